# truce codebook: list, show, check (all examples hold), try, coverage, and what is said about wrong use. Sentences to try: test_tried.sh.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "FAILED: $1"; exit 1; }

"$TRUCE" codebook list | tail -1 | grep -q ' frames, ' || fail "list does not end with the version"
"$TRUCE" codebook show agree.assent | grep -q '^when ' || fail "show does not show conditions"
"$TRUCE" codebook show 'agree.assent#1' | grep -q '^gives ' || fail "show does not show one example"
"$TRUCE" codebook show 'agree.assent#99' 2>/dev/null && fail "an example that is not there is shown"
"$TRUCE" codebook show no.such.frame 2>/dev/null && fail "an unknown frame is shown"
"$TRUCE" codebook >/dev/null 2>&1; [ $? = 2 ] || fail "no operand should be wrong usage"
"$TRUCE" codebook dance >/dev/null 2>&1; [ $? = 2 ] || fail "an unknown word should be wrong usage"

mkdir -p "$work/data/codebook"
printf 'frame a\nverb accept\nwhen nowhere is actor\n' > "$work/data/codebook/broken.frames"
"$TRUCE" codebook list --data "$work/data" 2> "$work/said" && fail "a broken codebook opens"
grep -q 'broken.frames' "$work/said" && grep -q 'line 3' "$work/said" || fail "the fault is not told with file and line"

classes=$(grep -h '^class ' data/codebook/*.classes | cut -d' ' -f2)
twice=$(sort <<< "$classes" | uniq -d)
[ -z "$twice" ] || fail "classes that stand in two places: $twice"
for class in $classes; do
  case $class in context.*) continue ;; esac
  grep -qE "@$class( |$)" data/codebook/*.frames || grep -qx "+ $class" data/codebook/*.classes || grep -q "\"$class\"" src/record/classes.h || fail "nobody asks for class $class"
done

if [ ! -e data/model/reader.truce ]; then echo "skipped the rest: no model"; exit 0; fi
"$TRUCE" codebook check > "$work/check" || { cat "$work/check"; fail "an example of the codebook does not hold"; }
grep -q ' 0 failed' "$work/check" || fail "check does not count"
"$TRUCE" codebook check no.such.frame > /dev/null 2>&1 && fail "check of no frame goes well"
"$TRUCE" codebook try --why-not 'The machine rejected the coin.' | grep -q 'not stance.reject for "rejected": when ' || fail "try does not tell the condition that fails"
printf 'Plan\n\nNorway put forward a peace plan. The plan has three stages. In the first, the rebels would hand over their guns. The second provides for the withdrawal of troops. In the final stage, elections would be held. The rebels accepted the plan.\n' > "$work/stages.txt"
"$TRUCE" read --format jsonl "$work/stages.txt" | grep -q '"number":2,"text":"the withdrawal of troops".*"number":3,"text":"elections would be held"' || fail "stages told in sentences of their own are not the plan's"

cp -r data/codebook "$work/data/codebook-own" && rm -r "$work/data/codebook" && mv "$work/data/codebook-own" "$work/data/codebook"
printf 'frame own.event\nevent DANCE\nwrite stance party=actors position=supports about=last\n' > "$work/data/codebook/own.frames"
"$TRUCE" codebook list --data "$work/data" 2> "$work/said" && fail "an event of no type is read"
grep -q 'DANCE' "$work/said" || fail "the unknown type of event is not told"
mkdir -p "$work/reports"
printf 'Published 2024-06-01\n\nThe Kenyan government rejected the peace plan.\n' > "$work/reports/one.txt"
"$TRUCE" codebook coverage "$work/reports" > "$work/coverage" || fail "coverage fails"
grep -q 'frames wrote a line' "$work/coverage" || fail "coverage does not count frames"
echo ok
