import * as pulumi from "@pulumi/pulumi";
import * as sbc from "pulumi-oracle-sbc/plugin";

// Two sites, each with credentials and a certificate authority of its own: a provider for each. docs/languages.md has the
// same in the other languages.
//
//   npm ci && npm run build      # in the root of this repository: makes bin/plugin
//   cd examples/two-sites
//   pulumi stack init dev
//   pulumi config set --path 'chicago.addressA' 10.20.0.11
//   pulumi config set --path 'chicago.addressB' 10.20.0.12
//   pulumi config set --path 'chicago.username' gitops
//   pulumi config set --path 'chicago.caCertificate' < chicago.pem
//   pulumi config set --secret chicagoPassword
//   # the same for madrid
//   pulumi up
const config = new pulumi.Config();

interface Site {
    addressA: string;
    addressB: string;
    username: string;
    caCertificate: string;
    /** Changing it moves the site's calls. */
    activeNode?: string;
}

function declare(name: string, prefix: string): sbc.HaActiveNode {
    const site = config.requireObject<Site>(name);
    const provider = new sbc.Provider(name, {
        username: site.username,
        password: config.requireSecret(`${name}Password`),
        caCertificate: site.caCertificate,
    });
    return new sbc.HaActiveNode(
        name,
        {
            nodes: [
                { name: `${prefix}-a`, address: site.addressA },
                { name: `${prefix}-b`, address: site.addressB },
            ],
            activeNode: site.activeNode ?? `${prefix}-a`,
        },
        { provider },
    );
}

/** What the devices report, not the desired node. */
export const chicago = declare("chicago", "sbc-chi").activeNode;
export const madrid = declare("madrid", "sbc-mad").activeNode;
