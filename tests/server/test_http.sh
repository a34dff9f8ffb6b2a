#!/usr/bin/env bash
# truce serve as clients see it: answers, tags, roles, limits, bad clients, other programs on the same store.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$TRUCE" read --quiet --store "$folder/truce.db" samples/2012-09-04-andes-wire.txt samples/2016-10-02-andes-wire.txt samples/2016-10-05-meridian-radio.txt
python3 tests/server/http_client.py "$TRUCE" "$folder"
