#!/usr/bin/env bash
# Every verb that evokes a frame is found by its past: "ceded" is of "cede", not of "ced" (data/language/verbs.txt, train/irregular.txt).
set -euo pipefail
if [ ! -e data/model/reader.truce ]; then echo "skipped: no model"; exit 0; fi
python3 - <<'END'
import os, pathlib, re, subprocess, sys

frames = "\n".join(p.read_text(encoding="utf-8") for p in sorted(pathlib.Path("data/codebook").glob("*.frames")))
verbs = {phrase.split()[0] for line in re.findall(r"^verb (.*)$", frames, re.M) for phrase in line.split(",")}
irregular = set(re.findall(r"^\S+/(?:VERB|AUX)\t(\S+)$", pathlib.Path("data/language/lemmas.tsv").read_text(encoding="utf-8"), re.M))
doubled = re.compile(r"[^aeiou][aeiou][bdgkmnprt]$")  # "plan": whether a last letter doubles the spelling does not tell


def past(verb):
    if verb.endswith("e"):
        return verb + "d"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ied"
    return verb + ("led" if re.search(r"[^aeiou][aeiou]l$", verb) else "ed")


wanted = {past(v): v for v in sorted(verbs - irregular - {"due", "fulfill"}) if v.isalpha() and not doubled.search(v)}
text = "Forms\n\n" + "\n\n".join(f"They {form} it yesterday." for form in wanted)
read = subprocess.run([os.environ["TRUCE"], "layers", "--format", "conllu", "-"], input=text, capture_output=True, text=True).stdout
found = {}
for row in (line.split("\t") for line in read.split("\n")):
    if len(row) > 3:
        found.setdefault(row[1].lower(), set()).add(row[2])
wrong = {form: (verb, sorted(found.get(form, ()))) for form, verb in wanted.items() if verb not in found.get(form, ())}
for form, (verb, lemmas) in wrong.items():
    print(f"FAILED: {form} is of {verb}, read as of {' or '.join(lemmas) or 'nothing'}")
print(f"{len(wanted)} verbs of frames, {len(wrong)} not found by their past")
sys.exit(bool(wrong) or len(wanted) < 500)
END
