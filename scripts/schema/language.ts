/**
 * What the generators of each language are told.
 *
 * For Node.js there is no generated SDK, but code that `pulumi import` writes and examples on a registry: `packageName` is what
 * these import, so it is the entry with the plugin's classes. See docs/decisions/006-the-npm-root.md.
 *
 * `respectSchemaVersion`: a generated SDK has the plugin's version. No `requires` for Python: the generator knows best what
 * its code needs of Pulumi's SDK. The Go module is at home on no host: a program's go.mod says by `replace` where it lies.
 */
export const language = {
    nodejs: { packageName: "pulumi-oracle-sbc/plugin", respectSchemaVersion: true },
    python: {
        packageName: "pulumi_oracle_sbc",
        pyproject: { enabled: true },
        inputTypes: "classes-and-dicts",
        respectSchemaVersion: true,
        readme: "The active node of Oracle SBC high-availability pairs, declared in Python. Generated from the plugin's schema.\n",
    },
    go: {
        importBasePath: "pulumi-oracle-sbc/sdk/go/oraclesbc",
        rootPackageName: "oraclesbc",
        respectSchemaVersion: true,
    },
    csharp: { namespaces: { "oracle-sbc": "OracleSbc" }, respectSchemaVersion: true },
};
