# truce who: holders of offices on a day, JSON and null, wrong usage, faulty rosters.
set -u
fail() { echo "FAILED: $1"; exit 1; }
out=$("$TRUCE" who "the Egyptian president" --on 2024-06-10 --format json) || fail "exit code of a known office"
case $out in *'"name":"Abdel Fattah al-Sisi"'*'"office":"president"'*'"from":"2014-06-08"'*) ;; *) fail "holder as JSON: $out" ;; esac
who_is() { out=$("$TRUCE" who "$1" --on "$2"); case $out in "$3 ("*) ;; *) fail "$1 on $2: $out" ;; esac; }
who_is "the Pope" 2015-06-01 "Pope Francis"
who_is "the UN human rights chief" 2019-01-01 "Michelle Bachelet"
who_is "the UN envoy for Syria" 2016-01-01 "Staffan de Mistura"
who_is "the US Middle East envoy" 2025-03-01 "Steve Witkoff"
who_is "the NATO chief" 2022-02-24 "Jens Stoltenberg"
who_is "the speaker of the Lebanese parliament" 2024-01-01 "Nabih Berri"
who_is "the Egyptian leader" 2024-01-01 "Abdel Fattah al-Sisi"
who_is "the Israeli leader" 2024-01-01 "Benjamin Netanyahu"
who_is "the French president" 1960-01-01 "De Gaulle"
who_is "the German chancellor" 1955-01-01 "Adenauer"
who_is "the Soviet leader" 1985-06-01 "Mikhail Gorbachev"
"$TRUCE" who "the Egyptian prime minister" --on 1960-01-01 >/dev/null 2>&1 && fail "who led a state did not hold an office that did not lead it"
"$TRUCE" who "the president" --on 2024-06-10 >/dev/null && fail "an office that many hold is nobody's"
[ "$("$TRUCE" who "Nobody Knowsky" --on 2024-06-10 --format json)" = null ] || fail "an unknown name is null"
"$TRUCE" who "Nobody Knowsky" --on 2024-06-10 >/dev/null 2>&1 && fail "an unknown name exits 1"
"$TRUCE" who >/dev/null 2>&1; [ $? = 2 ] || fail "no name is wrong usage"
"$TRUCE" who x --format sql >/dev/null 2>&1; [ $? = 2 ] || fail "an unknown form is wrong usage"
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
printf 'actor\tx\tX\n\nactor\ty\tY\tno-kind\n' > "$folder/mine.tsv"
message=$("$TRUCE" who X --roster "$folder/mine.tsv" 2>&1); [ $? = 1 ] || fail "a faulty roster exits 1"
case $message in *"mine.tsv"*"ine 1"*) ;; *) fail "fault with file and line: $message" ;; esac
printf 'actor\tcedar\tCedar Brigades\tarmed_group\tLBN\tREB\tCB\n' > "$folder/mine.tsv"
printf '\357\273\277' | cat - "$folder/mine.tsv" > "$folder/marked.tsv"
case $("$TRUCE" who CB --roster "$folder/marked.tsv" --on 2026-01-01) in "Cedar Brigades"*) ;; *) fail "a roster that an editor put a byte order mark before" ;; esac
case $("$TRUCE" who CB --roster "$folder/mine.tsv" --on 2026-01-01) in "Cedar Brigades (armed_group, LBN)"*) ;; *) fail "own roster" ;; esac
printf 'source\tAlmanac 2019\nactor\tx1\tXanthe Ferro\tperson\tPER\tGOV\nterm\tx1\tquaestor\tperu\t2018\t\n' > "$folder/mine.tsv"
case $("$TRUCE" who "Peruvian quaestor" --roster "$folder/mine.tsv" --on 2020-12-31) in "Xanthe Ferro"*) ;; *) fail "an open term counts to the end of the year after its source" ;; esac
"$TRUCE" who "Peruvian quaestor" --roster "$folder/mine.tsv" --on 2021-01-01 >/dev/null 2>&1 && fail "a dated source tells nobody's office years later"
printf 'leads\tpresident\tatlantis\n' > "$folder/mine.tsv"
message=$("$TRUCE" who X --roster "$folder/mine.tsv" 2>&1); [ $? = 1 ] || fail "a state that is none leads nobody"
case $message in *"Line 1"*atlantis*) ;; *) fail "fault of what leads: $message" ;; esac
mkdir -p "$folder/data/roster" "$folder/data/gazetteer"
cp -r data/times data/quotes "$folder/data"; cp data/roster/states.tsv "$folder/data/roster"; cp data/gazetteer/*.tsv "$folder/data/gazetteer"
sed -i '5s/\t/ /' "$folder/data/gazetteer/places.tsv"
message=$("$TRUCE" who Egypt --data "$folder/data" 2>&1); [ $? = 1 ] || true
printf 'zzz\t1\n' >> "$folder/data/gazetteer/places.tsv"
message=$("$TRUCE" who Egypt --data "$folder/data" 2>&1); [ $? = 1 ] || fail "a faulty gazetteer exits 1"
case $message in *"places.tsv"*"ine "*) ;; *) fail "gazetteer fault with file and line: $message" ;; esac
echo passed
