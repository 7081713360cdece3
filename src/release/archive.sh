#!/bin/sh
# What a closed network carries in, as one file: target/sekisho-VERSION.tar.gz with the service, launchers for Linux and Windows,
# the verifier's jar, contract, handbook, bill of materials, licences and sums. The same files make the same bytes.
#   src/release/archive.sh VERSION TIME
set -eu
version=$1 time=$2
cd "$(dirname "$0")/../.."
name=sekisho-$version
folder=target/release/$name
rm -rf target/release
mkdir -p "$folder"
cp -r src/release/bin target/quarkus-app openapi deploy docs "$folder"
cp "target/$name-verifier.jar" README.md README.ja.md CHANGELOG.md SECURITY.md LICENSE NOTICE "$folder"
cp target/bom.json "$folder/sbom.cyclonedx.json"
(cd "$folder" && find . -type f ! -name SHA256SUMS -print0 | LC_ALL=C sort -z | xargs -0 sha256sum > SHA256SUMS)
find "$folder" -type f -exec chmod 644 {} + && find "$folder" -type d -exec chmod 755 {} + && chmod 755 "$folder/bin/sekisho"
tar --sort=name --mtime="$time" --owner=0 --group=0 --numeric-owner --format=gnu -C target/release -cf - "$name" \
  | gzip -n > "target/$name.tar.gz"
