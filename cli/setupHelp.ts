export const setupHelp = `Usage: pulumi-oracle-sbc setup [options]

Writes into the project's Pulumi.yaml (or Pulumi.json) where the plugin oracle-sbc is, which programs in YAML, Python, Go
and with pulumi-oracle-sbc/plugin need. Every other character of the file stays. Does nothing if the plugin is there already.

Options:
  --check           write nothing; exit with 1 if the file does not name the plugin
  --directory PATH  where to look for the project's file, upwards (the working directory)
  --path PATH       folder of the plugin, relative to that file (that of the installed npm package)
  --help            print this
`;
