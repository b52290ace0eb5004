/**
 * What Pulumi stores for every resource and later runs: the name of the installed package's entry, never code, so that an
 * upgrade reaches resources that exist already. A state-format commitment: neither the entry nor the name may change.
 */
export const PROVIDER_TEXT =
    'exports.handler = () => require("module").createRequire(process.cwd() + "/")("pulumi-oracle-sbc/provider").haActiveNode;';

/** What Pulumi calls the resource, in state and in an import. As lasting as the text. */
export const RESOURCE_TYPE = "pulumi-nodejs:dynamic/oracle-sbc:HaActiveNode";
