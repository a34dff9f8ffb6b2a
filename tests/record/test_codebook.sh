# truce codebook: list, show, check (all examples hold), try, coverage, and what is said about wrong use.
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
"$TRUCE" codebook try 'The Kenyan government rejected the peace plan.' | grep -q 'position=rejects' || fail "try finds no stance"
"$TRUCE" codebook try 'The cat sat on the mat.' | grep -q 'no line' || fail "a cat gives a line"
"$TRUCE" codebook try --why-not 'The machine rejected the coin.' | grep -q 'not stance.reject for "rejected": when ' || fail "try does not tell the condition that fails"
figures() { "$TRUCE" codebook try --all "$1" | grep -c '^figure '; }
[ "$(figures 'Two of the six soldiers died in Aleppo.')" = 1 ] || fail "those of whom two died are counted as dead"
[ "$(figures 'The chiefs of the three militaries met in Cairo.')" = 0 ] || fail "armies are counted as fighters"
[ "$(figures 'Two soldiers were shot in the leg near Rafah.')" = 0 ] || fail "who was shot counts as dead"
[ "$(figures 'Three rebels were shot dead near Rafah.')" = 1 ] || fail "who was shot dead is not counted"
[ "$(figures 'Thirty-one people died in Aleppo.')" = 1 ] || fail "a number in three words is not one figure"
[ "$(figures 'The envoy of Chad will hold three sessions in Geneva.')" = 0 ] || fail "sessions that are held are taken for hostages"
[ "$(figures 'Chile will raise a 400-strong militia.')" = 1 ] || fail "a force of so many men is not counted"
[ "$(figures 'Floods and fire drove 7,000 villagers from their homes in Chad.')" = 1 ] || fail "people driven from home are not counted"
lines() { "$TRUCE" codebook try --all "$2" | grep "^$1 "; }
lines deadline 'The next round of talks is due on 12 October 2031.' | grep -q deadline.due || fail "what is due on a day is no deadline"
lines deadline 'The treaty will be signed in Nairobi on 12 October 2031.' | grep -q deadline.will || fail "what will be on a day is no deadline"
lines deadline 'The envoy will fly to Nairobi on 12 October 2031.' | grep -q '\[deadline' && fail "a journey is a deadline"
lines deadline 'The truce began on 12 October 2011.' && fail "a beginning of the past is a deadline"
lines proposal 'Envoy Ida Berg arrived in Oslo on Monday with a peace plan. The junta rejected it.' | grep -q 'authors=Ida Berg' || fail "who comes with a plan is not its author"
printf 'Plan\n\nNorway put forward a peace plan. The plan has three stages. In the first, the rebels would hand over their guns. The second provides for the withdrawal of troops. In the final stage, elections would be held. The rebels accepted the plan.\n' > "$work/stages.txt"
"$TRUCE" read --format jsonl "$work/stages.txt" | grep -q '"number":2,"text":"the withdrawal of troops".*"number":3,"text":"elections would be held"' || fail "stages told in sentences of their own are not the plan's"
lines event 'Peru and Chile threatened one another.' | grep -q 'recipients=Peru+Chile' || fail "one another is nobody"
lines stance 'Norway proposed a truce. A minister offered to resign; the president rejected it.' && fail "what was offered in the sentence is taken for a plan told before"
lines mediation 'Norway, the guarantor of the truce, met the rebels.' | grep -q role=guarantor || fail "who is called guarantor does not mediate"
lines event 'The French and German foreign ministers met in Paris on Tuesday.' | grep -q 'actors=France+Germany recipients=France+Germany' || fail "ministers of two states are not the two"
lines event 'The leaders of Chad and Sudan met in Tripoli.' | grep -q 'actors=Chad+Sudan recipients=Chad+Sudan' || fail "leaders of two states are not the two"
lines event 'Ghana became the first country to recognise the council.' | grep -q 'status=actual' || fail "the first to do it has not done it"
lines event 'The rebels of Chad have neither freed the hostages nor left the fort.' | grep -q 'type=RETREAT.*status=negated' || fail "what neither of two did is told as done"
lines event 'The envoy of Chad left Tripoli without having met the president of Niger.' | grep -q 'type=CONSULT.*status=negated' || fail "what was left undone is told as done"
lines event 'Kenya dismissed reports that its army had shelled a village in Uganda.' | grep -q 'type=ASSAULT.*status=negated' || fail "what a rejected report tells is told as done"
lines event 'Kenya stopped short of recalling its ambassador from Uganda.' | grep -q 'type=SANCTION.*status=actual' && fail "what somebody stopped short of is told as done"
lines event 'Niger regretted the decision by Chad to cancel the talks.' | grep -q 'type=REJECT.*actors=Chad' || fail "a decision is not that of whoever took it"
lines event 'Chad and Niger could not agree on a date.' | grep -q 'type=AGREE.*status=negated' || fail "failing to agree is a refusal"
lines event 'Indian and Nepalese police agreed to share files.' | grep -q 'actors=India+Nepal recipients=India+Nepal' || fail "what two agree on is not meant for each other"
lines event 'The raids, condemned by monitors of the United Nations, continued in Chad.' | grep -q type=ACCUSE || fail "condemning hung on what is condemned is covered by itself"
lines event 'Convoys have been halted, the Kenyan envoy said, begging Chad to open the road.' | grep -q 'type=REQUEST.*actors=Kenyan envoy' || fail "a participle behind the speaker is not the speaker's"
lines event 'The announcement that Chad would raise a border army alarmed Niger.' | grep -q 'status=planned' || fail "what is announced is not planned"
lines event 'US-backed forces shelled the Chadian army.' | grep -q 'actors=US-backed forces' || fail "who is backed by a state is that state"
lines event 'Rebel civilian and military officials met the envoy of Chad.' | grep -q 'Rebel civilian and military officials' || fail "two adjectives of one group are parted"
lines call 'The envoy of Chad is to hold a meeting in Geneva on Friday.' && fail "the mark of an infinitive is taken for a word of the verb"
lines event 'Four rockets hit the town of Bukavu.' | grep -q 'actors= recipients=Bukavu' || fail "a town hit behind its kind is not hit"
lines event 'Nine people were hurt in a suspected gas attack by Chad.' | grep -q 'actors=suspected' && fail "what is suspected acts"
lines leg 'The mediator flew to the lake resort of Bukavu.' | grep -q 'where=Bukavu' || fail "a town behind its kind is no place"
lines stance 'From the day that congress approves the truce, the rebels of Chad disarm.' && fail "what is only supposed is a stance"

