export const setupHelp = `Usage: pulumi-oracle-sbc setup [options]

Makes the plugin oracle-sbc usable in a project, which programs in YAML, Python, Go and with pulumi-oracle-sbc/plugin need.
It writes into the project's Pulumi.yaml (or Pulumi.json) where the plugin is, and installs it into Pulumi's cache, where
pulumi install looks for it. Every other character of the file stays. A second run changes nothing.

Options:
  --check           change nothing; exit with 1 if the file does not name the plugin, or the cache does not have it
  --directory PATH  where to look for the project's file, upwards (the working directory)
  --no-install      the file alone; leave Pulumi's cache as it is
  --path PATH       folder of the plugin, relative to that file (that of the installed npm package)
  --help            print this
`;
