# Claims: who says a line, and what kind of claimant he is, over the ways in which newspapers tell it.
set -u
fail() { echo "FAILED: $1"; exit 1; }
if [ ! -e data/model/reader.truce ]; then echo "skipped: no model"; exit 0; fi

# The kinds of claimants of all lines of a text that are claimed, each once.
claimants() { printf '%s\n' "$1" | "$TRUCE" read --format jsonl - | grep -o '"as":"[a-z]*"' | cut -d'"' -f4 | sort -u | xargs; }
checked=0
while IFS='|' read -r expected text; do
  [ -n "$expected" ] || continue
  got=$(claimants "$text")
  [ "${got:-none}" = "$expected" ] || fail "claimants are '${got:-none}', not '$expected': $text"
  checked=$((checked + 1))
done << 'END'
official|The army has withdrawn from Zawiya, a government spokesman said.
official|The army has withdrawn from Zawiya, aid workers said.
official|The army has withdrawn from Zawiya, hospital staff said.
official|The army has withdrawn from Zawiya, according to a statement by the mission.
anonymous|The army has withdrawn from Zawiya, two Western officials said.
anonymous|The army has withdrawn from Zawiya, a European ambassador said.
anonymous|The army has withdrawn from Zawiya, officials familiar with the talks said.
anonymous|The army has withdrawn from Zawiya, a senior official who asked not to be named said.
anonymous|The army has withdrawn from Zawiya, an official said. He spoke on condition of anonymity.
named|The army has withdrawn from Zawiya, the foreign minister, Salem Jaber, said.
outlet|The army has withdrawn from Zawiya, the Tripoli Courier reported.
outlet|The daily Vreme reported that Serbian troops had shelled Podujevo.
outlet|The army has withdrawn from Zawiya, according to the Pajhwok news agency.
anonymous|Eritrea is said to have sent two brigades across the border into Tigray.
official|Hamas accused Palestinian police of arresting 16 students.
official|Thirty soldiers were killed near Marawi, by the army's own reckoning.
official|The rebels shelled Misrata on Friday, if the army is to be believed.
official|The health ministry raised the toll to 330 dead.
official|Rwanda again denied supporting the rebels.
official|The Maoists will not attend the talks, accusing the army of shelling Rolpa.
anonymous|Turkish troops have reportedly shelled Afrin.
anonymous|At least 13 villagers were reported killed in Darfur.
none|A plan of Norway was rejected by the rebels.
none|Norway offered 300 troops; the rebels did not answer.
none|The government is ready to sign the accord with the rebels of Mali.
none|Chad called off talks with the rebels on Monday.
none|Kathmandu: The government and the Maoists signed an accord.
END
echo "$checked texts"

statement='Statement on the shooting at Bender

The Ministry of Foreign Affairs of Moldova takes note of the shooting at Bender. Russian peacekeepers opened fire on a patrol.'
[ "$(claimants "$statement")" = official ] || fail "what a statement tells is nobody's word"
before='The foreign minister, Salem Jaber, said the talks had ended. The army would withdraw from Zawiya by Friday.'
[ "$(claimants "$before")" = named ] || fail "what would be is not the word of who spoke before"

status() { "$TRUCE" codebook try --all "$1" | grep 'type=ASSAULT'; }
status 'The Maoists will not attend the talks, accusing the army of shelling Rolpa.' | grep -q status=actual || fail "of what somebody is accused of beside a refusal is negated"
