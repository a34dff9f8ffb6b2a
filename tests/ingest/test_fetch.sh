#!/bin/bash
# truce fetch against a server that is slow, endless, short, wrong and closed: each problem is told by address, the rest is read, and a second round asks little.
set -u
command -v python3 >/dev/null || { echo "skipped: no python3"; exit 0; }
work=$(mktemp -d)
python3 tests/ingest/server.py >"$work/port" &
server=$!
trap 'kill $server 2>/dev/null; rm -rf "$work"' EXIT
for _ in $(seq 50); do [ -s "$work/port" ] && break; sleep 0.1; done
site=http://127.0.0.1:$(cat "$work/port")
failed=0
fail() { echo "FAILED: $*"; failed=1; }
fetch() { "$TRUCE" fetch --format jsonl --pages "$work/pages.db" --delay 1 --timeout 5 --size 2 "$@"; }
expect() { grep -q "$2" "$1" || fail "$1 lacks '$2'"; }

fetch "$site/feed.xml" >"$work/out" 2>"$work/err" && fail "a private address was not refused"
expect "$work/err" "private or local"
[ -s "$work/out" ] && fail "something came from a private address"

printf '# nothing yet\n' >"$work/none.txt"
fetch "$work/none.txt" >"$work/out" 2>"$work/err" && fail "a file without an address is no mistake"
expect "$work/err" "none.txt: Holds no address"
fetch "$work" >"$work/out" 2>"$work/err" && fail "a folder is no file of addresses"
expect "$work/err" "Cannot be read"
fetch --pages "$work/none/pages.db" "$site/feed.xml" >"$work/out" 2>"$work/err" && fail "pages that cannot be kept are no mistake"
expect "$work/err" "none/pages.db: "
"$TRUCE" follow --every 0 "$site/feed.xml" >"$work/out" 2>&1; [ $? = 2 ] || fail "no wait between two rounds"

fetch --allow-private "$site/feed.xml" >"$work/out" 2>"$work/err"
[ $? = 1 ] || fail "problems must give exit code 1"
[ "$(wc -l <"$work/out")" = 4 ] || fail "four pages are good, $(wc -l <"$work/out") came"
for title in "comes to harbour" "Mediator and harbour" "Zipped harbour" "Busy harbour"; do expect "$work/out" "$title"; done
expect "$work/out" '"source":"Harbour Gazette"'
expect "$work/out" '"published":"2015-03-02","published_basis":"metadata"'
expect "$work/err" "/slow: The answer takes longer"
expect "$work/err" "/endless: The answer is larger"
expect "$work/err" "/bomb: The answer is larger"
expect "$work/err" "/short: The answer is broken"
expect "$work/err" "/picture: Is no text"
expect "$work/err" "/loop: Redirects more than"
expect "$work/err" "/inside: Is no http"
expect "$work/err" "/gone: The server answers with status 404"
expect "$work/err" "/closed/page: Its robots.txt does not allow it"

fetch --allow-private --recheck-all "$site/feed.xml" >"$work/again" 2>"$work/err"
[ "$(wc -l <"$work/again")" = 1 ] || fail "only the changed page is new, $(wc -l <"$work/again") came"
expect "$work/again" "The mediator left"
expect "$work/err" "1 changed"

fetch --allow-private "$site/feed.xml" >"$work/third" 2>"$work/err" || fail "a round without anything due is no failure"
[ -s "$work/third" ] && fail "nothing was due, yet something came"
fetch --allow-private "$site/live" >"$work/live" 2>"$work/err" || fail "a live blog is no problem"
[ "$(wc -l <"$work/live")" = 3 ] || fail "three entries make three reports, $(wc -l <"$work/live") came"
fetch --allow-private --recheck-all "$site/live" >"$work/live" 2>"$work/err"
[ "$(wc -l <"$work/live")" = 2 ] || fail "one entry is new and one changed, $(wc -l <"$work/live") came"
expect "$work/err" "1 new report, 1 changed"
expect "$work/live" 'https://gazette.example/live#e2'

"$TRUCE" fetch --allow-private --delay 1 --store "$work/truce.db" --pages "$work/proof.db" "$site/good" >/dev/null 2>"$work/err" || fail "a good page goes into the record"
"$TRUCE" why --no-tree --store "$work/truce.db" --pages "$work/proof.db" 1 >"$work/why"
expect "$work/why" "UTC from $site/good"
expect "$work/why" "the bytes kept have this hash"
[ $failed = 0 ] && echo "fetching behaves"
exit $failed
