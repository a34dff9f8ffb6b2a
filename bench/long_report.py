#!/usr/bin/env python3
"""A report of any length, for seeing how time and memory grow with it: sentences of the agency reports of train/text, told with other numbers and names.

usage: bench/long_report.py BYTES > long.txt
       bench/long_report.py --measure 250000 500000 1000000 2000000    seconds and peak memory of `truce read` on each"""
import argparse, os, random, re, resource, subprocess, sys, tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "train"))
import authored

SYLLABLES = "ba ko ri len mar tas dov hel nim pra sul ven zor gad tul fen ost wil cam dar".split()


def told_again(text, names, dice):
    """The text with other digits and other names."""
    other = {name: "".join(dice.choice(SYLLABLES) for _ in range(dice.randint(2, 3))).capitalize() for name in names}
    text = re.sub(r"\b(" + "|".join(map(re.escape, names)) + r")\b", lambda m: other[m[1]], text) if names else text
    return re.sub(r"\d+", lambda m: m[0][0] + "".join(dice.choice("0123456789") for _ in m[0][1:]), text)


def sentences_of(report):
    """(sentence, the last names of the people in it) of a report."""
    for words in report.sentences:
        start, end = words[0][0], words[-1][1]
        people = {report.text[m.start:m.end].split()[-1] for m in report.mentions if m.kind == "person" and start <= m.start < end}
        yield " ".join(report.text[start:end].split()), sorted(n for n in people if n.isalpha() and n[0].isupper())


def long_report(size, seed=1):
    """Paragraphs of three sentences drawn from all reports: no paragraph comes twice, so none is dropped as repeated."""
    dice, out, written = random.Random(seed), [], 0
    pool = [s for report in authored.read(ROOT / "train/text", "reports-agency.txt") for s in sentences_of(report)]
    while written < size:
        paragraph = " ".join(told_again(text, names, dice) for text, names in dice.sample(pool, 3))
        out.append(paragraph)
        written += len(paragraph.encode()) + 2
    return "Published 2031-05-06\n\n" + "\n\n".join(out) + "\n"


def measure(sizes, truce):
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            path = Path(folder) / "long.txt"
            path.write_text(long_report(size))
            started = os.times()
            read = subprocess.run([truce, "read", "--format", "jsonl", path], stdout=subprocess.DEVNULL)
            ended = os.times()
            cpu = ended.children_user + ended.children_system - started.children_user - started.children_system
            print(f"{path.stat().st_size:>9} bytes: {cpu:7.1f} s of CPU, {cpu / path.stat().st_size * 1e6:6.1f} s a MB, at most {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB of memory" + (f", failed with {read.returncode}" if read.returncode else ""), flush=True)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("size", nargs="+", type=int)
    p.add_argument("--measure", action="store_true")
    p.add_argument("--truce", default=ROOT / "build/truce", type=Path)
    o = p.parse_args()
    if o.measure:
        measure(o.size, o.truce)
    else:
        sys.stdout.write(long_report(o.size[0]))


main()
