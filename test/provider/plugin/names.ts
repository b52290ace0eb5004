/** What the plugin of the protocol's tests serves. */
export const RESOURCE = "test:index:Resource";
export const FUNCTION = "test:index:echo";
export const URN = `urn:pulumi:stack::project::${RESOURCE}::one`;
