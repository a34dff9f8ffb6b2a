# One act is one line: who was killed and who was wounded beside them, who fell fighting; how many are there, whatever becomes of them; what is due is not
# done.
set -u
fail() { echo "FAILED: $1"; exit 1; }

if [ ! -e data/model/reader.truce ]; then echo "skipped: no model"; exit 0; fi
try() { "$TRUCE" codebook try "$1"; }

test "$(try 'Rebels killed three policemen and wounded two others in Nyala.' | grep -c 'type=ASSAULT')" = 1 || fail "killing some and wounding others are two acts"
fell=$(try 'Nearly 200 Israeli soldiers have been killed fighting Hezbollah.' | grep 'type=ASSAULT')
echo "$fell" | grep 'actors=Hezbollah' | grep -q 'recipients=Israel' || fail "who falls fighting has killed"
try 'The president has given no order to pull out the 2,000 troops.' | grep 'what=fighters' | grep -q 'status=actual' || fail "the troops that are not called home are not there"
try 'The generals promised an offensive with few civilian casualties.' | grep -q 'recipients=[a-z]' && fail "casualties are somebody"
try 'The envoy met a team responsible for GERD negotiations with Ethiopia and Sudan.' | grep -q 'actors=GERD' && fail "what talks are about talks"
try 'The rebels still have to release the demonstrators who were detained, he said.' | grep 'type=RETREAT' | grep -q 'status=actual' && fail "what is due is done"
echo ok
