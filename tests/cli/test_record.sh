# The record from the command line: reading, the state of play, corrections, watch file, review, export; and bad input of every kind.
set -u
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export TRUCE_STORE=$folder/record.db TRUCE_USER=ana COLUMNS=90
failures=0
check() { # check 'what' expected-code 'words expected in the output' command…
  what=$1 code=$2 words=$3
  shift 3
  output=$("$@" 2>&1 </dev/null)
  got=$?
  if [ "$got" != "$code" ]; then echo "FAILED: $what: exit code $got, not $code: $output" | head -5; failures=$((failures + 1)); fi
  case $output in *"$words"*) ;; *) echo "FAILED: $what: '$words' is not in: $output" | head -5; failures=$((failures + 1)) ;; esac
}

cp samples/2012-11-19-caribbean-post.txt samples/2014-12-17-andes-wire.txt samples/2016-06-23-andes-wire.txt "$folder"
mkdir "$folder/in" && mv "$folder"/*.txt "$folder/in"
cat > "$folder/in/2012-11-20-weather.txt" <<'TEXT'
Rain over the lakes
Published November 20, 2012

Rain fell over the lakes on Tuesday. Farmers welcomed it. The harvest will be good, they said.
TEXT

check 'no store yet' 1 'No such store' "$TRUCE" report
check 'reading a folder' 0 '4 reports read' "$TRUCE" read "$folder/in"
check 'reading it again changes nothing' 0 '0 reports read, 4 known already' "$TRUCE" read --quiet "$folder/in"
check 'the store beside the reports is none of them' 0 '0 reports read, 4 known already' "$TRUCE" read --quiet "$folder"
check 'state of play' 0 'On the table' "$TRUCE" report
check 'plain where there is no terminal' 0 'Positions' "$TRUCE" report --plain --width 40
check 'Markdown' 0 '## Positions' "$TRUCE" report --format md
check 'HTML' 0 '<!DOCTYPE html>' "$TRUCE" report --format html
check 'JSON' 0 '"proposals":[' "$TRUCE" report --format json
for view in state_of_play proposals positions deadlines mediation itineraries access calls spillover domestic figures contradictions silence reactions timeline network new; do
  check "view $view" 0 '' "$TRUCE" report --view $view
done
[ "$("$TRUCE" report --view network --limit 1 | grep -c -e '->')" = 1 ] || { echo 'FAILED: more links than asked for'; failures=$((failures + 1)); }
check 'unknown view' 2 "no view 'weather'" "$TRUCE" report --view weather
check 'unknown format' 2 "no format 'xls'" "$TRUCE" report --format xls
check 'unknown party' 1 'nobody in the record' "$TRUCE" report --party Atlantis
check 'a party by another name of its own' 0 'On the table' "$TRUCE" report --party 'Revolutionary Armed Forces of Colombia'
check 'a part of a name tells whose it is' 0 "this is what FARC takes part in" "$TRUCE" report --party FAR
check 'bad day' 2 "--since takes a day (2016-06-23, today or yesterday), not '2016-13-01'" "$TRUCE" report --since 2016-13-01
for width in 40 61 80 200; do
  longest=$("$TRUCE" report --plain --width $width | awk '{ gsub(/[\200-\277]/, ""); if (length($0) > m) m = length($0) } END { print m }')
  if [ "$longest" -gt "$width" ]; then echo "FAILED: a line of $longest columns at width $width"; failures=$((failures + 1)); fi
done

check 'find' 0 'Caribbean Post' "$TRUCE" find unilateral ceasefire
check 'find nothing' 1 'nothing holds' "$TRUCE" find aardvark
check 'find without a word' 0 'Caribbean Post' "$TRUCE" find ceasefire -bilateral
case $("$TRUCE" find ceasefire -bilateral) in *bilateral*) echo "FAILED: find shows sentences with the word that it was to leave out"; failures=$((failures + 1)) ;; esac
check 'find no words' 2 'give words to find' "$TRUCE" find ''
check 'why' 0 'frame' "$TRUCE" why 1
check 'why of no line' 1 'there is no line 99999' "$TRUCE" why 99999
check 'why of nonsense' 2 'give the number of one line' "$TRUCE" why abc
check 'why of a number beyond all' 2 'give the number of one line' "$TRUCE" why 99999999999999999999999
check 'confirm' 0 'kept as correction 1' "$TRUCE" confirm 1
check 'drop' 0 'kept as correction 2' "$TRUCE" drop 2
check 'fix a status' 0 'status=planned' "$TRUCE" fix 1 status=planned
check 'fix to nonsense' 2 'none of: actual' "$TRUCE" fix 1 status=perhaps
check 'fix a field that is none' 2 "no field 'colour'" "$TRUCE" fix 1 colour=red
check 'undo' 0 'correction 2 is undone' "$TRUCE" undo 2
check 'undo twice' 1 'no correction 2' "$TRUCE" undo 2
check 'what was changed says so' 0 'changed by a person' "$TRUCE" why 1
check 'split of a line that stands alone' 2 'entry of its own already' "$TRUCE" split 1
check 'join with itself' 2 'with itself' "$TRUCE" join 1 1
check 'fix tells which fields there are' 2 'theirs are' "$TRUCE" fix 1 colour=red
check 'fix to a place that no report names' 2 "names a place 'Atlantis'" "$TRUCE" fix 1 place=Atlantis
check 'join with another kind or line' 1 'no line 99999' "$TRUCE" join 1 99999
check 'audit' 0 'ana' "$TRUCE" audit
check 'audit takes no words' 2 "takes no 'x'" "$TRUCE" audit x
check 'a last look of what is not new' 2 'goes with --view new' "$TRUCE" report --last-look
check 'words that are not UTF-8' 2 'is not UTF-8' "$TRUCE" fix 1 actors="$(printf 'Cub\377a')"
check 'export' 0 'id,kind,status' "$TRUCE" export --as csv
case $("$TRUCE" export --as jsonl; "$TRUCE" why 1 --format json; "$TRUCE" report --format json) in
*[0-9].[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]*) echo 'FAILED: numbers with more digits than mean something'; failures=$((failures + 1)) ;;
esac
check 'export of no kind' 2 "kinds are event, proposal" "$TRUCE" export --as csv --kind weather
check 'export of no status' 2 "no status 'perhaps'" "$TRUCE" export --as csv --status perhaps
check 'from a day after the last' 2 'later day than --until' "$TRUCE" export --as csv --since 2016-02-01 --until 2016-01-01
check 'the same of a report' 2 'later day than --until' "$TRUCE" report --since 2016-02-01 --until 2016-01-01
check 'find of no kind' 2 "no such kind of line: 'weather'" "$TRUCE" find --kind weather truce
check 'as it stood before the first report' 0 'No report is of that day' "$TRUCE" report --until 2012-01-01
check 'as it stood after the first' 0 '1 report from 1 source, 19 November 2012' "$TRUCE" report --until 2012-11-19
check 'deadlines that a later report sets are not there yet' 0 '20 January 2013' "$TRUCE" report --until 2012-11-20 --view deadlines
case $("$TRUCE" report --until 2012-11-20 --view deadlines) in *'ahead'*' 2014'*|*' 2016'*) echo 'FAILED: deadlines of later reports'; failures=$((failures + 1)) ;; esac
check 'export of no form' 2 'plover' "$TRUCE" export --as tea
printf 'y\nn\ns\nq\n' | "$TRUCE" review > "$folder/review.txt" 2>&1
grep -q '1 confirmed, 1 dropped, 0 changed, 1 skipped' "$folder/review.txt" || { echo "FAILED: review: $(tail -1 "$folder/review.txt")"; failures=$((failures + 1)); }
check 'decisions as examples' 0 'examples in' "$TRUCE" review --export "$folder/examples.txt"
check 'examples that cannot be written' 1 '/dev/full: cannot be written' "$TRUCE" review --export /dev/full
check 'no watch file yet' 0 'no watch file is set' "$TRUCE" watch show
check 'nothing apart yet' 0 'no report is kept apart' "$TRUCE" watch aside
case $("$TRUCE" watch init) in
name*|*'
name'*) echo 'FAILED: watch init makes up a name'; failures=$((failures + 1)) ;;
esac
check 'watch file proposed' 0 'party = FARC' "$TRUCE" watch init
"$TRUCE" watch init > "$folder/process.watch"
check 'watch file kept, the weather apart' 0 '1 report is kept apart' "$TRUCE" watch set "$folder/process.watch"
check 'reports apart, with the reason' 0 'names no party' "$TRUCE" watch aside
printf 'party = "FARC" | Revolutionary Armed Forces of Colombia\n' > "$folder/quoted.watch"
check 'names in quotation marks' 0 '1 report is kept apart' "$TRUCE" watch set "$folder/quoted.watch"
check 'the name of an older watch file is gone' 0 'party = FARC | Revolutionary' "$TRUCE" watch show
case $("$TRUCE" watch show) in *'name ='*) echo 'FAILED: an old name stays'; failures=$((failures + 1)) ;; esac
printf 'party = FARC\nparty = ELN | farc\n' > "$folder/twice.watch"
check 'one alias of two parties' 1 "Line 2: 'farc' is a name of 'FARC' already" "$TRUCE" watch set "$folder/twice.watch"
echo 'party FARC' > "$folder/bad.watch"
check 'broken watch file' 1 'Line 1' "$TRUCE" watch set "$folder/bad.watch"
printf 'party = "FARC\n' > "$folder/bad.watch"
check 'half a pair of quotation marks' 1 'Line 1: a quotation mark of "FARC is missing' "$TRUCE" watch set "$folder/bad.watch"
printf 'name = X\nparty = | |\n' > "$folder/bad.watch"
check 'a watch file without names' 1 'Line 2 holds no name' "$TRUCE" watch set "$folder/bad.watch"
printf 'party = \377\n' > "$folder/bad.watch"
check 'a watch file that is not UTF-8' 1 'Is not UTF-8 at byte 8' "$TRUCE" watch set "$folder/bad.watch"
counts=$("$TRUCE" report --width 200 | sed -n 2p)
printf '\357\273\277party = Zorgs\r\n' > "$folder/strangers.watch"
check 'a watch file with a mark of bytes, of nobody told of' 0 '4 reports are kept apart' "$TRUCE" watch set "$folder/strangers.watch"
check 'nothing is left of what is kept apart' 0 ', 4 of them kept apart; 0 entries' "$TRUCE" report --width 200
check 'and all comes back' 0 '1 report is kept apart' "$TRUCE" watch set "$folder/quoted.watch"
check 'the record is what it was' 0 "$counts" "$TRUCE" report --width 200

cat > "$folder/old.txt" <<'TEXT'
The road north
Published November 20, 2014

In March 2012 a convoy left the capital. Rebels ambushed it near the bridge and killed two drivers.
TEXT
"$TRUCE" read --format jsonl "$folder/old.txt" > "$folder/old.jsonl"
grep -q '"type":"ASSAULT"' "$folder/old.jsonl" && ! grep -q '"basis":"report"' "$folder/old.jsonl" || { echo "FAILED: a story of old is not of the report's day"; failures=$((failures + 1)); }

cat > "$folder/answer.txt" <<'TEXT'
Published July 22, 2014

The rebels said that a truce would be announced shortly, but Norway rejected it. Syrian rebels attacked Homs.
TEXT
"$TRUCE" read --format jsonl "$folder/answer.txt" | python3 -c '
import json, sys
r = json.loads(sys.stdin.read()); names = {a["id"]: a["name"] for a in r["actors"]}
events = {tuple(names[i] for i in l["actors"]): l for l in r["lines"] if l["kind"] == "event"}
assert not events[("Norway",)]["said_by"], "an answer is not the word of whom it answers"
assert ("Syrian rebels",) in events, "rebels of a land are not that land"
' || { echo "FAILED: answers and rebels"; failures=$((failures + 1)); }

cat > "$folder/later-1.txt" <<'TEXT'
Published 2026-08-03

Kenya's envoy, Amina Otieno, was to have flown to Port Sudan on Sunday but put off the trip.
TEXT
cat > "$folder/later-2.txt" <<'TEXT'
Published 2026-08-06

Kenya's envoy, Amina Otieno, arrived in Port Sudan on Wednesday. The Sudanese army accepted the truce.
TEXT
"$TRUCE" read --store "$folder/later.db" "$folder/later-1.txt" "$folder/later-2.txt" > /dev/null 2>&1
"$TRUCE" report --store "$folder/later.db" > "$folder/later.out"
grep -q 'done  *Amina Otieno' "$folder/later.out" && grep -q 'called off  *Amina Otieno' "$folder/later.out" && ! grep -q 'denied by' "$folder/later.out" ||
  { echo "FAILED: a journey put off and made later is denied"; cat "$folder/later.out"; failures=$((failures + 1)); }

cat > "$folder/arms.txt" <<'TEXT'
Published January 25, 2018

Turkey launched Operation Olive Branch on Saturday. Two Tomahawk cruise missiles hit a base. Olive Branch was launched near Afrin in Syria.
TEXT
"$TRUCE" read --format jsonl "$folder/arms.txt" | python3 -c '
import json, sys
places = {p["name"] for p in json.loads(sys.stdin.read())["places"]}
assert "Afrin" in places and not places & {"Tomahawk", "Olive Branch"}, places
' || { echo "FAILED: a make of arms and an operation are towns"; failures=$((failures + 1)); }

cat > "$folder/house.txt" <<'TEXT'
Published November 30, 2016

Colombia's lower house approved the revised peace deal with the FARC on Wednesday. The senate had passed it a day before.
TEXT
"$TRUCE" read --store "$folder/house.db" "$folder/house.txt" > /dev/null 2>&1
"$TRUCE" report --store "$folder/house.db" --view positions > "$folder/house.out"
grep -q "lower house  *accepts" "$folder/house.out" && ! grep -q "FARC  *accepts" "$folder/house.out" ||
  { echo "FAILED: a house that approves a deal with somebody speaks for itself alone"; cat "$folder/house.out"; failures=$((failures + 1)); }

cat > "$folder/stands.txt" <<'TEXT'
Published 2016-05-12

The rebel leader Tomas Arriaga met the envoy in Oslo on Monday. Both Norway and Chad claimed that he had been wounded in an air strike. He accused the junta of breaking its word. “We attacked the Libyan army at dawn.”

Dozens of Hamas members have fled to the hills. The town was retaken on Friday by troops loyal to the Chadian government.

Joe Robinson was arrested in Chad on Sunday. The junta said Robinson would be tried. Its borders with Libya have been closed.
TEXT
"$TRUCE" read --format jsonl "$folder/stands.txt" | python3 -c '
import json, sys
r = json.loads(sys.stdin.read()); names = {a["id"]: a["name"] for a in r["actors"]}
text = r["report"]["text"].encode()
said = lambda l: text[l["evidence"][0]["start"]:l["evidence"][-1]["end"]].decode()
who = lambda words, field: {names[i] for l in r["lines"] if l["kind"] == "event" and words in said(l) for i in l[field]}
assert not who("been wounded", "recipients") & {"Norway", "Chad"}, "he is none of two states"
assert who("attacked the Libyan", "actors") == {"Tomas Arriaga"}, "who speaks before a quotation speaks in it"
assert "Chad" in who("retaken", "actors"), "troops act for whom they serve"
assert not [l for l in r["lines"] if l["kind"] == "figure" and l["number"] == 24], "dozens of fighters are no figure"
assert "Robinson" not in names.values(), "a surname is whom the report names, not who governed elsewhere long ago"
assert [l for l in r["lines"] if l["kind"] == "access" and l["point"] == {"name": "borders with Libya"}], "a border is one with somebody"
' || { echo "FAILED: whom words stand for"; failures=$((failures + 1)); }

cat > "$folder/whole.txt" <<'TEXT'
Published 2016-05-12

Chad and Libya accused each other of shelling the crossing at Aouzou on Monday. The rebels signed an accord with Norway, but the junta has turned it down. “The army attacked the town of Faya”, he said. The ministry said the rebels had called the blockade of the port “a crime against every family”.
TEXT
"$TRUCE" read --format jsonl "$folder/whole.txt" | python3 -c '
import json, sys
r = json.loads(sys.stdin.read()); text = r["report"]["text"].encode()
said = {text[e["start"]:e["end"]].decode() for l in r["lines"] for e in l["evidence"]}
for whole in ("Chad and Libya accused each other of shelling the crossing at Aouzou on Monday", "the junta has turned it down", "The army attacked the town of Faya", "an accord with Norway",
              "the rebels had called the blockade of the port “a crime against every family”"):
    assert whole in said, f"{whole!r} is not whole in {said}"
' || { echo "FAILED: evidence as whole phrases"; failures=$((failures + 1)); }

cat > "$folder/the-two.txt" <<'TEXT'
Published 2018-09-20

Salva Kiir pardoned Riek Machar on Thursday, eight days after the two signed a peace deal in Addis Ababa. The army attacked the rebels.
TEXT
"$TRUCE" read --format jsonl "$folder/the-two.txt" | python3 -c '
import json, sys
r = json.loads(sys.stdin.read()); names = {a["id"]: a["name"] for a in r["actors"]}
signed = [{names[i] for i in l["actors"]} for l in r["lines"] if l["kind"] == "event" and l["type"] == "AGREE"]
assert signed == [{"Salva Kiir", "Riek Machar"}], signed
assert not [l for l in r["lines"] if l["kind"] == "step" and l.get("date")], "the signing was eight days before, on no day that is told"
' || { echo "FAILED: the two are those just named"; failures=$((failures + 1)); }

cat > "$folder/declared.txt" <<'TEXT'
Published 2014-08-19

Libya declared a truce from Saturday. Niger declared a ceasefire on Monday. Chad declared a pause until Sunday.
TEXT
"$TRUCE" read --format jsonl "$folder/declared.txt" | python3 -c '
import json, sys
r = json.loads(sys.stdin.read())
steps = [(l["step"], l["status"], l["date"]["from"]) for l in r["lines"] if l["kind"] == "step" and l["step"] in ("due", "begun")]
assert steps[:2] == [("due", "planned", "2014-08-23"), ("begun", "actual", "2014-08-18")], steps
assert not [s for s in steps[2:] if s[0] == "due"], steps
' || { echo "FAILED: a truce declared for a day to come is due"; failures=$((failures + 1)); }

cat > "$folder/days.txt" <<'TEXT'
Published 2016-05-12

The war peaked in September 2011 when the army attacked the rebels near Faya. Relations soured in 2014, when Chad expelled the Libyan ambassador. The mediator Jan Eliasson visited Tunis on Monday as the rebels shelled Benghazi.
TEXT
"$TRUCE" read --format jsonl "$folder/days.txt" | python3 -c '
import json, sys
r = json.loads(sys.stdin.read())
days = {l["type"]: l["date"] and (l["date"]["from"], l["date"]["precision"]) for l in r["lines"] if l["kind"] == "event"}
assert days["SANCTION"] == ("2014-01-01", "year") and days["CONSULT"] == ("2016-05-09", "day"), days
assaults = sorted(l["date"]["from"] for l in r["lines"] if l["kind"] == "event" and l["type"] == "ASSAULT")
assert assaults == ["2011-09-01", "2016-05-09"], assaults
' || { echo "FAILED: a clause with when or as is of the day of what it goes with"; failures=$((failures + 1)); }

cat > "$folder/to-come.txt" <<'TEXT'
Published 2016-05-12

The rebels will begin to lay down their arms no later than 60 days after the final deal is signed. Libya will release prisoners as soon as the truce takes hold. Norway will pay after Chad has withdrawn its troops. After Chad signed the accord, Libya praised it.
TEXT
"$TRUCE" read --format jsonl "$folder/to-come.txt" | python3 -c '
import json, sys
r = json.loads(sys.stdin.read()); text = r["report"]["text"].encode()
done = {text[l["evidence"][0]["start"]:l["evidence"][0]["end"]].decode() for l in r["lines"] if l["kind"] in ("event", "step") and l["status"] == "actual"}
assert any("Chad signed" in words for words in done) and any("Libya praised" in words for words in done), done
assert not [words for words in done if "final deal" in words or "takes hold" in words or "withdrawn" in words], done
' || { echo "FAILED: what is still to come is no deed"; failures=$((failures + 1)); }

forgetful=$folder/forgetful.db
"$TRUCE" read --quiet --store "$forgetful" "$folder/in" 2>/dev/null
entries=$("$TRUCE" export --store "$forgetful" --as csv | wc -l)
check 'what would be forgotten' 0 'would be forgotten: 1 report' "$TRUCE" forget --store "$forgetful" "$folder/in/2016-06-23-andes-wire.txt"
[ "$("$TRUCE" export --store "$forgetful" --as csv | wc -l)" = "$entries" ] || { echo 'FAILED: a look forgets'; failures=$((failures + 1)); }
check 'a report is forgotten' 0 'forgotten: 1 report' "$TRUCE" forget --store "$forgetful" --yes --why 'taken back' "$folder/in/2016-06-23-andes-wire.txt"
check 'it is not found any more' 1 'nothing holds' "$TRUCE" find --store "$forgetful" bilateral
check 'the log tells who forgot it and why' 0 '"why":"taken back"' "$TRUCE" audit --store "$forgetful"
check 'the list of the forgotten' 0 'ana	taken back' "$TRUCE" forget --store "$forgetful" --list
check 'the folder is read again without it' 0 '0 reports read, 3 known already, 1 forgotten before and left out' "$TRUCE" read --quiet --store "$forgetful" "$folder/in"
check 'it comes back when asked' 0 '1 report read, 3 known already;' "$TRUCE" read --quiet --forgotten --store "$forgetful" "$folder/in"
check 'none is forgotten' 0 'no report is forgotten' "$TRUCE" forget --store "$forgetful" --list
check 'the report of a line' 0 'would be forgotten: 1 report' "$TRUCE" forget --store "$forgetful" '#1'
check 'a whole folder' 0 'would be forgotten: 4 reports' "$TRUCE" forget --store "$forgetful" "$folder/in/"
check 'no such report' 1 "no report 'nothing.txt'" "$TRUCE" forget --store "$forgetful" --yes nothing.txt
check 'no such line' 1 'there is no line 99999' "$TRUCE" forget --store "$forgetful" --yes 99999
check 'forgetting nothing' 2 'give the reports to forget' "$TRUCE" forget --store "$forgetful" --yes

check 'missing path, the others go on' 1 "$folder/none: No such file" "$TRUCE" read --quiet "$folder/none" "$folder/in"
: > "$folder/empty.txt"
check 'empty file' 1 'empty.txt' "$TRUCE" read --quiet "$folder/empty.txt"
mkdir "$folder/hollow"
check 'folder without reports' 1 'hollow' "$TRUCE" read --quiet "$folder/hollow"
mkdir "$folder/looped" && ln -s . "$folder/looped/self" && ln -s nowhere "$folder/looped/lost.txt" && cp samples/2016-06-23-andes-wire.txt "$folder/looped"
check 'a folder that a link makes its own, and a link that leads nowhere' 1 'looped/lost.txt: No such file' "$TRUCE" read --quiet --store "$folder/looped.db" "$folder/looped"
check 'a loop of folders is walked once' 0 '1' sh -c '"$0" read --list "$1" 2>/dev/null | wc -l; true' "$TRUCE" "$folder/looped"
printf '\0\1' > "$folder/looped/$(printf 'two\nlines').bin"
check 'a name of a file on one line' 1 'two?lines.bin: ' "$TRUCE" read --quiet --store "$folder/looped.db" "$folder/looped"
check 'a limit on the size of files is told' 1 'is the disk full?' sh -c 'ulimit -f 700; exec "$0" read --quiet --store "$1" samples' "$TRUCE" "$folder/limited.db"
head -c 3000 /dev/urandom > "$folder/junk.bin"
printf 'Ahead\nPublished March 3, 2099\n\nThe rebels rejected the truce on Monday.\n' > "$folder/ahead.txt" && cp "$folder/ahead.txt" "$folder/ahead-again.txt"
check 'a report dated in the future is told' 0 '1 of them is dated after today' "$TRUCE" read --quiet --store "$folder/ahead.db" "$folder/ahead.txt"
check 'as it stands today it is not there' 0 'No report is of that day' "$TRUCE" report --store "$folder/ahead.db" --until today
"$TRUCE" read --quiet --store "$folder/ahead.db" "$folder/in" 2>/dev/null
check 'it does not move what counts as now' 0 'State of play on 23 June 2016' "$TRUCE" report --store "$folder/ahead.db"
check 'it is told of' 0 '1 report is dated after the day on which it was read, up to 2099-03-03' "$TRUCE" report --store "$folder/ahead.db" --width 200
check 'it is shown when asked for' 0 'State of play on 3 March 2099' "$TRUCE" report --store "$folder/ahead.db" --until 2099-03-03
check 'the same report under two names is one' 0 '1 report read, 1 known already' "$TRUCE" read --quiet --store "$folder/twice.db" "$folder/ahead.txt" "$folder/ahead-again.txt"
check 'binary junk' 1 'junk.bin' "$TRUCE" read --quiet "$folder/junk.bin"
printf '<?xml version="1.0"?><record><note>The rebels rejected the truce.</note></record>' > "$folder/record.xml"
check 'XML that is neither a page nor a feed' 1 'no form that truce knows' "$TRUCE" read --quiet "$folder/record.xml"
check 'store is a folder' 1 'Is a folder' "$TRUCE" report --store "$folder"
check 'store is junk' 1 'not a store' "$TRUCE" report --store "$folder/junk.bin"
check 'a bad model makes no store' 1 'No such file' "$TRUCE" read --store "$folder/unmade.db" --model "$folder/none.truce" "$folder/in"
[ -e "$folder/unmade.db" ] && { echo 'FAILED: a store was made'; failures=$((failures + 1)); }
check 'nothing to read, nothing to show' 1 'standard input: Is empty' "$TRUCE" read --store "$folder/unmade.db"
check 'no such model' 1 'No such file' "$TRUCE" read --format jsonl --model "$folder/none.truce" "$folder/in"
head -c 100000 data/model/reader.truce > "$folder/short.truce"
check 'model cut short' 1 'short.truce' "$TRUCE" read --format jsonl --model "$folder/short.truce" "$folder/in"
check 'unknown option' 2 "no option '--sotre'" "$TRUCE" read --sotre x "$folder/in"
check 'help of a command' 0 'usage: truce why' "$TRUCE" help why
for command in 'find truce' 'why 1' 'audit' 'who Assad' '--help' 'export --forms' 'report' 'watch init'; do
  "$TRUCE" $command > /dev/full 2> "$folder/full.txt" && { echo "FAILED: a full disk, and '$command' says all is well"; failures=$((failures + 1)); }
  grep -q 'cannot be written' "$folder/full.txt" || { echo "FAILED: '$command' does not tell that the disk is full"; failures=$((failures + 1)); }
done
check 'unknown command' 2 "no command 'reed'" "$TRUCE" reed
order=$("$TRUCE" read --format jsonl "$folder/in/2016-06-23-andes-wire.txt" "$folder/in/2012-11-19-caribbean-post.txt" | grep -o '"published":"[0-9]*' | tr '\n' ' ')
[ "$order" = '"published":"2016 "published":"2012 ' ] || { echo "FAILED: order of the arguments: $order"; failures=$((failures + 1)); }

[ "$failures" = 0 ] && echo "ok"
exit "$((failures > 0))"
