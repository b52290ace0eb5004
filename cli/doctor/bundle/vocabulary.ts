/** Words of messages that say nothing of who runs the device: whatever is none of them is replaced. */
const WORDS = `a about above accept accepted access account action activate active address after again alarm all allowed already an and any
api application are arp as at attempt authentication authorization available back bad became because becoming been before below between
bgf body boot but by call calls can cannot card change changed check client closed code collect command component components config
configuration connection contain content control could count cpu current data database date day days death denied detected did disabled
do does down due during element elements empty enabled end entry error errors event exceeded exist expired fail failed failover failure
false fan fatal fault field file for forbidden force forced format found from full gateway given global go going greater ha hardware has
have header health heartbeat high host hour hours html http https id if iked in inactive incomplete info initial initiated
internal interface into invalid ip ipsec known here see is it its key last latest less level limit link list local lock locked log login loss lost low
management manual manually may media memory message messages method minute minutes missing mode module must name network new
nginx no node none normal not nothing now number of off offline ok old on one online only operation or other out over own page parameter
password path peer peers percent permission pending please port power primary privileges process protocol query radius ready reason
reboot rebooting received recovery redundancy redundant refused registration relinquishing remote removed reply reported request
requested required requires resource response rest restart role root route running seconds second secondary security sent server
service session sessions set sessutil should signalling sip slot software stale standalone standby start started state status stop stopped
success switch switchover switched sync synchronized system table task taken temperature than that the their then there this
time timed timeout times timestamp to token too true two type unable unacceptable unauthorized under unit unknown unsupported until up
update upgrade uri url use used user username using valid value values version versionid was watchdog were when which while will with
without xml yes you your administrator admin ms mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep oct nov dec gmt utc
gzip identity chunked close keep alive keepalive max text charset utf-8 application/xml text/xml text/html public private no-cache
no-store must-revalidate max-age includesubdomains nosniff deny sameorigin httponly samesite basic bearer digest realm doctype apache tomcat jetty lighttpd openresty oracle`;

/** As the documentation spells states, KPI types and elements, in one word. */
const NAMES = `becomingactive becomingstandby relinquishingactive outofservice activepending standbypending outofservicepending globalsessions
sesscapacityutil sipregistrations syscpuutil sysmemoryutil sysglobalconsessions sysglobalcps kpitypes kpis supportedversions
application/xml statistics`;

const vocabulary: ReadonlySet<string> = new Set(`${WORDS} ${NAMES}`.split(/\s+/));

export function isOrdinaryWord(word: string): boolean {
    return vocabulary.has(word.toLowerCase());
}

/** Names of the report itself and of documented elements: a name that is part of them can't be searched for. */
const OWN_NAMES =
    `pulumi-oracle-sbc device report format version made by package node replaced kind times nodes name address certificate
findings topic verdict exchanges request at tookMs answer statusLine headers framing ends chunks asHeadersSay body problem GET POST rest
auth token system status api supportedversions statistics kpiTypes kpis type globalSessions HTTP xml standalone encoding response data
messages links link errorMessage accessToken latestVersion otherVersions supportedVersions upTime uptimeSeconds hostName
systemState role healthScorePercent haPeerName haPeerRole haHealthScorePercent haSockets haSwitchOvers haSyncState component state
switchOverLogs switchOver info newState oldState time Server Date Content-Type Content-Length Transfer-Encoding Connection host-
user- password- token- serial- fingerprint- subject- word- value- notOk notKnown validFrom validTo selfSigned fingerprint names chain protocol
cipher subject`.toLowerCase();

const SHORTEST = 4;

/**
 * Whether a name can't be told from what every report holds: then it is replaced where it stands alone, and not searched for.
 * A few digits stand in any time.
 */
export function isTooOrdinary(original: string): boolean {
    const text = original.trim().toLowerCase();
    return text.length < SHORTEST || /^[\d.:\s-]{1,7}$/.test(text) || OWN_NAMES.includes(text) || isOrdinaryPart(text);
}

function isOrdinaryPart(text: string): boolean {
    return text !== "admin" && vocabulary.has(text);
}
