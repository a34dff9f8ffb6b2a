# Whom a line is meant for that leaves it open: the reasons are read from a file, told by why and listed by meant. Sentences to try: test_tried.sh.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "FAILED: $1"; exit 1; }

mkdir -p "$work/data/codebook"
cp data/codebook/*.classes data/codebook/*.frames "$work/data/codebook/"
printf 'least\t*\t0.5\nno such ground\t*\t1\n' > "$work/data/codebook/meant.tsv"
"$TRUCE" codebook list --data "$work/data" > /dev/null 2> "$work/said" && fail "a ground that nobody knows is taken"
grep -q 'meant.tsv' "$work/said" && grep -q 'line 2' "$work/said" || fail "the fault is not told with file and line"

if [ ! -e data/model/reader.truce ]; then echo "skipped the rest: no model"; exit 0; fi
threat='Sudan and the Nuba Front held talks in Juba. On Monday Sudan threatened to end the truce. The Front said it would not yield.'
printf 'Published 2024-06-01\n\n%s\n' "$threat" > "$work/threat.txt"
"$TRUCE" read --format jsonl "$work/threat.txt" | grep -q '"frame":"context.other-side"' || fail "why does not name the reason"
"$TRUCE" codebook meant "$work/threat.txt" | grep '"for":"THREATEN"' | grep -q '"other side"' || fail "meant does not tell the grounds"
echo ok
