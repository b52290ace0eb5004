import { kills } from "../killed.js";
import { killsOfEachFace, theOthers } from "../moments.js";

killsOfEachFace("at each of its steps", kills, theOthers);
