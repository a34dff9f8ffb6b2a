#!/usr/bin/env python3
"""How well lines of a stream become entries: eval/process/stream (23 reports over two weeks, written for truce) against eval/process/gold.tsv.

A gold row names one telling: entry, kind, report, words. A line of the system is that telling if it is of the kind, in the report, and its evidence
touches the words; of several lines the one whose words are most alike. Tellings that the reader did not find are counted, not held against
merging. Printed: entries that are right as a set (F1 over entries), pairs rightly and wrongly put together, and tellings found."""
import itertools, json, os, re, sqlite3, subprocess, sys, tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
TRUCE = os.environ.get("TRUCE", str(ROOT.parent / "build" / "truce"))


def read_gold():
    rows = [line.rstrip("\n").split("\t") for line in (ROOT / "process" / "gold.tsv").read_text().splitlines() if line and not line.startswith("#")]
    return [(entry, kind, report, words) for entry, kind, report, words in rows]


def lines_of(store):
    db = sqlite3.connect(store)
    rows = db.execute("SELECT l.id, l.entry, l.kind, r.origin, l.start, l.end, l.says, r.text, s.start, s.end FROM line l JOIN report r ON r.id = l.report "
                      "JOIN sentence s ON s.report = l.report AND s.number = l.sentence WHERE l.dropped = 0").fetchall()
    db.close()
    return rows


def words(text):
    return set(re.findall(r"\w+", text.lower()))


def telling_of(row, lines, used):
    entry, kind, report, said = row
    best, score = None, 0.0
    for id_, system, its_kind, origin, start, end, says, text, sent_start, sent_end in lines:
        if its_kind != kind or not Path(origin).name.startswith(report + "-") or id_ in used:
            continue
        raw = text.encode()
        at = raw.find(said.encode())
        if at < 0 or not (start < at + len(said.encode()) and at < end):
            continue
        value = len(words(says) & words(said)) / max(1, len(words(says) | words(said))) + (0.5 if start <= at < end or at <= start < at + len(said.encode()) else 0)
        if value > score:
            best, score = (id_, system), value
    return best


def main():
    with tempfile.TemporaryDirectory() as folder:
        store = os.path.join(folder, "stream.db")
        subprocess.run([TRUCE, "read", "--quiet", "--store", store, str(ROOT / "process" / "stream")], check=True, stderr=subprocess.DEVNULL)
        gold, lines, used = read_gold(), lines_of(store), set()
        found = []
        for row in gold:
            telling = telling_of(row, lines, used)
            if telling:
                used.add(telling[0])
                found.append((row, telling[0], telling[1]))
    gold_sets, system_sets = {}, {}
    for (entry, *_), line, system in found:
        gold_sets.setdefault(entry, set()).add(line)
        system_sets.setdefault(system, set()).add(line)
    right = sum(s in gold_sets.values() for s in system_sets.values())
    precision, recall = right / max(1, len(system_sets)), right / max(1, len(gold_sets))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    pairs = lambda sets: {p for s in sets.values() for p in itertools.combinations(sorted(s), 2)}
    gold_pairs, system_pairs = pairs(gold_sets), pairs(system_sets)
    wrong = system_pairs - gold_pairs
    name = {line: f"{row[0]} ({row[2]})" for row, line, _ in found}
    print(f"process: {len(found)} of {len(gold)} tellings found; entry F1 {f1:.3f} (precision {precision:.3f} of {len(system_sets)}, recall {recall:.3f} of {len(gold_sets)})")
    print(f"process: pairs put together rightly {len(system_pairs & gold_pairs)} of {len(gold_pairs)}, wrongly {len(wrong)}")
    if "--show" in sys.argv:
        found_rows = {(r[0], r[1], r[2], r[3]) for r, _, _ in found}
        for row in gold:
            if row not in found_rows:
                print("NOT FOUND", *row)
        for a, b in sorted(wrong):
            print("WRONG", name[a], "+", name[b])
        for a, b in sorted(gold_pairs - system_pairs):
            print("APART", name[a], "|", name[b], f"[{a}|{b}]")


main()
