# The days that `truce read` gives the lines of tests/cases/dates.txt.
set -u
if [ ! -e data/model/reader.truce ]; then echo "skipped: no model"; exit 0; fi
python3 - <<'END'
import json, os, pathlib, subprocess, sys, tempfile

BEFORE = "The council met in Kampala. The talks went on. "
failed = 0
blocks = [block.strip("\n").split("\n") for block in pathlib.Path("tests/cases/dates.txt").read_text(encoding="utf-8").split("\n\n")[1:]]
with tempfile.TemporaryDirectory() as folder:
    for number, (_, text, _) in enumerate(blocks):
        text = text.removeprefix("alone: ") if text.startswith("alone: ") else BEFORE + text
        (pathlib.Path(folder) / f"{number:03}.txt").write_text(f"Published 2016-05-12\n\n{text}\n", encoding="utf-8")
    said = subprocess.run([os.environ["TRUCE"], "read", "--format", "jsonl", folder], capture_output=True, text=True, check=True).stdout.splitlines()
for (seen, text, wanted), report in zip(blocks, map(json.loads, said), strict=True):
    what, word, day = wanted.split(", ")
    kind, _, of_type = what.partition(" ")
    raw = report["report"]["text"].encode()
    days = set()
    for line in report["lines"]:
        evidence = " ".join(raw[e["start"]:e["end"]].decode() for e in line["evidence"])
        if line["kind"] != kind or (of_type and line["type"] != of_type) or word not in evidence:
            continue
        date = line["date"]
        days.add("none" if not date else "report" if (date["basis"], date["from"]) == ("report", "2016-05-12") else date["from"])
    if days != {day}:
        failed += 1
        print(f"FAILED: {seen}: {text}: {wanted}; got {sorted(days)}")
print(f"{len(blocks)} texts, {failed} failed")
sys.exit(bool(failed) or len(blocks) < 10)
END
