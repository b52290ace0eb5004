import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { schemaText } from "./packageSchema.js";

/** `npm run schema`: writes what the plugin says of itself, from what the Node.js package declares. */
const root = resolve(__dirname, "../../..");
const file = join(root, "provider/plugin/schema.json");
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, schemaText(root));
