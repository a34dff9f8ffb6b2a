#!/usr/bin/env python3
"""Fit data/codebook/sure.tsv: how often each frame's lines are right.

usage: fit_sure.py [--truce build/truce] [--out data/codebook/sure.tsv] [--folds GOLD_DIR] [GOLD_DIR=SYSTEM.jsonl[:WEIGHT] …]

Without sets it reads, with no line left out for want of sureness, what lies in ../shared/gold/dev and (at an eighth of the weight) the authored reports
that train/ holds out. SYSTEM.jsonl is what `truce read --format jsonl` said of the texts in GOLD_DIR. A line is right when it matches a gold line in
all key fields (../shared/tools/score_record.py compares). Rates of frames with few lines are drawn towards the rate of their kind (empirical Bayes,
12 lines' worth). With --folds the calibration error of that set is printed for 5 folds over its reports, each judged by a table fitted without it."""
import argparse, json, os, sys, tempfile
from collections import defaultdict
from pathlib import Path

from gold import ROOT, data_without, run, scorer, texts_of

SHARED = ROOT.parent / "shared"
SCORER = SHARED / "tools" / "score_record.py"
PRIOR, AUTHORED = 12.0, 0.12


def read_set(truce, gold_dir, work):
    """The reports of a folder of gold records, read one by one; returns the file of what was found."""
    texts, found = work / "texts", work / "found.jsonl"
    texts.mkdir(parents=True)
    texts_of(gold_dir, texts)
    found.write_text(run(truce, "read", "--format", "jsonl", texts, env=os.environ | {"TRUCE_DATA": str(data_without(work, "sure.tsv"))}))
    return found


def own_sets(truce, work):
    """The sets that the shipped table is fitted on, as the command line takes them."""
    sys.path.insert(0, str(ROOT / "train"))
    from authored import held_out
    held = work / "held"
    run(sys.executable, SHARED / "tools/build_authored.py", *sorted((SHARED / "authored").glob("*.txt")), "--out", held)
    for path in held.glob("*.gold.json"):
        if path.name.startswith("names") or not held_out(path.name[:-10]):
            path.unlink()
    dev = SHARED / "gold/dev"
    return [f"{dev}={read_set(truce, dev, work / 'dev')}", f"{held}={read_set(truce, held, work / 'authored')}:{AUTHORED}"]


DETAILS = ("type", "step", "position", "demand", "what", "state", "form", "role")


def maker_of(line):
    """The frame, or hint.KIND.DETAIL as src/record/hints.c names what the model's heads made; and the heads' vote."""
    why = line["why"][0]
    if why.get("frame"):
        return why["frame"], why.get("vote", "alone")
    detail = next((line[d] for d in DETAILS if isinstance(line.get(d), str)), None)
    return "hint." + line["kind"] + ("." + detail if detail else ""), "alone"


def judged(space, gold_dir, system):
    """(report id, maker, kind, vote, right?, waived?) of every system line."""
    golds = [json.loads(p.read_text()) for p in sorted(Path(gold_dir).glob("*.gold.json"))]
    reports = [space["Report"](json.loads(l)) for l in open(system) if l.strip()]
    for gold, report in space["match_reports"](golds, reports):
        pairs, _ = space["compare"](gold, report)
        right = {pairs[i][0] for i in pairs if pairs[i][1]}
        waived = {pairs[i][0] for i in pairs if gold["lines"][i].get("optional")}
        for j, line in enumerate(report.lines):
            maker, vote = maker_of(line)
            yield gold["id"], maker, line["kind"], vote, j in right, j in waived


def table(rows):
    """Rates by (maker, kind, vote), (*, kind, vote), (*, kind, *); each drawn towards the next."""
    count = defaultdict(lambda: [0.0, 0.0])
    for weight, (_, maker, kind, vote, right, _) in rows:
        for key in ((maker, kind, vote), ("*", kind, "hint" if maker.startswith("hint.") else vote), ("*", kind, "*")):
            count[key][0] += weight
            count[key][1] += weight * right
    rates = {}
    for key in sorted(count, key=lambda k: (k[0] != "*", k[2] != "*")):
        n, hits = count[key]
        group = "hint" if key[0].startswith("hint.") else key[2]
        prior = 0.5 if key[2] == "*" else rates[("*", key[1], "*")] if key[0] == "*" else rates[("*", key[1], group)]
        rates[key] = (hits + PRIOR * prior) / (n + PRIOR)
    return rates


def sure(rates, maker, kind, vote):
    for key in ((maker, kind, vote), ("*", kind, vote), ("*", kind, "*")):
        if key in rates:
            return rates[key]
    return 0.5


def calibration_error(pairs):
    bins = defaultdict(list)
    for p, right in pairs:
        bins[min(9, int(p * 10))].append((p, right))
    return sum(abs(sum(p for p, _ in b) - sum(r for _, r in b)) for b in bins.values()) / max(1, len(pairs))


def fit(options, sets):
    space = scorer(options.scorer)
    rows = []
    for one in sets:
        gold_dir, _, rest = one.partition("=")
        system, _, weight = rest.partition(":")
        rows += [(float(weight or 1), (gold_dir,) + r) for r in judged(space, gold_dir, system)]
    if options.folds:
        print_folds(rows, options.folds)
    if options.out:
        rates = table([(w, r[1:]) for w, r in rows])
        lines = ["# How often lines of a frame were right on development reports; made by tools/fit_sure.py: maker, kind, vote, share."]
        lines += ["\t".join(key) + f"\t{rate:.3f}" for key, rate in sorted(rates.items())]
        options.out.write_text("\n".join(lines) + "\n")
        print(f"{len(rates)} rates of {len(rows)} lines in {options.out}")


def print_folds(rows, gold_dir):
    ids = sorted({r[1] for _, r in rows if r[0] == gold_dir})
    pairs = []
    for fold in range(5):
        out = set(ids[fold::5])
        rates = table([(w, r[1:]) for w, r in rows if not (r[0] == gold_dir and r[1] in out)])
        pairs += [(sure(rates, r[2], r[3], r[4]), r[5], r[6]) for _, r in rows if r[0] == gold_dir and r[1] in out]
    print(f"expected calibration error {calibration_error([p[:2] for p in pairs]):.3f} over {len(pairs)} lines of {gold_dir}, 5 folds")
    for threshold in (0, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6):
        kept = [p for p in pairs if p[0] >= threshold and not p[2]]
        right = sum(p[1] for p in kept)
        print(f"  sure >= {threshold:.2f}: {len(kept)} lines that count, {right} right ({right / max(1, len(kept)):.3f})")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("sets", nargs="*")
    p.add_argument("--truce", type=Path, default=ROOT / "build/truce")
    p.add_argument("--out", type=Path)
    p.add_argument("--folds")
    p.add_argument("--scorer", type=Path, default=SCORER)
    options = p.parse_args()
    if options.sets:
        return fit(options, options.sets)
    options.out = options.out or ROOT / "data/codebook/sure.tsv"
    options.folds = options.folds or str(SHARED / "gold/dev")
    with tempfile.TemporaryDirectory() as work:
        fit(options, own_sets(options.truce, Path(work)))


main()
