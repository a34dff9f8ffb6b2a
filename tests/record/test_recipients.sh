# Whom an act is meant for, as the grammar of its sentence tells: one sentence a row, what a line of it must hold.
set -u
if [ ! -e data/model/reader.truce ]; then echo "skipped: no model"; exit 0; fi
failed=0
while IFS='|' read -r sentence wanted; do
  case "$sentence" in ''|\#*) continue;; esac
  said=$("$TRUCE" codebook try "$sentence")
  if ! printf '%s\n' "$said" | grep -Eq -- "$wanted"; then
    echo "FAILED: $sentence"
    echo "  wanted $wanted"
    printf '%s\n' "$said" | sed 's/^/  /'
    failed=1
  fi
done <<'ROWS'
# behind a preposition, with a clause of their own
The army blamed the hunger on gunmen hoarding food.|ACCUSE .*recipients=gunmen
Addis Ababa agreed to lease a port from breakaway Somaliland.|AGREE .*recipients=Somaliland
Congo is grateful to Kenya for offering to host the talks.|AGREE .*actors=Kenya
# who is asked, in the clause before or as who is to go
The envoy telephoned the deputy prime minister on Sunday and pleaded for a second road.|call .*whom=deputy prime minister
Villagers had written to the governor asking for patrols.|REQUEST .*recipients=governor
Iraq called for the withdrawal of Turkish troops from Bashiqa.|call .*whom=Tur
# each other
The army and the militia each blamed the other for the shelling.|ACCUSE .*actors=army\+militia recipients=army\+militia
The corps commanders met again on Friday.|CONSULT .*actors=corps commanders recipients=corps commanders
Russia and Ukraine exchanged 200 prisoners on Sunday.|RETREAT .*recipients=Russia\+Ukraine
# of two, the one who does not act
Thailand and Cambodia have fought since May. Thailand accused its neighbour of laying mines.|ACCUSE .*actors=Thailand recipients=Cambodia
The government of Mali and the Azawad Front have fought since May. The government accused the other side of firing first.|ACCUSE .*recipients=Azawad Front
# one government is not the other
The regional government in Garowe accused the central government of breaking its word.|ACCUSE .*recipients=central government
Chad and Niger are leaving the International Criminal Court, calling it a tool of the powerful.|ACCUSE .*actors=Chad\+Niger recipients=( |International)
# what is hit stands for where it stands; a border for those behind it; men for whom they serve
Israeli aircraft struck a three-storey building in Qana on Monday.|ASSAULT .*recipients=[^=]*\+Qana
Iran launched an attack on the Kurdish group's camp in Iraq.|ASSAULT .*recipients=Kurdish group 
Turkey has moved two battalions to the Armenian border.|MOBILIZE .*recipients=Armenia
Uganda massed troops along its border with Rwanda.|MOBILIZE .*recipients=Rwanda
The Norwegian envoy met members of the shadow government in Washington.|CONSULT .*recipients=[^=]*shadow government
The rebels handed over their guns to the monitors of the European Union.|RETREAT .*recipients=European Union
Hamas handed the bodies of two hostages to the Red Cross.|RETREAT .*recipients=[^=]*Red Cross
ROWS
[ $failed = 0 ] && echo ok
exit $failed
