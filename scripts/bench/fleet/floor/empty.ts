import { serveFloor } from "./serve.js";

// The engine's floor: a provider that does nothing.
serveFloor({ configure: () => undefined, look: () => Promise.resolve() });
