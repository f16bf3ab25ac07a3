#!/bin/sh
# Install the Debian packages that Tocsin builds and tests with; says what it does, does nothing when all are there.
set -eu
packages="build-essential pkg-config libsqlite3-dev libxml2-dev libjansson-dev zlib1g-dev libutf8proc-dev libcmocka-dev"
missing=
for p in $packages; do
	dpkg-query -W -f '${Status}' "$p" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $p"
done
[ -z "$missing" ] && exit 0
echo "Installing packages:$missing"
sudo=
if [ "$(id -u)" != 0 ]; then
	command -v sudo >/dev/null || { echo "Please install as root:$missing" >&2; exit 1; }
	sudo=sudo
fi
$sudo apt-get update -q
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
