#!/usr/bin/env python3
"""Fit data/codebook/meant.tsv: what speaks for somebody as the one whom a line is meant for that leaves it open. Needs train/requirements.txt (torch).

usage: fit_meant.py [--truce build/truce] [--out data/codebook/meant.tsv]

Reads the marked reports of ../shared/authored that train/ does not hold out and those of train/text with `truce read` and `truce codebook meant`, which
tells for each open line its candidates with their grounds. A candidate is right if gold names him among those whom the matching line is meant for
(../shared/tools/score_record.py compares); where gold names nobody, or nobody of the candidates, nobody is right. The weights are those of a softmax over
candidates and nobody: each ground has a weight for all lines and, drawn to zero more strongly, one more for each type of event and for calls. Printed: how
often what would be filled is right, for several least chances, each report judged by weights fitted without it (5 folds)."""
import argparse, json, os, random, sys, tempfile
from collections import defaultdict
from pathlib import Path

from gold import ROOT, data_without, run, scorer, texts_of

SHARED = ROOT.parent / "shared"
FIELDS = {"event": "recipients", "call": "whom"}
LEAST = {"*": 0.75}  # on news not marked by us half of what was filled from 0.65 on was right: it has more sides than the marked reports
FOLDS, STEPS, PULL_ALL, PULL_ONE, SMALLEST = 5, 60, 2.0, 10.0, 0.05


# ---- reading ----

def marked_reports(work):
    """Gold records of the reports that weights may be fitted on, and their texts."""
    sys.path.insert(0, str(ROOT / "train"))
    from authored import held_out
    gold, texts = work / "gold", work / "texts"
    texts.mkdir()
    sources = sorted((SHARED / "authored").glob("*.txt")) + sorted((ROOT / "train/text").glob("reports-*.txt"))
    run(sys.executable, SHARED / "tools/build_authored.py", *[s for s in sources if s.name != "names.txt"], "--out", gold)
    for path in gold.glob("*.gold.json"):
        if held_out(path.name[:-10]):
            path.unlink()
    texts_of(gold, texts)
    return gold, texts


class Line:
    """One open line: the grounds of each candidate, those of nobody last; the candidates that gold names."""
    def __init__(self, told, gold, same_name):
        self.report, self.way, self.candidates = told["report"], told["for"], told["candidates"]
        wanted = gold.get(FIELDS[told["kind"]]) or []
        self.named = bool(wanted)
        self.right = [i for i, c in enumerate(self.candidates) if any(same_name(g, n) for g in wanted for n in c["names"])]
        self.options = [c["grounds"] for c in self.candidates] + [told["nobody"]]
        self.targets = self.right or [len(self.candidates)]


def open_lines(gold_dir, system, meant):
    """The open lines that match a line of gold."""
    space, told, lines = scorer(SHARED / "tools/score_record.py"), defaultdict(list), []
    golds = [json.loads(p.read_text()) for p in sorted(Path(gold_dir).glob("*.gold.json"))]
    reports = [space["Report"](json.loads(l)) for l in system.splitlines() if l.strip()]
    for row in map(json.loads, meant.splitlines()):
        told[row["report"], row["kind"], row["trigger"], row["for"]].append(row)
    for gold, report in space["match_reports"](golds, reports):
        for i, (j, _) in space["compare"](gold, report)[0].items():
            line = report.lines[j]
            words = line["why"][0].get("words")
            for row in told[report.data["report"]["id"], line["kind"], words[0]["start"], line.get("type", "call")][:1] if words else []:
                lines.append(Line(row, gold["lines"][i], space["same_name"]))
    return lines


# ---- fitting ----

