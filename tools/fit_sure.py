#!/usr/bin/env python3
"""Fit data/codebook/sure.tsv: how sure a line is, from its clues and from what made it. Needs train/requirements.txt (torch).

usage: fit_sure.py [--truce build/truce] [--out data/codebook/sure.tsv]
       fit_sure.py --test GOLD_DIR=SYSTEM.jsonl …          measures what `truce read --format jsonl` said of the texts in GOLD_DIR, fits nothing

Reads marked reports with no line left out for want of sureness: ../shared/gold/dev (at twice the weight: they are real news) and those of train/text that
the shipped model has not been trained on. A line is right when it matches a gold line in all key fields (../shared/tools/score_record.py compares). The
weights are those of a logistic function of the clues (src/record/clues.h; `truce codebook clues` prints them): one for all kinds and, drawn to zero more
strongly, one for each kind; and one for each frame or head. Printed: the expected calibration error and the area under the ROC curve, for gold/dev with each
report judged by weights fitted without it (5 folds)."""
import argparse, hashlib, json, os, sys, tempfile
from collections import defaultdict
from difflib import SequenceMatcher
from pathlib import Path

from gold import ROOT, data_without, run, scorer, texts_of

SHARED = ROOT.parent / "shared"
SCORER = SHARED / "tools" / "score_record.py"
NEW_TEXTS = ("reports-drills-k.txt", "reports-magazine.txt")  # the shipped model has read none of these,
HALF_NEW = "reports-drills-j.txt"                             # and only every other one of these (by hash)
WEIGHT_OF_NEWS = 2.0
NEWS = 0.3  # added to every sum: on 48 news reports that we marked by hand (their texts are not ours to keep here) lines were right more often than the sums said
HEADS = -0.5  # and to that of a line of these kinds that the heads alone propose: on the same news and on 35 reports of others they were right less often than the sums said
HEADS_OVERDO = {"event", "stance", "step", "call", "domestic", "spillover", "access"}
PULL_ALL, PULL_KIND, PULL_MAKER, SMALLEST, STEPS, FOLDS = 3.3, 13.0, 6.6, 0.02, 100, 5


# ---- reading ----

class Line:
    """A line of the record with its report, what made it, its clues, and whether gold has it."""
    def __init__(self, told, report, right, weight):
        self.kind, self.maker, self.clues = told["kind"], told["maker"], told["clues"]
        self.report, self.right, self.weight = report, right, weight

    def features(self):
        for clue, strength in self.clues.items():
            yield (clue, "*"), strength
            yield (clue, self.kind), strength
        yield ("by " + self.maker, self.kind), 1.0


def judged(gold_dir, reports):
    """For each gold record of the folder: its id, the report that fits it, and which lines of that are right."""
    space = scorer(SCORER)
    golds = [json.loads(p.read_text()) for p in sorted(Path(gold_dir).glob("*.gold.json"))]
    systems = [space["Report"](r) for r in reports]
    for gold, system in space["match_reports"](golds, systems):
        yield gold["id"], reports[systems.index(system)], {j for j, whole in space["compare"](gold, system)[0].values() if whole}


def lines_of(truce, gold_dir, work, weight=1.0):
    """The lines that truce reads in the reports of a folder of gold records, none left out for want of sureness."""
    texts = work / "texts"
    texts.mkdir(parents=True)
    texts_of(gold_dir, texts)
    env = os.environ | {"TRUCE_DATA": str(data_without(work, "sure.tsv"))}
    reports = [json.loads(l) for l in run(truce, "read", "--format", "jsonl", texts, env=env).splitlines()]
    told = defaultdict(list)
    for row in map(json.loads, run(truce, "codebook", "clues", texts, env=env).splitlines()):
        told[row["report"]].append(row)
    lines = []
    for name, report, right in judged(gold_dir, reports):
        rows = told[report["report"]["id"]]
        # a report coded again, with the actors that the first coding made, may give other lines: those are passed over
        same = SequenceMatcher(None, [l["kind"] for l in report["lines"]], [r["kind"] for r in rows], autojunk=False).get_matching_blocks()
        for at, row_at, size in same:
            lines += [Line(rows[row_at + n], name, at + n in right, weight) for n in range(size)]
    return lines


def own_reports(work):
    """Gold records of our own reports that the shipped model has not been trained on."""
    sys.path.insert(0, str(ROOT / "train"))
    from authored import held_out
    texts, unread, others = ROOT / "train/text", work / "unread", work / "others"
    new = [texts / name for name in (*NEW_TEXTS, HALF_NEW)]
    run(sys.executable, SHARED / "tools/build_authored.py", *new, "--out", unread)
    run(sys.executable, SHARED / "tools/build_authored.py", *sorted(p for p in texts.glob("reports-*.txt") if p not in new), "--out", others)
    for path in unread.glob(HALF_NEW.removeprefix("reports-").removesuffix(".txt") + "*.gold.json"):
        if int(hashlib.sha256(path.name[:-10].encode()).hexdigest(), 16) % 2 == 0:
            path.unlink()
    for path in others.glob("*.gold.json"):
        if not held_out(path.name[:-10]):
            path.unlink()
    return unread, others


# ---- fitting ----

