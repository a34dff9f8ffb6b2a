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

# What the UD validator asks of texts and ids, on a text with what cannot be seen, an accent of its own, odd blanks, another character set.
printf 'The  rebels\trejected\xc2\xa0the truce.\r\n  \xe2\x80\x8bThey can\xe2\x80\x99t \xef\xbb\xbfmeet at the cafe\xcc\x81 in Bogot\xc3\xa1 \x01 now.\n' > "$folder/odd name.txt"
printf 'The caf\xe9 of the rebels was closed.\n' > "$folder/latin.txt"
"$TRUCE" layers --format conllu "$folder/odd name.txt" "$folder/latin.txt" > "$folder/conllu"
python3 - "$folder/conllu" <<'PYTHON' || { echo "FAILED: CoNLL-U that a validator would not take"; cat "$folder/conllu"; exit 1; }
import re, sys, unicodedata
text = open(sys.argv[1], encoding="utf-8").read()
assert unicodedata.is_normalized("NFC", text) and "caf\u00e9" in text
for block in text.strip().split("\n\n"):
    rows = [line.split("\t") for line in block.split("\n") if not line.startswith("#")]
    assert re.fullmatch(r"\S+", re.search(r"# sent_id = (.*)", block)[1])
    said, end = "", 0
    for row in rows:
        first, last = (row[0].split("-") * 2)[:2]
        if int(last) <= end: continue
        said += row[1] + ("" if "SpaceAfter=No" in row[9] or int(last) == int(rows[-1][0]) else " ")
        end = int(last)
    told = re.sub(r" +", " ", re.search(r"# text = (.*)", block)[1])
    assert said == told, (said, told)
PYTHON
head -c 3000 "$TRUCE" > "$folder/binary"
for form in view conllu json; do
  "$TRUCE" layers --format $form "$folder/binary" > "$folder/binary.out" 2>&1 && { echo "FAILED: bytes that are no text, as $form"; exit 1; }
  grep -q 'binary: Is no text' "$folder/binary.out" || { echo "FAILED: it is not told that bytes are no text, as $form"; cat "$folder/binary.out"; exit 1; }
done
echo "layers: 18 checks"
