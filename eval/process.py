#!/usr/bin/env python3
"""How well lines of a stream become entries. Two streams of some two weeks each, written for truce: eval/process/savannah (23 reports, an invented
conflict; the rules of merging were written beside it) and eval/process/castle (26 reports after the Rambouillet talks of 1999; some details invented).

A gold row names one telling: entry, kind, report, words. A line of the system is that telling if it is of the kind, in the report, and its evidence
touches the words; of several lines the one whose words are most alike. Tellings that the reader did not find are counted, not held against
merging. Printed: entries that are right as a set (F1 over entries), pairs rightly and wrongly put together, and tellings found."""
import itertools, os, re, sqlite3, subprocess, sys, tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
TRUCE = os.environ.get("TRUCE", str(ROOT.parent / "build" / "truce"))


def read_gold(folder):
    rows = [line.rstrip("\n").split("\t") for line in (folder / "gold.tsv").read_text().splitlines() if line and not line.startswith("#")]
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


def read_stream(folder):
    """Tellings of the gold that the system has: (gold row, line, entry)."""
    with tempfile.TemporaryDirectory() as place:
        store = os.path.join(place, "stream.db")
        subprocess.run([TRUCE, "read", "--quiet", "--store", store, str(folder / "stream")], check=True, stderr=subprocess.DEVNULL)
        lines, used, found = lines_of(store), set(), []
    for row in read_gold(folder):
        telling = telling_of(row, lines, used)
        if telling:
            used.add(telling[0])
            found.append((row, telling[0], telling[1]))
    return found


def pairs(sets):
    return {p for s in sets.values() for p in itertools.combinations(sorted(s), 2)}


def show(gold, found, wrong, missed):
    name = {line: f"{row[0]} ({row[2]})" for row, line, _ in found}
    seen = {row for row, _, _ in found}
    for row in gold:
        if row not in seen:
            print("NOT FOUND", *row)
    for a, b in sorted(wrong):
        print("WRONG", name[a], "+", name[b])
    for a, b in sorted(missed):
        print("APART", name[a], "|", name[b], f"[{a}|{b}]")


def measure(folder):
    gold, found, gold_sets, system_sets = read_gold(folder), read_stream(folder), {}, {}
    for (entry, *_), line, system in found:
        gold_sets.setdefault(entry, set()).add(line)
        system_sets.setdefault(system, set()).add(line)
    right = sum(s in gold_sets.values() for s in system_sets.values())
    precision, recall = right / max(1, len(system_sets)), right / max(1, len(gold_sets))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    gold_pairs, system_pairs = pairs(gold_sets), pairs(system_sets)
    print(f"{folder.name}: {len(found)} of {len(gold)} tellings found; entry F1 {f1:.3f} (precision {precision:.3f} of {len(system_sets)}, recall {recall:.3f} of {len(gold_sets)}); "
          f"pairs put together rightly {len(system_pairs & gold_pairs)} of {len(gold_pairs)}, wrongly {len(system_pairs - gold_pairs)}")
    if "--show" in sys.argv:
        show(gold, found, system_pairs - gold_pairs, gold_pairs - system_pairs)


for name in ("savannah", "castle"):
    measure(ROOT / "process" / name)
