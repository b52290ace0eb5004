export const setupHelp = `Usage: pulumi-oracle-sbc setup [options]

Writes into the project's Pulumi.yaml where the plugin oracle-sbc lies, which programs in YAML, Python, Go and with
pulumi-oracle-sbc/plugin need; everything else in the file stays as it is. Does nothing where it stands there already.

Options:
  --check           write nothing; exit with 1 where something would have to be written
  --directory PATH  where to look for Pulumi.yaml, upwards (the working directory)
  --path PATH       folder of the plugin, relative to Pulumi.yaml (that of the installed npm package)
  --help            print this
`;
