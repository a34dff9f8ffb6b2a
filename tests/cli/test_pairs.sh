#!/usr/bin/env bash
# truce read --pairs: one relation for each marked pair, in the order given; status and PLOVER's type follow from the words.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/pairs.jsonl" <<'IN'
{"id":"1","text":"Kenya accused the Somali government of shelling the town of Mandera.","pairs":[{"source":{"start":0,"end":5},"target":{"start":14,"end":35}}]}
{"id":"2","text":"Ghana will send doctors to Togo next week.","pairs":[{"source":{"start":0,"end":5},"target":{"start":27,"end":31}}]}
{"id":"3","text":"Nothing is marked here.","pairs":[]}
IN
"$TRUCE" read --pairs "$folder/pairs.jsonl" > "$folder/out"
[ "$(wc -l < "$folder/out")" -eq 3 ] || { echo "FAILED: not one object a line of input"; exit 1; }
check() { sed -n "$1p" "$folder/out" | grep -q "$2" || { echo "FAILED: line $1 lacks $2"; exit 1; }; }
check 1 '"type":"ACCUSE"'
check 2 '"plover":"AGREE"'
check 2 '"status":"planned"'
check 3 '"pairs":\[\]'
"$TRUCE" read --pairs < "$folder/pairs.jsonl" | cmp -s - "$folder/out" || { echo "FAILED: standard input gives another answer"; exit 1; }
echo "pairs: 4 checks"
