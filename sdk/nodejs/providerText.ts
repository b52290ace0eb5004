const parts = [
    // The module by the installed package's name, as the working directory finds it.
    `exports.handler=(p="pulumi-oracle-sbc",n=p+"/provider",r=require("module").createRequire(process.cwd()+"/"),f)=>{`,
    // Resolving tells a package that is missing from one that fails while it loads.
    `try{r.resolve(n)}catch(e){f=_=>{throw e};e.code=="MODULE_NOT_FOUND"||f();`,
    // Pulumi prints the stack too. No method `configure`: it is called before each of the others, `delete` included.
    "e.stack=e.message=`Install ${p} in this project`;return{check:f,diff:f,create:f,read:f,update:f,delete(){}}}",
];

/**
 * @param handler the export of `pulumi-oracle-sbc/provider` with the resource's life cycle
 */
export function providerTextOf(handler: string): string {
    return [...parts, `return r(n).${handler}}`].join("");
}

/**
 * What Pulumi stores for every resource and later runs: the name of the installed package's entry, so that an upgrade reaches
 * resources that exist already. If a project has lost the package, deleting works, for it does nothing on the nodes; every
 * other method says what to install.
 *
 * A state-format commitment: neither the entry nor the name may change. At most 320 bytes.
 */
export const PROVIDER_TEXT = providerTextOf("haActiveNode");

/** What Pulumi calls the resource, in state and in an import. As lasting as the text. */
export const RESOURCE_TYPE = "pulumi-nodejs:dynamic/oracle-sbc:HaActiveNode";

/** The same of a `WaveGate`. */
export const GATE_TYPE = "pulumi-nodejs:dynamic/oracle-sbc:WaveGate";

/** The same of a `Topology`. */
export const TOPOLOGY_TYPE = "oracle-sbc:index:Topology";

/** Where the output `status` of a `Topology` has the pairs without a site. */
export const NO_SITE = "(no site)";
