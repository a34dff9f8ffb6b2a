#!/usr/bin/env bash
# truce layers: one report in its three forms: a view for people, CoNLL-U with all layers in MISC, JSON.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
printf 'JUBA, 12 March 2025 - Kenya said on Tuesday that rebels had shelled Malakal.\n' > "$folder/report.txt"
has() { grep -qE "$2" "$1" || { echo "FAILED: $1 lacks $2"; cat "$1"; exit 1; }; }
"$TRUCE" layers "$folder/report.txt" > "$folder/view"
has "$folder/view" '^  1  JUBA, 12 March 2025'
has "$folder/view" 'who    Kenya = Kenya . state . KEN'
has "$folder/view" 'Malakal = Malakal . SSD'
has "$folder/view" 'Tuesday = 2025-03-11'
has "$folder/view" 'says   Kenya'
! grep -q $'\033' "$folder/view" || { echo "FAILED: colour without a terminal"; exit 1; }
"$TRUCE" layers --colour "$folder/report.txt" | grep -q $'\033\[1;36mKenya' || { echo "FAILED: no colour with --colour"; exit 1; }
"$TRUCE" layers --format conllu "$folder/report.txt" > "$folder/conllu"
has "$folder/conllu" '^# text = JUBA, 12 March 2025'
has "$folder/conllu" 'Actor=[0-9]+:Kenya'
has "$folder/conllu" 'Place=[0-9]+:Malakal'
has "$folder/conllu" 'Time=[0-9]+-[0-9]+:date:2025-03-11'
has "$folder/conllu" 'Speaker=[0-9]+:Kenya'
awk -F'\t' '/^[0-9]/ && NF != 10 { exit 1 }' "$folder/conllu" || { echo "FAILED: a row without ten columns"; exit 1; }
"$TRUCE" layers --format json "$folder/report.txt" > "$folder/json"
has "$folder/json" '"published":"2025-03-12"'
has "$folder/json" '"names":\[\{'
if "$TRUCE" layers --format xml "$folder/report.txt" 2> "$folder/error"; then echo "FAILED: an unknown form passes"; exit 1; fi
has "$folder/error" 'cannot turn text into xml'
echo "layers: 14 checks"