class Table:
    """The options of all lines as one sparse matrix: a row for each, columns (ground, way)."""
    def __init__(self, lines):
        import torch
        self.torch, self.lines, self.columns = torch, lines, {}
        cells, values, line_of, target = [], [], [], []
        for n, line in enumerate(lines):
            for o, grounds in enumerate(line.options):
                for ground, value in grounds.items():
                    for way in ("*", line.way):
                        cells.append((len(line_of), self.columns.setdefault((ground, way), len(self.columns))))
                        values.append(value)
                line_of.append(n)
                target.append(1 / len(line.targets) if o in line.targets else 0.0)
        self.line_of, self.target = torch.tensor(line_of), torch.tensor(target)
        self.matrix = torch.sparse_coo_tensor(torch.tensor(cells).T, torch.tensor(values, dtype=torch.float32), (len(line_of), len(self.columns))).coalesce()
        self.pull = torch.tensor([PULL_ALL if way == "*" else PULL_ONE for _, way in self.columns])

    def log_chances(self, weights):
        sums = self.torch.sparse.mm(self.matrix, weights.unsqueeze(1)).squeeze(1)
        most = self.torch.full((len(self.lines),), -1e9).scatter_reduce(0, self.line_of, sums, "amax")[self.line_of]
        total = self.torch.zeros(len(self.lines)).scatter_add(0, self.line_of, self.torch.exp(sums - most))
        return sums - most - self.torch.log(total)[self.line_of]

    def fit(self, reports):
        """Weights by the lines of some reports: cross-entropy with an L2 penalty."""
        taken = self.torch.tensor([float(l.report in reports) for l in self.lines])[self.line_of]
        weights = self.torch.zeros(len(self.columns), requires_grad=True)
        optimizer = self.torch.optim.LBFGS([weights], max_iter=STEPS, line_search_fn="strong_wolfe")

        def loss():
            optimizer.zero_grad()
            value = -(taken * self.target * self.log_chances(weights)).sum() + (self.pull * weights**2).sum() / 2
            value.backward()
            return value
        optimizer.step(loss)
        weights = weights.detach()
        return weights * (weights.abs() >= SMALLEST)

    def chances(self, weights):
        flat = self.log_chances(weights).exp().tolist()
        out, at = [], 0
        for line in self.lines:
            out.append(flat[at : at + len(line.options)])
            at += len(line.options)
        return out


def choice(line, chance):
    """As src/record/meant.c decides: the likeliest side, with a second that is more than half as likely; and the chance of the likeliest."""
    sides = defaultdict(list)
    for i, candidate in enumerate(line.candidates):
        sides[candidate["side"]].append(i)
    order = sorted(sides.values(), key=lambda members: -sum(chance[i] for i in members))[:2]
    sums = [sum(chance[i] for i in members) for members in order]
    if len(order) == 2 and sums[1] <= sums[0] / 2:
        order = order[:1]
    return [max(members, key=lambda i: chance[i]) for members in order], sums[0]


def cross_validated(table):
    reports = sorted({l.report for l in table.lines})
    random.Random(0).shuffle(reports)
    judged = []
    for fold in range(FOLDS):
        held = set(reports[fold::FOLDS])
        chances = table.chances(table.fit(set(reports) - held))
        judged += [(line, *choice(line, chance)) for line, chance in zip(table.lines, chances) if line.report in held]
    return judged


def told_of(filled):
    right, nobody = sum(any(i in l.right for i in taken) for l, taken, _ in filled), sum(not l.named for l, _, _ in filled)
    return f"{len(filled)} filled, {right} right ({right / max(1, len(filled)):.2f}), {nobody} where gold names nobody"


def print_judged(judged):
    print(f"{len(judged)} open lines, {sum(l.named for l, _, _ in judged)} of them meant for somebody by gold, {sum(bool(l.right) for l, _, _ in judged)} for a candidate")
    for least in (0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8):
        print(f"  chance >= {least:.2f}: {told_of([j for j in judged if j[2] >= least])}")
    taken = [j for j in judged if j[2] >= LEAST.get(j[0].way, LEAST["*"])]
    for way in sorted({j[0].way for j in taken}):
        print(f"  {way} from {LEAST.get(way, LEAST['*']):.2f}: {told_of([j for j in taken if j[0].way == way])}")
    print(f"  as written: {told_of(taken)}")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--truce", type=Path, default=ROOT / "build/truce")
    p.add_argument("--out", type=Path, default=ROOT / "data/codebook/meant.tsv")
    o = p.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        gold, texts = marked_reports(work)
        env = os.environ | {"TRUCE_DATA": str(data_without(work, "meant.tsv"))}
        lines = open_lines(gold, run(o.truce, "read", "--format", "jsonl", texts, env=env), run(o.truce, "codebook", "meant", texts, env=env))
    write(lines, o.out)


def write(lines, out):
    table = Table(lines)
    print_judged(cross_validated(table))
    weights = table.fit({l.report for l in lines})
    rows = [(ground, way, weights[c].item()) for (ground, way), c in table.columns.items() if weights[c]]
    rows.sort(key=lambda r: (r[0].startswith("nobody"), r[0], r[1] != "*", r[1]))
    out.write_text("# What speaks for somebody as the one whom an open line is meant for; made by tools/fit_meant.py: ground, for which lines, weight.\n"
                   + "".join(f"least\t{way}\t{chance:.2f}\n" for way, chance in LEAST.items()) + "".join(f"{ground}\t{way}\t{w:.2f}\n" for ground, way, w in rows))
    print(f"{len(rows)} weights of {len(lines)} lines in {out}")


if __name__ == "__main__":
    main()
