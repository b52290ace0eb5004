import { kills } from "./killed.js";
import { killsOfEachFace, oneOfEachRow } from "./moments.js";

killsOfEachFace("at each of its steps", kills, oneOfEachRow);
