#!/bin/sh
# fetch-cli.sh VERSION FOLDER
# Downloads Pulumi's CLI for Linux on x64 with the list of checksums of its release, and keeps it only if they agree. FOLDER/sha256
# has the sum: commit it, and a build will take no other archive.
set -eu
[ $# -eq 2 ] || {
    echo "usage: fetch-cli.sh VERSION FOLDER" >&2
    exit 2
}
version=$1
folder=$2
releases=${PULUMI_RELEASES:-https://github.com/pulumi/pulumi/releases/download}
archive="pulumi-v$version-linux-x64.tar.gz"
mkdir -p "$folder"
cd "$folder"
trap 'rm -f part checksums' EXIT
rm -f "$archive" sha256

curl --fail --silent --show-error --location --output part "$releases/v$version/$archive"
curl --fail --silent --show-error --location --output checksums "$releases/v$version/pulumi-$version-checksums.txt"
published=$(awk -v name="$archive" '$2 == name || $2 == "*" name { print $1 }' checksums)
found=$(sha256sum <part | cut -d ' ' -f 1)
if [ -z "$published" ] || [ "$found" != "$published" ]; then
    echo "$archive has the SHA-256 $found; published is ${published:-none}. It is not kept." >&2
    exit 1
fi
mv part "$archive"
printf '%s\n' "$found" >sha256
