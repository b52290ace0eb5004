import Module from "node:module";

/** What Pulumi's SDK turns functions into text with. This provider's text is written by hand: none of it is ever used. */
const UNUSED: readonly string[] = ["@npmcli/arborist", "typescript"];
const ITS_USERS = /@pulumi[\\/]pulumi[\\/](runtime[\\/]closure[\\/]|typescript-shim)/;

interface Loader {
    _load: (request: string, parent: NodeModule | undefined, isMain: boolean) => unknown;
}

const loader = Module as unknown as Loader;
const { _load: load } = loader;

/** Loaded with its first use, which is two thirds of the time that a process with Pulumi's SDK takes to start. */
loader._load = function (request, parent, isMain) {
    const loadNow = () => load.call(loader, request, parent, isMain) as Record<string | symbol, unknown>;
    if (!UNUSED.includes(request) || !ITS_USERS.test(parent?.filename ?? "")) return loadNow();
    return new Proxy({}, { get: (_target, name) => (name === "__esModule" ? true : loadNow()[name]) });
};
