# Whom a line is meant for that leaves it open: filled in from the report with the reason, or left open.
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
try() { "$TRUCE" codebook try "$1"; }

threat='Sudan and the Nuba Front held talks in Juba. On Monday Sudan threatened to end the truce. The Front said it would not yield.'
try "$threat" | grep 'type=THREATEN' | grep -q 'recipients=Nuba Front' || fail "a threat of one side is not meant for the other"
printf 'Published 2024-06-01\n\n%s\n' "$threat" > "$work/threat.txt"
"$TRUCE" read --format jsonl "$work/threat.txt" | grep -q '"frame":"context.other-side"' || fail "why does not name the reason"
"$TRUCE" codebook meant "$work/threat.txt" | grep '"for":"THREATEN"' | grep -q '"other side"' || fail "meant does not tell the grounds"

war='The government of Chad and the Front for the South have fought since May. The Front struck an army post on Monday.'
try "$war Chad ordered its units to move to the border." | grep -q 'demand=' && fail "an order to one's own units is an appeal to somebody"
try "$war Chad asked Chadian troops to leave the town." | grep -Eq '(recipients|whom)=Front' && fail "what one asks of his own troops is meant for the other side"
try "$war Chad sent tanks and jets to the border on Monday." | grep -Eq 'recipients=[^ ]*(tanks|jets)' && fail "weapons are somebody that an act is meant for"
try "$war The Front fired in front of a grocery." | grep -Eq 'recipients=[^ ]*front( |\+)' && fail "the front of a grocery is somebody"
try "$war The Front expressed to the president of Kenya its concern about the camps." | grep 'type=ACCUSE' | grep -q 'recipients=[A-Z]' &&
  fail "whoever is told of a concern is blamed"
abroad='Sudan shelled the Front for the South in northern Chad on Monday. The Front for the South shelled a Sudanese post in return. In Chad, hundreds fled.'
try "$abroad Across Chad, schools closed. Sudan threatened to send more troops." | grep 'type=THREATEN' | grep -q 'recipients=Chad' &&
  fail "the land that is fought over is a side"
try "The Chadian president met the Front for the South in May. Chad and the Front signed a truce. On Monday the president of Chad rejected a second truce." |
  grep 'type=REJECT' | grep -q 'recipients=Chad' && fail "a president rejects something of his own state"
try "Kenya condemned the attack on a Sudanese city." | grep 'type=ACCUSE' | grep -q 'recipients=Sudan' && fail "who was struck is blamed for it"
try "Chad condemned the invasion of Sudan by Kenya." | grep 'type=ACCUSE' | grep -q 'recipients=Kenya' || fail "who struck is not blamed"
try "As our correspondent John Murdock reports, the general's supporters began a rally in Abuja to urge him to run for president." |
  grep -Eq '(recipients|whom)=John' && fail "whoever tells the report is asked in it"
echo ok
