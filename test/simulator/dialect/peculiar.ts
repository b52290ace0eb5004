/** A pair as no document has it: other order and wrapping, other capitals, another form of time, chunks, a front end of its own. */
export function peculiarReport(change: (body: string) => string = (body) => body): object {
    return {
        format: "pulumi-oracle-sbc device report",
        version: 1,
        nodes: [
            node("host-1", "host-2", "ACTIVE", "STANDBY", 230, change),
            node("host-2", "host-1", "STANDBY", "ACTIVE", 0, change),
        ],
    };
}

const HEADERS = [
    ["Date", "Thu, 26 Nov 2026 12:00:00 GMT"],
    ["X-Frame-Options", "SAMEORIGIN"],
    ["Content-Type", "text/xml;charset=UTF-8"],
    ["Transfer-Encoding", "chunked"],
    ["Server", "lighttpd/1.4.55"],
];

function answer(body: string, status = "200 Success") {
    return { statusLine: `HTTP/1.1 ${status}`, headers: HEADERS, ends: "chunked", chunks: [64, 128, 1], body };
}

function node(
    name: string,
    peer: string,
    role: string,
    peerRole: string,
    sessions: number,
    change: (body: string) => string,
) {
    const links = ["globalSessions", "sysCPUUtil"].map(
        (type) => `<link>https://192.0.2.1:443/rest/v1.1/statistics/kpiTypes?type=${type}</link>`,
    );
    return {
        name,
        address: "192.0.2.1:443",
        exchanges: [
            {
                request: "POST /rest/v1.2/auth/token",
                answer: answer(
                    "<response><messages><message><errorMessage>unsupported version</errorMessage></message></messages></response>",
                    "404 Not Found",
                ),
            },
            {
                request: "POST /rest/v1.1/auth/token",
                answer: answer(
                    "<response><data><session><accessToken>token-1</accessToken></session></data></response>",
                ),
            },
            { request: "GET /rest/v1.1/system/status", answer: answer(change(status(name, peer, role, peerRole))) },
            {
                request: "GET /rest/api/supportedversions",
                answer: answer(
                    "<response><data/><messages><errorMessage>not known</errorMessage></messages></response>",
                    "404 Not Found",
                ),
            },
            {
                request: "GET /rest/v1.1/statistics/kpiTypes",
                answer: answer(`<response><data/><links>${links.join("\n")}</links></response>`),
            },
            {
                request: "GET /rest/v1.1/statistics/kpis?type=globalSessions",
                answer: answer(
                    `<response><data><kpi><sysGlobalCPS>3</sysGlobalCPS><sysGlobalConSessions> ${sessions} </sysGlobalConSessions></kpi></data></response>`,
                ),
            },
        ],
    };
}

function status(name: string, peer: string, role: string, peerRole: string): string {
    return `<?xml version='1.0'?>
<response>
 <links/>
 <data>
  <platform>software</platform>
  <switchOverLogs>
   <list>
    <entry id="2"><switchOver><time>2026-11-20 09:10:11.250 +0100</time><oldState>ACTIVE</oldState><newState>RELINQUISHINGACTIVE</newState><info>Active to RelinquishingActive, forced by command</info></switchOver></entry>
    <entry id="1"><switchOver><time>2026-11-19 23:00:00.000 +0100</time><oldState>STANDBY</oldState><newState>BECOMINGACTIVE</newState><info>Standby to BecomingActive, active peer ${peer} has timed out</info></switchOver></entry>
   </list>
  </switchOverLogs>
  <haPeerRole>${peerRole}</haPeerRole>
  <haPeerName>${peer}</haPeerName>
  <role> ${role} </role>
  <haSyncState><component><state>DISABLED</state><name>tCCD</name></component></haSyncState>
  <haSyncState><component><state>TRUE</state><name>tFOO</name></component></haSyncState>
  <hostName>${name}</hostName>
  <healthScorePercent>98</healthScorePercent>
  <haSwitchOvers>17</haSwitchOvers>
  <systemState>ONLINE</systemState>
  <uptimeSeconds>4711</uptimeSeconds>
 </data>
</response>
`;
}