cp -r data/codebook "$work/data/codebook-own" && rm -r "$work/data/codebook" && mv "$work/data/codebook-own" "$work/data/codebook"
printf 'frame own.event\nevent DANCE\nwrite stance party=actors position=supports about=last\n' > "$work/data/codebook/own.frames"
"$TRUCE" codebook list --data "$work/data" 2> "$work/said" && fail "an event of no type is read"
grep -q 'DANCE' "$work/said" || fail "the unknown type of event is not told"
[ "$(figures 'Chad admitted the loss of 12 soldiers.')" = 1 ] || fail "the loss of men is not counted"
[ "$(figures 'The war cost the lives of 158 villagers in Chad.')" = 1 ] || fail "the lives of people are not counted"
[ "$(figures 'Shells struck a school in Rafah that served as a shelter for 1,600 people.')" = 0 ] || fail "whom a place shelters is counted as killed"
[ "$(figures 'Chad fired 20 rockets and 12 more followed.')" = 2 ] || fail "further rockets are not counted"
[ "$(figures 'Nobody can talk to a Syrian leader who has killed thousands of civilians.')" = 1 ] || fail "who killed is counted as killed"
tried() { "$TRUCE" codebook try "$1" | grep -cE '^(event|stance|step|call) '; }
[ "$(tried 'Kenya rejected the peace plan of Uganda.')" = 2 ] || fail "a refusal is left out"
[ "$(tried 'Kenya should reject the peace plan of Uganda.')" = 0 ] || fail "a writer's advice is told as somebody's demand"
[ "$(tried 'The envoy said Kenya should reject the peace plan of Uganda.')" = 2 ] || fail "advice of somebody named is left out"
[ "$(tried 'Will Kenya reject the peace plan of Uganda?')" = 0 ] || fail "a writer's question is told as possible"
[ "$(tried 'Peace agreements fail when governments reject them.')" = 0 ] || fail "what is true of any agreement is told of one"
[ "$(tried 'Rebels reject the peace plan.')" = 2 ] || fail "rebels in a known matter are taken for rebels in general"
news='The Kenyan army crushed Ugandan hopes with an assault on the camp. Kenya rejected the peace plan of Uganda.'
mused='There is no good way to end a war. Why did Kenya lose its patience? Perhaps it never had any. Wars are costly, and peace is slow. If nobody trusts the other, nothing moves. We have seen this before. What might change it? Courage, perhaps. Some would call it luck. You could call it weariness. Our own leaders had both. It would be wise to think again.'
count() { printf 'Published 2024-06-01\n\n%s\n' "$2" > "$work/text.txt"; "$TRUCE" read --format jsonl "$work/text.txt" | grep -o "\"type\":\"$1\"" | grep -c .; }
[ "$(count ASSAULT "$news")" = 1 ] || fail "news loses what the heads do not second"
[ "$(count ASSAULT "$news $mused")" = 0 ] || fail "a commentary keeps what the heads do not second"
[ "$(count REJECT "$news $mused")" = 1 ] || fail "a commentary loses what the heads second"
mkdir -p "$work/reports"
printf 'Published 2024-06-01\n\nThe Kenyan government rejected the peace plan.\n' > "$work/reports/one.txt"
"$TRUCE" codebook coverage "$work/reports" > "$work/coverage" || fail "coverage fails"
grep -q 'frames wrote a line' "$work/coverage" || fail "coverage does not count frames"
"$TRUCE" codebook try "The villagers slept when the Sudanese army attacked the camp, burning huts and killing nine people." | grep 'recipients=people' | grep -q 'actors=Sudan' || fail "whoever attacks is not whoever kills in the same breath"
"$TRUCE" codebook try "The students marched to the parliament in Khartoum. They stormed the parliament." | grep -q 'actors=parliament' && fail "a parliament storms itself"
"$TRUCE" codebook try "Nigeria is giving legal help to the alleged Boko Haram recruiter and plotter Adam Bello." | grep 'type=AID' | grep -q 'recipients=Adam Bello' || fail "two nouns that call a person are not that person"
"$TRUCE" codebook try "The suspect was linked to a plot to kill a police officer in Nairobi." | grep -q 'what=killed' && fail "somebody who is to be killed is counted as dead"
"$TRUCE" codebook try "The only question is: will Ethiopia hit back at Eritrea?" | grep -q 'status=planned' && fail "what is asked about is planned"
"$TRUCE" codebook try "The UN envoy said this was vital to enabling the families to return to Mali." | grep -q 'type=REQUEST' && fail "what helps is asked for"
echo ok
