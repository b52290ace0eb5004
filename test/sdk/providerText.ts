/**
 * What the state of every stack in the world holds for each `HaActiveNode`, written out here a second time on purpose: it
 * may never change, so a test must not take it from the code.
 */
export const PROVIDER_TEXT =
    'exports.handler = () => require("module").createRequire(process.cwd() + "/")("pulumi-oracle-sbc/provider").haActiveNode;';
