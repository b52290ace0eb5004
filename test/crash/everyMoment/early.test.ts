import { earlyKills } from "../early.js";
import { killsOfEachFace, theOthers } from "../moments.js";

killsOfEachFace("right after it began", earlyKills, theOthers);
