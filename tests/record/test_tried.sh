# What `truce codebook try` makes of the sentences of tests/cases/tried.txt.
set -u
if [ ! -e data/model/reader.truce ]; then echo "skipped: no model"; exit 0; fi
python3 - <<'END'
import os, pathlib, re, subprocess, sys


def holds(line, word):
    return re.search(word[1:], line) if word.startswith("~") else word in line


failed = 0
blocks = pathlib.Path("tests/cases/tried.txt").read_text(encoding="utf-8").split("\n\n")[1:]
for block in blocks:
    fault, sentence, wanted = block.strip("\n").split("\n")
    mode, sentence = sentence.split(": ", 1)
    said = subprocess.run([os.environ["TRUCE"], "codebook", "try"] + ["--all"] * (mode == "all") + [sentence], capture_output=True, text=True).stdout
    how, rest = wanted.split(" ", 1)
    kinds, *words = rest.split(", ")
    fitting = [line for line in said.splitlines() if (kinds == "*" or line.split(" ")[0] in kinds.split("|")) and all(holds(line, word) for word in words)]
    if len(fitting) != int(how) if how.isdigit() else (how == "has") != bool(fitting):
        failed += 1
        print(f"FAILED: {fault}: {sentence}\n{said}")
print(f"{len(blocks)} sentences, {failed} failed")
sys.exit(bool(failed) or len(blocks) < 50)
END
