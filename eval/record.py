#!/usr/bin/env python3
"""The codebook measured: lines of all kinds on gold reports and on authored ones kept out of training, strays, calibration, events from raw sentences.

usage: eval/record.py [--truce build/truce] [--lines missed|extra|both]

Gold: ../shared/gold/dev (rules are developed on it, weights are not trained on it). Authored: the 15 % of ../shared/authored that train/ holds out. Agency:
record/reports-held.txt, invented agency reports in the same form, never trained on (train/ reads train/text and ../shared/authored alone).
Strays: tests/cases/stray/stray.txt, sentences that must give no line. Pairs: ../shared/data/events/plv-train, of which nothing is trained on; the first
event that truce finds between the marked actors, in two parts: two rows of three, and every third row. Those who wrote typed pairs and frames read some of both (eval/reader_pairs.py). Texts are read one by one as reports."""
import gzip, json, sys, tempfile
from pathlib import Path

import _shared
from _shared import ROOT, SHARED

sys.path[:0] = [str(ROOT / "train"), str(ROOT / "tools")]
from authored import held_out
from gold import run, texts_of


def read(truce, folder, out):
    out.write_text(run(truce, "read", "--format", "jsonl", folder))


def read_alone(truce, sentences, work):
    """What truce reads in each sentence as a report of its own, in their order."""
    work.mkdir()
    texts = work / "texts"
    texts.mkdir()
    for i, sentence in enumerate(sentences):
        (texts / f"{i:05}.txt").write_text("Published 2024-06-01\n\n" + sentence)
    read(truce, texts, work / "read.jsonl")
    reports = [json.loads(line) for line in (work / "read.jsonl").read_text().splitlines()]
    by_number = {int(Path(report["report"]["origin"]).stem): report for report in reports}
    return [by_number[i] for i in range(len(sentences))]


def score(title, gold_dir, system, show):
    print(f"\n{title}")
    print(run(sys.executable, SHARED / "tools/score_record.py", "--gold", gold_dir, "--system", system, *(["--show", show] if show else [])), end="")


def calibration(gold_dir, system):
    """How far `sure` is from how often lines are right."""
    print(run(sys.executable, ROOT / "tools/fit_sure.py", "--test", f"{gold_dir}={system}"), end="")


def gold(truce, work, show):
    texts = work / "gold"
    texts.mkdir()
    texts_of(SHARED / "gold/dev", texts)
    read(truce, texts, work / "gold.jsonl")
    score("gold/dev, 25 reports", SHARED / "gold/dev", work / "gold.jsonl", show)
    seed = work / "seed"
    seed.mkdir()
    (seed / "seed.gold.json").write_text((SHARED / "gold/dev/seed.gold.json").read_text())
    (work / "seed.jsonl").write_text("".join(l + "\n" for l in (work / "gold.jsonl").read_text().splitlines() if "Middle East tour to mediate" in l))
    score("the founding article alone", seed, work / "seed.jsonl", None)
    calibration(SHARED / "gold/dev", work / "gold.jsonl")


def authored(title, sources, keep, truce, work):
    """Scores the marked reports of `sources` whose names `keep` takes."""
    built, texts = work / "gold", work / "texts"
    texts.mkdir(parents=True)
    run(sys.executable, SHARED / "tools/build_authored.py", *sources, "--out", built)
    for path in built.glob("*.gold.json"):
        if not keep(path.name[:-10]):
            path.unlink()
    texts_of(built, texts)
    read(truce, texts, work / "read.jsonl")
    score(f"{title}, {len(list(texts.iterdir()))} reports", built, work / "read.jsonl", None)
    calibration(built, work / "read.jsonl")


def strays(truce, work):
    sentences = [l.strip() for l in (ROOT / "tests/cases/stray/stray.txt").read_text().splitlines() if l.strip() and not l.startswith("#")]
    lines = [line for report in read_alone(truce, sentences, work / "stray") for line in report["lines"]]
    events = sum(line["kind"] == "event" for line in lines)
    print(f"\nstray: {len(sentences)} sentences without any line give {len(lines)} lines, {events} of them events ({100 * events / len(sentences):.1f} a hundred)")


def first_event(report, spans):
    """The type of the first event whose actors touch the one span and its recipients the other, else one of them, else of the first of all."""
    by_id = {a["id"]: a for a in report.get("actors", [])}
    touch = lambda ids, span: any(m["start"] < span[1] and span[0] < m["end"] for i in ids or [] for m in by_id.get(i, {}).get("mentions", []))
    events = [l for l in report["lines"] if l["kind"] == "event"]
    for strict in (True, False):
        for e in events:
            source, target = touch(e.get("actors"), spans[0]), touch(e.get("recipients"), spans[1])
            if (source and target) if strict else (source or target):
                return e["plover"]
    return events[0]["plover"] if events else None


def pairs(truce, work):
    scorer = _shared.scorer("pairs_score")
    plain = work / "plv.tsv"
    plain.write_bytes(gzip.decompress((SHARED / "data/events/plv-train.tsv.gz").read_bytes()))
    rows = scorer.load_gold(str(plain))
    events = []
    for row, report in zip(rows, read_alone(truce, [row["sentence"] for row in rows], work / "plv")):
        byte = _shared.to_bytes(row["sentence"])
        spans = [row["spans"][who][0] if row["spans"][who] else (0, 0) for who in ("source", "target")]
        root = scorer.norm_root(first_event(report, [(byte(b), byte(e)) for b, e in spans]))
        events.append([{"_root": root}] if root else [])
    for name, keep in (("two thirds", lambda i: i % 3 != 0), ("every third row", lambda i: i % 3 == 0)):
        part = [i for i in range(len(rows)) if keep(i)]
        s = scorer.score([rows[i] for i in part], {k: events[i] for k, i in enumerate(part)}, "first")
        print(f"raw sentences, plv-train, {name}: {len(part)} rows, accuracy {s['accuracy']:.3f}, macro-F1 {s['macro_f1']:.3f}, without event {s['no_event_share']:.3f}")


def main():
    o = _shared.options(__doc__, lines="")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        gold(o.truce, work, o.lines)
        trained = [SHARED / "authored" / f"{n}.txt" for n in ("levant", "africa", "eurasia", "americas", "wire", "drills")]
        authored("authored reports held out", trained, held_out, o.truce, work / "authored")
        authored("agency reports, never trained on", [ROOT / "eval/record/reports-held.txt"], lambda name: True, o.truce, work / "agency")
        strays(o.truce, work)
        pairs(o.truce, work)
    print(run(o.truce, "codebook", "list").strip().splitlines()[-1])


main()
