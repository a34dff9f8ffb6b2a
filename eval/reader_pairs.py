#!/usr/bin/env python3
"""Types of events between marked pairs (plv-train: 1,050 rows that no shipped weight was trained on), as frames and heads vote them, through
`truce layers --input jsonl`: all rows, and the third by hash that those who write texts and frames leave unread.

usage: eval/reader_pairs.py [--truce build/truce] [--model FILE]
Accuracy and macro-F1 over the 15 roots (CONCEDE and RETREAT count as YIELD).
"""
import csv
import gzip
import hashlib
import re
from collections import Counter

import _shared

PACK = _shared.SHARED / "data/events/plv-train.tsv.gz"
FOLD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def request(n, row):
    """A line for truce: the text without its marks and the byte ranges of source and target; a row whose marks are broken is searched for their words."""
    text, ranges, last = b"", {}, 0
    for m in re.finditer(r"</?([st])>", row["marked_sentence"]):
        text += row["marked_sentence"][last:m.start()].encode()
        ranges.setdefault(m[1], []).append(len(text))
        last = m.end()
    text += row["marked_sentence"][last:].encode()
    for key, column in (("s", "source"), ("t", "target")):
        at = text.find(row[column].encode())
        if len(ranges.get(key, ())) < 2 or ranges[key][0] >= ranges[key][1]:
            ranges[key] = [max(at, 0), max(at, 0) + max(len(row[column].encode()), 1)]
    span = lambda key: {"start": ranges[key][0], "end": min(ranges[key][1], len(text))}
    return {"id": str(n), "text": text.decode(), "pairs": [{"source": span("s"), "target": span("t")}]}


def tell(title, gold, found, classes):
    right, told, all_ = Counter(g for g, f in zip(gold, found) if g == f), Counter(found), Counter(gold)
    macro = sum(2 * right[c] / (told[c] + all_[c]) for c in all_) / len(all_)
    print(f"{title}: accuracy {sum(right.values()) / len(gold):.3f}, macro-F1 {macro:.3f} ({len(gold)} rows, {found.count(None)} without a type)")
    if classes:
        print("  " + ", ".join(f"{c} {200 * right[c] / (told[c] + all_[c]):.0f} ({all_[c]})" for c in sorted(all_)))


def main():
    o = _shared.options(__doc__, model=_shared.MODEL)
    rows = list(csv.DictReader(gzip.open(PACK, "rt", encoding="utf-8"), delimiter="\t"))
    read = _shared.layers(o.truce, [request(n, row) for n, row in enumerate(rows)], "--model", o.model)
    found = [FOLD.get(x, x) for x in (report["pairs"][0]["plover"] for report in read)]
    gold = [FOLD.get(row["gold_root"], row["gold_root"]) for row in rows]
    unread = [int(hashlib.sha256(row["sentence"].encode()).hexdigest(), 16) % 3 == 0 for row in rows]
    tell("plv-train, types of marked pairs", gold, found, True)
    for title, part in (("the third, by hash, that writers of pairs left unread", unread), ("those that writers of frames left unread, too", [u and n % 3 == 0 for n, u in enumerate(unread)])):
        tell("  of these " + title, [g for g, u in zip(gold, part) if u], [f for f, u in zip(found, part) if u], False)


main()
