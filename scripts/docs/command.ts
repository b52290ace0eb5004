import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { PICTURES } from "./pictures.js";

const images = resolve(__dirname, "../../../docs/images");
mkdirSync(images, { recursive: true });
for (const [name, draw] of Object.entries(PICTURES)) {
    writeFileSync(join(images, name), draw());
    console.log(`docs/images/${name} is written.`);
}
