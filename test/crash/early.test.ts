import { earlyKills } from "./early.js";
import { killsOfEachFace, oneOfEachRow } from "./moments.js";

killsOfEachFace("right after it began", earlyKills, oneOfEachRow);
