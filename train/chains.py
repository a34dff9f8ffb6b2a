"""Trains head `coref` of a finished reader on what that reader says of OntoGUM and of the reports: its vectors, parts of speech and trees. All else stays as it is.

usage: chains.py --model FILE.pt --documents FILE.pickle --bert DIR --out FILE.pt [--epochs N] [--rate R] [--seed N]
"""
import pickle
import random

import torch
from torch.nn import functional as F

import checkpoint
import likeness
import naming
from command import parser_for
from coref import Candidates

DROPOUT = 0.3      # of the vectors
STEP = 600         # candidates before each step, at least
REPORT = 0.35      # weight of a word of our reports; novels are left out: with them OntoGUM dev gets worse


class Lesson(Candidates):
    """A document with its gold: `right` antecedents among the pairs, `new` words, and those `asked`. Only OntoGUM says of every word whether it is in a chain."""

    def __init__(self, model, vocabulary, document):
        super().__init__(model, vocabulary, document)
        chain = {}
        for number, cluster in enumerate(document.clusters):
            for s, _, first, last in cluster:
                if len(self.layers[s]["head"]) >= last:
                    chain[s, naming.head_of(self.layers[s]["head"], first, last)] = number
        chain = torch.tensor([chain.get(place, -1) for place in self.places])
        self.right = (chain[self.word] == chain[self.other]) & (chain[self.word] >= 0)
        self.new = torch.ones(len(chain), dtype=torch.bool).index_fill(0, self.word[self.right], False)
        self.asked = chain >= 0 if document.source != "gum" else torch.ones(len(chain), dtype=torch.bool)
        self.weight = 1.0 if document.source == "gum" else REPORT

    def loss(self, head):
        """Sum over the words asked."""
        score = self.scores(head, F.dropout(self.vectors, DROPOUT, head.training))
        wrong = torch.cat([~self.new[:, None], torch.ones(len(score), len(score), dtype=torch.bool).index_put((self.word, self.other), ~self.right)], 1)
        return self.weight * (torch.logsumexp(score, 1) - torch.logsumexp(score.masked_fill(wrong, -1e9), 1))[self.asked].sum()


def steps(lessons, rng):
    """The lessons in random order, so many together that they have STEP candidates."""
    out, size = [[]], 0
    for lesson in rng.sample(lessons, len(lessons)):
        if size >= STEP:
            out.append([])
            size = 0
        out[-1].append(lesson)
        size += len(lesson.places)
    return out


def train(head, lessons, options):
    rng = random.Random(options.seed)
    optimiser = torch.optim.AdamW(head.parameters(), lr=options.rate, weight_decay=0.01)
    plan = [group for _ in range(options.epochs) for group in steps(lessons, rng)]
    total = count = 0
    for step, group in enumerate(plan):
        for part in optimiser.param_groups:
            part["lr"] = options.rate * min(1, (step + 1) / 50) * (1 - step / len(plan))
        loss, asked = sum(lesson.loss(head) for lesson in group), sum(lesson.weight * int(lesson.asked.sum()) for lesson in group)
        if not asked:
            continue
        (loss / asked).backward()
        torch.nn.utils.clip_grad_norm_(head.parameters(), 5.0)
        optimiser.step()
        optimiser.zero_grad()
        total, count = total + loss.item(), count + asked
        if (step + 1) % 100 == 0 or step + 1 == len(plan):
            print(f"step {step + 1}/{len(plan)} coref {total / count:.3f}", flush=True)
            total = count = 0


def main():
    parser = parser_for(__doc__, "model", "documents", "bert", "out")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    model, vocabulary, _ = checkpoint.load(options.model, options.bert)
    head = model.heads["coref"]
    head.widen(likeness.COUNT)
    documents = [d for d in pickle.loads(options.documents.read_bytes())["train"] if d.clusters and d.source != "litbank"]
    with torch.no_grad():
        lessons = [Lesson(model, vocabulary, d) for d in documents]
    lessons = [lesson for lesson in lessons if len(lesson.places) > 1]
    print(f"{len(lessons)} documents with chains, {sum(len(x.places) for x in lessons)} candidates, {sum(len(x.word) for x in lessons)} pairs", flush=True)
    head.train()
    train(head, lessons, options)
    saved = torch.load(options.model)
    saved["weights"] |= {f"heads.coref.{name}": value for name, value in head.state_dict().items()}
    torch.save(saved, options.out)


if __name__ == "__main__":
    main()
