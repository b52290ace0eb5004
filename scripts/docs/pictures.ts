import { folders } from "./folders.js";
import { oneSwitchover } from "./oneSwitchover.js";

/** The pictures of docs/images, by file name. */
export const PICTURES: Readonly<Record<string, () => string>> = {
    "one-switchover.svg": oneSwitchover,
    "folders.svg": folders,
};
