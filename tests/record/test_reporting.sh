# News and commentaries: an event that only the heads of the model see stays in news and goes in a commentary.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "FAILED: $1"; exit 1; }
if [ ! -e data/model/reader.truce ]; then echo "skipped: no model"; exit 0; fi

news='The Kenyan army crushed Ugandan hopes with an assault on the camp. Kenya rejected the peace plan of Uganda.'
mused='There is no good way to end a war. Why did Kenya lose its patience? Perhaps it never had any. Wars are costly, and peace is slow. If nobody trusts the other, nothing moves. We have seen this before. What might change it? Courage, perhaps. Some would call it luck. You could call it weariness. Our own leaders had both. It would be wise to think again.'
count() { printf 'Published 2024-06-01\n\n%s\n' "$2" > "$work/text.txt"; "$TRUCE" read --format jsonl "$work/text.txt" | grep -o "\"type\":\"$1\"" | grep -c .; }
[ "$(count ASSAULT "$news")" = 1 ] || fail "news loses what the heads do not second"
[ "$(count ASSAULT "$news $mused")" = 0 ] || fail "a commentary keeps what the heads do not second"
[ "$(count REJECT "$news $mused")" = 1 ] || fail "a commentary loses what the heads second"
echo ok