class Fit:
    """Logistic regression with a pull to zero for each weight, by LBFGS."""
    def __init__(self, lines):
        import torch
        torch.set_num_threads(1)
        torch.sparse.check_sparse_tensor_invariants.disable()
        self.torch, self.lines, self.columns = torch, lines, {}
        cells, values = [[], []], []
        for n, line in enumerate(lines):
            for feature, strength in line.features():
                cells[0].append(n)
                cells[1].append(self.columns.setdefault(feature, len(self.columns)))
                values.append(strength)
        self.matrix = torch.sparse_coo_tensor(torch.tensor(cells), torch.tensor(values, dtype=torch.float32), (len(lines), len(self.columns))).coalesce()
        self.right = torch.tensor([float(l.right) for l in lines])
        self.pull = torch.tensor([PULL_MAKER if clue.startswith("by ") else PULL_ALL if kind == "*" else PULL_KIND for clue, kind in self.columns])

    def sums(self, weights):
        return self.torch.sparse.mm(self.matrix, weights.unsqueeze(1)).squeeze(1)

    def fit(self, without=()):
        taken = self.torch.tensor([0.0 if l.report in without else l.weight for l in self.lines])
        weights = self.torch.zeros(len(self.columns), requires_grad=True)
        optimizer = self.torch.optim.LBFGS([weights], max_iter=STEPS, line_search_fn="strong_wolfe")

        def loss():
            optimizer.zero_grad()
            value = self.torch.nn.functional.binary_cross_entropy_with_logits(self.sums(weights), self.right, taken, reduction="sum") + (self.pull * weights**2).sum() / 2
            value.backward()
            return value
        optimizer.step(loss)
        return weights.detach() * (weights.detach().abs() >= SMALLEST)

    def offset(self, clue, kind):
        """What news adds to a weight: to that of the clue that every line has, and to that of a head that made the line."""
        if (clue, kind) == ("line", "*"):
            return NEWS
        return HEADS if clue.startswith("by hint.") and kind in HEADS_OVERDO else 0.0

    def for_news(self, weights):
        return weights + self.torch.tensor([self.offset(*column) for column in self.columns])

    def chances(self, weights):
        return self.torch.sigmoid(self.sums(self.for_news(weights))).tolist()


# ---- measuring ----

def calibration_error(pairs):
    bins = {}
    for p, right in pairs:
        bins.setdefault(min(9, int(p * 10)), []).append((p, right))
    return sum(abs(sum(p for p, _ in b) - sum(r for _, r in b)) for b in bins.values()) / max(1, len(pairs))


def area(pairs):
    """How often a right line is surer than a wrong one."""
    ranked = sorted(pairs)
    rank = wrong = seen = 0
    for i, (p, right) in enumerate(ranked):
        wrong += not right
        if right:
            rank, seen = rank + wrong, seen + 1
    return rank / max(1, wrong * seen)


def print_measures(title, pairs):
    right = sum(r for _, r in pairs)
    print(f"{title}: {len(pairs)} lines, {right} right ({right / max(1, len(pairs)):.3f}), mean sureness {sum(p for p, _ in pairs) / max(1, len(pairs)):.3f}, "
          f"expected calibration error {calibration_error(pairs):.3f}, area under the curve {area(pairs):.3f}")
    for least in (0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        kept = [r for p, r in pairs if p >= least]
        print(f"  sure >= {least:.2f}: {len(kept)} lines, {sum(kept)} right ({sum(kept) / max(1, len(kept)):.3f})")


def print_folds(fit, dev):
    reports, pairs = sorted({l.report for l in fit.lines if l.weight == WEIGHT_OF_NEWS}), []
    for fold in range(FOLDS):
        held = set(reports[fold::FOLDS])
        pairs += [(p, l.right) for p, l in zip(fit.chances(fit.fit(held)), fit.lines) if l.report in held]
    print_measures(f"{dev}, {FOLDS} folds", pairs)


def write(fit, out):
    weights = fit.for_news(fit.fit())
    rows = [(clue, kind, weights[c].item()) for (clue, kind), c in fit.columns.items() if weights[c]]
    rows.sort(key=lambda r: (r[0].startswith("by "), r[0], r[1] != "*", r[1]))
    out.write_text("# What speaks for and against a line being right, by kind of line; made by tools/fit_sure.py: clue, kind, weight.\n"
                   + "".join(f"{clue}\t{kind}\t{w:.2f}\n" for clue, kind, w in rows))
    print(f"{len(rows)} weights of {len(fit.lines)} lines in {out}")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--truce", type=Path, default=ROOT / "build/truce")
    p.add_argument("--out", type=Path, default=ROOT / "data/codebook/sure.tsv")
    p.add_argument("--test", nargs="+", default=[])
    o = p.parse_args()
    for gold_dir, system in (test.split("=") for test in o.test):
        reports = [json.loads(l) for l in Path(system).read_text().splitlines()]
        print_measures(gold_dir, [(l["sure"], j in right) for _, report, right in judged(gold_dir, reports) for j, l in enumerate(report["lines"])])
    if o.test:
        return
    with tempfile.TemporaryDirectory() as folder:
        work, dev = Path(folder), SHARED / "gold/dev"
        unread, others = own_reports(work)
        fit = Fit(lines_of(o.truce, dev, work / "dev", WEIGHT_OF_NEWS) + lines_of(o.truce, unread, work / "a") + lines_of(o.truce, others, work / "b"))
        print_folds(fit, dev)
        write(fit, o.out)


if __name__ == "__main__":
    main()
