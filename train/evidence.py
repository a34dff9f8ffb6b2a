"""What is told beside heads `upos` and `arc` by the words around a word and by the tree around an arc: data/language/tags.tsv and data/language/arcs.tsv give weights to such facts,
each learnt alone, without the encoder, from the training parts of the treebanks; data/language/evidence-weights.tsv says how much heads and facts weigh. src/reader/evidence.c,
tagging.c and attachment.c read them.

usage: evidence.py --pack DIR --model FILE.pt --bert DIR [--every N] [--out data/language]

The heads have seen the training parts and are too sure of themselves there, so the weights between heads and facts are fitted on the dev parts. Printed are the figures of the heads
alone and, by two-fold cross-validation over documents, of heads and facts together.
"""
import itertools
import random
import re
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

import batches
import checkpoint
import corpora
import decode
from heads import UPOS
from network import precision
from predict import sentence_slices

NOTE = "# Made by train/evidence.py from the training parts of UD English EWT (CC BY-SA 4.0), UD English GUM (annotation CC BY 4.0) and train/text/trees-news.conllu; see data/SOURCES.md.\n"
EDGE = "<edge>"        # the word beyond the ends of a sentence, and the root of its tree
FLOOR = -10.0          # of a log chance

# ---- facts of a word, for its tag ----
SURE = 0.99            # a tag of this chance, by the head, is not asked about
TAG_PLACES = ["last.2", "last.3", "last.4", "first.3", "shape", "shape first", "shape capitals first", "before.word", "after.word", "before.tag", "after.tag", "before.tag after.tag",
              "before.2.tag before.tag", "after.tag after.2.tag", "before.shape shape", "shape after.shape", "last.3 before.tag", "last.3 after.tag"]
TAG_SEEN, TAG_ROUNDS, TAG_LEAST = 4, 4, 0.5    # times a fact was seen that is kept; rounds of training; weights kept

# ---- facts of a word and a head it may have, for the tree ----
NEAR = 4.6             # scores of arcs by this much below the best one of a word are still asked about
MOST = 6               # heads of a word that are asked about
ARC_SEEN, ARC_ROUNDS, ARC_LEAST = 2, 2, 0.4
OPENERS = {"ADP", "SCONJ", "PART", "CCONJ"}
ARC_PLACES = ["tag head.tag distance", "tag head.tag side between", "tag head.tag side verbs.marks", "tag head.tag side links.marks", "word head.tag distance", "tag head.word distance", "word head.word side",
              "word head.tag side between", "tag head.word side verbs.marks", "before.tag tag head.tag distance", "tag after.tag head.tag distance", "tag head.before.tag head.tag distance",
              "tag head.tag head.after.tag distance", "before.tag tag after.tag head.tag side", "before.word tag head.tag side", "after.word tag head.tag side", "before.word tag head.word side",
              "word after.word head.tag side", "before.word word head.tag side", "word distance",
              "tag head.tag side crossing", "word side crossing", "opener head.tag tag distance", "opener head.word side tag", "opener word head.tag side", "children tag head.tag side", "children tag head.word side",
              "tag head.tag side top.tag top.side", "opener tag head.tag side top.tag", "tag head.tag side inner", "tag head.word side inner", "opener tag head.tag side inner", "tag head.tag side outer",
              "tag head.tag side inside", "opener head.tag side inside", "tag head.tag head.children side", "opener tag head.tag head.opener side", "head.tag top.tag side tag distance"]


def shape(word):
    """"Xx", "XX-d": capitals, small letters and digits of ASCII, `u` for other letters; the first 8 signs."""
    word = re.sub("[^\x00-\x7f]+", "u", re.sub("[0-9]+", "d", re.sub("[a-z]+", "x", re.sub("[A-Z]+", lambda m: "X" if len(m.group()) == 1 else "XX", word))))
    return word[:8]


class Words:
    """The words of a sentence with their tags, an edge on both sides: index 0 is the root or what is before the first word."""

    def __init__(self, words, tags):
        self.count = len(words)
        self.words = [EDGE] + words + [EDGE]
        self.lower = [EDGE] + [w.lower() for w in words] + [EDGE]
        self.tags = ["-"] + list(tags) + ["-"]

    def tag(self, i):
        return self.tags[i] if 0 <= i < len(self.tags) else "-"


def tag_facts(words, tags):
    """Per word: {place: what stands there}."""
    s = Words(words, tags)
    shapes = [EDGE] + [shape(w) for w in words] + [EDGE]
    letters = [w for w in words if w[0].isascii() and w[0].isalpha()]
    capitals = min(4, 5 * sum(w[0].isupper() for w in letters) // len(letters)) if letters else 0
    for i in range(1, s.count + 1):
        l = s.lower[i]
        yield {"last.2": l[-2:], "last.3": l[-3:], "last.4": l[-4:], "first.3": l[:3], "shape": shapes[i], "first": str(int(i == 1)), "capitals": str(capitals), "before.word": s.lower[i - 1],
               "after.word": s.lower[i + 1], "before.tag": s.tag(i - 1), "after.tag": s.tag(i + 1), "before.2.tag": s.tag(i - 2), "after.2.tag": s.tag(i + 2), "before.shape": shapes[i - 1],
               "after.shape": shapes[i + 1]}


def joined(tags):
    return "+".join(t for t in UPOS if t in tags) or "-"


def distance(word, head):
    """How far the head is behind (or, below 0, before) the word, in steps that grow; 9 for the root."""
    far = abs(head - word)
    step = min(far, 4) + (far > 6) + (far > 10) + (far > 20)
    return 9 if head == 0 else step if head > word else -step


def arc_facts(words, tags, heads, pairs):
    """Per pair of a word (from 1) and a head it may have (0 = the root): {place: what stands there}. `heads` of the other words are as the tree has them."""
    s, n = Words(words, tags), len(words)
    above = [0] + list(heads)
    below = [[] for _ in range(n + 1)]
    for i in range(1, n + 1):
        below[above[i]].append(i)
    sums = {name: np.cumsum([t in these for t in s.tags]) for name, these in
            (("v", {"VERB", "AUX"}), ("p", {"PUNCT"}), ("c", {"CCONJ"}), ("n", {"NOUN", "PROPN", "PRON"}), ("a", {"ADP"}))}
    for word, head in pairs:
        low, high = min(word, head), max(word, head)
        v, p, c, noun, a = (str(min(2, x[high - 1] - x[low])) if head else "0" for x in sums.values())
        own = below[word]
        others = [k for k in below[head] if k != word] if head else []
        side = [k for k in others if (k < head) == (word < head)]
        within, beyond = [k for k in side if low < k < high], [k for k in side if not low <= k <= high]
        nearest = min(within, key=lambda k: abs(k - word)) if within else None
        crossing = sum(1 for i in range(1, n + 1) if i != word and above[i] and crosses(low, high, min(i, above[i]), max(i, above[i]))) if head else 0
        top = above[head]
        opener = lambda these: next((s.lower[k] for k in these if s.tags[k] in OPENERS), EDGE)
        yield {"tag": s.tags[word], "head.tag": s.tag(head), "word": s.lower[word], "head.word": s.lower[head], "distance": str(distance(word, head)), "side": str((head > word) - (0 < head < word)),
               "between": v + p + c + noun + a, "verbs.marks": v + p, "links.marks": c + p, "before.tag": s.tag(word - 1), "after.tag": s.tag(word + 1),
               "head.before.tag": s.tag(head - 1), "head.after.tag": s.tag(head + 1), "before.word": s.lower[word - 1], "after.word": s.lower[word + 1], "crossing": str(min(2, crossing)),
               "opener": opener(own), "head.opener": opener(others), "children": joined({s.tags[k] for k in own}), "head.children": joined({s.tags[k] for k in others}),
               "inner": s.tags[nearest] if nearest else "-", "outer": s.tags[min(beyond, key=lambda k: abs(k - head))] if beyond else "-", "inside": joined({s.tags[k] for k in within}),
               "top.tag": s.tag(top) if head else "-", "top.side": str(0 if not top else 1 if top > head else -1)}


def crosses(low, high, a, b):
    return low < a < high < b or a < low < b < high


# ---- weights of facts ----

class Table:
    """Facts by number, and their weights for each of `outcomes` (1: for an arc)."""

    def __init__(self, places, outcomes):
        self.places, self.split, self.outcomes, self.number, self.weight = places, [p.split() for p in places], outcomes, {}, None

    def known(self, facts):
        """Numbers of the facts at all places, -1 where one was never seen."""
        return [self.number.get((i, *[facts[x] for x in parts]), -1) for i, parts in enumerate(self.split)]

    def learnt(self, facts):
        return [self.learn((i, *[facts[x] for x in parts])) for i, parts in enumerate(self.split)]

    def learn(self, key):
        """The number of a fact; -1 of one that the file cannot hold."""
        if key not in self.number:
            if key[1] == "#" or any(re.search(r"\s", part) for part in key[1:]):
                return -1
            self.number[key] = len(self.number)
        return self.number[key]

    def score(self, numbers):
        """[..., outcomes] of numbers [..., places]."""
        return (self.weight[numbers] * (numbers >= 0)[..., None]).sum(-2)

    def train(self, numbers, loss, keep, rounds, least, size):
        """Fits the weights of the facts kept; then drops the small ones and fits the others once more. numbers [cases, …, places], loss(scores, cases)."""
        keep = torch.tensor(keep)
        for again in range(2):
            numbers = torch.where((numbers >= 0) & keep[numbers], numbers, -1)
            if not again:
                self.weight = torch.zeros(len(keep), self.outcomes)
            allowed = torch.ones_like(self.weight) if not again else (self.weight.abs() >= least).float()
            weight = torch.nn.Parameter(self.weight * allowed)
            table = torch.nn.Embedding(len(keep), self.outcomes, sparse=True, _weight=weight.data)
            optimiser = torch.optim.Adagrad(table.parameters(), lr=0.1 if not again else 0.03)
            for _ in range(rounds if not again else 1):
                for cases in torch.randperm(len(numbers)).split(size):
                    some = numbers[cases]
                    optimiser.zero_grad()
                    loss(((table(some.clamp(min=0)) * allowed[some.clamp(min=0)]) * (some >= 0)[..., None]).sum(-2), cases).backward()
                    optimiser.step()
            self.weight = table.weight.detach() * allowed
            keep = keep & (self.weight.abs() >= least).any(1) if not again else keep

    def write(self, path, names):
        with open(path, "w", encoding="utf-8") as file:
            file.write(NOTE + "# A line without a tab names places; the lines behind it say what stands there and what that weighs" + (" for each tag" if names else "") + ".\n")
            for place, keys in itertools.groupby(sorted(k for k, number in self.number.items() if self.weight[number].any()), key=lambda k: k[0]):
                file.write(self.places[place] + "\n")
                for key in keys:
                    row = [re.sub(r"^(-?)0\.", r"\1.", f"{x:.2f}") for x in self.weight[self.number[key]].tolist()]
                    said = " ".join(f"{name} {x}" for name, x in zip(names, row) if x.strip("-.0")) if names else row[0]
                    file.write(" ".join(key[1:]) + "\t" + said + "\n")


def learnt_tags(train):
    table = Table(TAG_PLACES, len(UPOS))
    numbers = torch.tensor([table.learnt(f) for s in train for f in tag_facts(s.words, s.layers["upos"])])
    gold = torch.tensor([UPOS.index(t) for s in train for t in s.layers["upos"]])
    seen = np.bincount(numbers[numbers >= 0], minlength=len(table.number))
    table.train(numbers, lambda scores, cases: F.cross_entropy(scores, gold[cases]), seen >= TAG_SEEN, TAG_ROUNDS, TAG_LEAST, 256)
    return table


def below_of(heads, word):
    """Words below a word, itself with them."""
    out, more = {word}, True
    while more:
        found = {i for i, h in enumerate(heads, 1) if h in out}
        more = not found <= out
        out |= found
    return out


def learnt_arcs(train, best):
    """`best`: per sentence, the heads of each word that head `arc` likes best."""
    table, rows = Table(ARC_PLACES, 1), []
    for s in train:
        heads = s.layers["head"]
        if not 2 < len(heads) <= 60 or id(s) not in best:
            continue
        pairs, counts = [], []
        for word, liked in enumerate(best[id(s)], 1):
            under = below_of(heads, word)
            some = [heads[word - 1]] + [h for h in liked if h != heads[word - 1] and h not in under][:MOST - 1]
            pairs += [(word, h) for h in some]
            counts.append(len(some))
        facts = iter(arc_facts(s.words, s.layers["upos"], heads, pairs))
        for count in counts:
            row = [table.learnt(next(facts)) for _ in range(count)]
            rows.append(row + [[-1] * len(ARC_PLACES)] * (MOST - count))
    numbers = torch.tensor(rows)
    gold = numbers[:, 0]
    seen = np.bincount(gold[gold >= 0], minlength=len(table.number))
    empty = (numbers < 0).all(-1)
    table.train(numbers, lambda scores, cases: F.cross_entropy(scores[..., 0].masked_fill(empty[cases], -1e4), torch.zeros(len(cases), dtype=torch.long)), seen >= ARC_SEEN, ARC_ROUNDS, ARC_LEAST, 512)
    return table


# ---- beside the heads ----

@torch.no_grad()
def said_of(model, vocabulary, documents):
    """Per sentence: log chances of tags, scores of arcs, vectors of words."""
    out = {}
    for group in batches.grouped([[w] for d in documents for w in batches.windows_of(d, vocabulary, batches.WINDOW)], 4096):
        batch = batches.pack(group, vocabulary, marked=False)
        v = model.vectors(batch)
        for _, sentence, first, last in sentence_slices(batch):
            arc, mine = model.heads["arc"], v[first:last]
            score = arc.grid(arc.dependents(mine)[None], arc.with_root(arc.candidates(mine)[None]))[0, :, :, 0]
            score[range(len(score)), range(1, len(score) + 1)] = -1e4
            out[id(sentence)] = (torch.log_softmax(model.heads["upos"](mine), -1), score.numpy(), mine)
    return out


def weighed_tags(head, facts, weights):
    scores = weights[0] * head + weights[1] * facts + weights[2]
    return torch.where(head.amax(-1, keepdim=True) > np.log(SURE), head, scores).argmax(-1)


def fitted_tags(head, facts, gold):
    return checkpoint.fitted(len(UPOS), lambda weights: F.cross_entropy(weights[0] * head + weights[1] * facts + weights[2], gold))


def asked(score):
    """Pairs of a word and the heads between which head `arc` is in doubt."""
    out = []
    for word, row in enumerate(score, 1):
        liked = [h for h in np.argsort(-row, kind="stable")[:MOST] if row[h] > row.max() - NEAR]
        out += [(word, int(h)) for h in liked] if len(liked) > 1 else []
    return out


def weighed_tree(score, pairs, facts, weight):
    """The best tree, the facts of pairs weighed in."""
    score, most = score.astype(np.float64).copy(), {}
    for (word, _), x in zip(pairs, facts):
        most[word] = max(most.get(word, -np.inf), x)
    for (word, head), x in zip(pairs, facts):
        score[word - 1, head] += weight * (x - most[word])
    return decode.tree(score)


class Dev:
    """A dev part: what heads and facts say of it."""

    def __init__(self, model, vocabulary, documents, tags, arcs):
        with precision("int8"):
            said = said_of(model, vocabulary, documents)
        self.sentences = [s for d in documents for s in d.sentences if id(s) in said]
        self.document = np.array([i for i, d in enumerate(documents) for s in d.sentences if id(s) in said])
        self.words = np.repeat(self.document, [len(s.words) for s in self.sentences])
        self.said = [said[id(s)] for s in self.sentences]
        self.head = torch.cat([x[0] for x in self.said]).clamp(min=FLOOR)
        self.gold = torch.tensor([UPOS.index(t) for s in self.sentences for t in s.layers["upos"]])
        numbers = [tags.known(f) for s, x in zip(self.sentences, self.said) for f in tag_facts(s.words, [UPOS[k] for k in x[0].argmax(-1)])]
        self.facts = torch.log_softmax(tags.score(torch.tensor(numbers)), -1).clamp(min=FLOOR)
        self.model, self.arcs, self.pairs = model, arcs, None

    def ask_arcs(self, weights):
        """What facts say of doubtful arcs, by the tags that `weights` give and the trees of the head alone."""
        found, self.pairs, self.plain, at = weighed_tags(self.head, self.facts, weights), [], [], 0
        for s, (_, score, _) in zip(self.sentences, self.said):
            tags, pairs, heads = [UPOS[k] for k in found[at:at + len(s.words)]], asked(score), decode.tree(score.astype(np.float64))
            at += len(s.words)
            numbers = [self.arcs.known(f) for f in arc_facts(s.words, tags, heads, pairs)]
            self.pairs.append((pairs, self.arcs.score(torch.tensor(numbers))[:, 0].tolist() if pairs else []))
            self.plain.append(heads)

    def trees(self, weight, chosen):
        """(heads right, with relation, words) of the sentences chosen."""
        relation, right, labelled, words = self.model.heads["relation"], 0, 0, 0
        base, labels = lambda r: r.split(":")[0], relation.head.labels
        for i in np.nonzero(chosen)[0]:
            s, (_, score, v) = self.sentences[i], self.said[i]
            heads = weighed_tree(score, *self.pairs[i], weight) if weight else self.plain[i]
            with torch.no_grad(), precision("int8"):
                logits = relation.pairs(relation.dependents(v), torch.cat([relation.root[None], relation.candidates(v)])[torch.tensor(heads)])
            logits[:, labels.index("root")] = -1e9
            for j, head in enumerate(heads):
                if head == s.layers["head"][j]:
                    right += 1
                    labelled += base(labels[int(logits[j].argmax())] if head else "root") == base(s.layers["relation"][j])
            words += len(heads)
        return np.array([right, labelled, words])


def halves(count, seed):
    order = list(range(count))
    random.Random(seed).shuffle(order)
    return set(order[::2])


ARC_WEIGHTS = [0.3, 0.4, 0.5, 0.6]


def report(name, dev):
    n = len(dev.gold)
    print(f"{name}, heads alone: UPOS {100 * (dev.head.argmax(-1) == dev.gold).sum() / n:.2f}; facts alone {100 * (dev.facts.argmax(-1) == dev.gold).sum() / n:.2f} ({n} words)")
    for seed in range(2):
        half, right, trees = halves(dev.document.max() + 1, seed), 0, np.zeros(3)
        first, first_sentences = torch.tensor([d in half for d in dev.words]), np.array([d in half for d in dev.document])
        for fit, use, fit_sentences, use_sentences in ((first, ~first, first_sentences, ~first_sentences), (~first, first, ~first_sentences, first_sentences)):
            weights = fitted_tags(dev.head[fit], dev.facts[fit], dev.gold[fit])
            right += (weighed_tags(dev.head[use], dev.facts[use], weights) == dev.gold[use]).sum().item()
            dev.ask_arcs(weights)
            best = max(ARC_WEIGHTS, key=lambda w: dev.trees(w, fit_sentences)[1])
            trees += dev.trees(best, use_sentences)
        print(f"{name}, heads and facts, two-fold: UPOS {100 * right / n:.2f} UAS {100 * trees[0] / n:.2f} LAS {100 * trees[1] / n:.2f}", flush=True)
    right, labelled, _ = dev.trees(0, np.ones(len(dev.sentences), dtype=bool))
    print(f"{name}, heads alone: UAS {100 * right / n:.2f} LAS {100 * labelled / n:.2f}", flush=True)


def main():
    options = checkpoint.table_options(__doc__)
    torch.set_num_threads(1)
    torch.manual_seed(1)
    model, vocabulary, _ = checkpoint.load(options.model, options.bert)
    ewt, gum = ([corpora.some(read(options.pack, part), options.every) for part in ("train", "dev")] for read in (corpora.ewt, corpora.gum))
    documents = ewt[0] + gum[0] + corpora.some(corpora.news(Path(__file__).parent / "text")[0], options.every)
    train = [s for d in documents for s in d.sentences]
    tags = learnt_tags(train)
    tags.write(options.out / "tags.tsv", UPOS)
    best = {key: np.argsort(-score, 1, kind="stable")[:, :MOST + 2].tolist() for key, (_, score, _) in said_of(model, vocabulary, documents).items()}
    arcs = learnt_arcs(train, best)
    arcs.write(options.out / "arcs.tsv", None)
    print(f"{(tags.weight != 0).any(1).sum()} facts of words, {(arcs.weight != 0).sum()} of arcs", flush=True)
    parts = [Dev(model, vocabulary, dev, tags, arcs) for dev in (ewt[1], gum[1])]
    for name, dev in zip(("EWT dev", "GUM dev"), parts):
        report(name, dev)
    weights = fitted_tags(*(torch.cat([getattr(d, x) for d in parts]) for x in ("head", "facts", "gold")))
    for dev in parts:
        dev.ask_arcs(weights)
    every = [np.ones(len(d.sentences), dtype=bool) for d in parts]
    arc = max(ARC_WEIGHTS, key=lambda w: sum(d.trees(w, e)[1] for d, e in zip(parts, every)))
    for name, dev, e in zip(("EWT dev", "GUM dev"), parts, every):
        right, labelled, n = dev.trees(arc, e)
        found = weighed_tags(dev.head, dev.facts, weights)
        print(f"{name}, weights of both dev parts: UPOS {100 * (found == dev.gold).sum() / n:.2f} UAS {100 * right / n:.2f} LAS {100 * labelled / n:.2f}")
    with open(options.out / "evidence-weights.tsv", "w", encoding="utf-8") as file:
        file.write(NOTE.replace("training parts", "dev parts").replace(" and train/text/trees-news.conllu", "") + "# Tag; weight of head `upos`; weight of tags.tsv; what is added. For arcs: weight of arcs.tsv beside head `arc`.\n")
        checkpoint.write_weights(file, UPOS, weights)
        file.write(f"arc\t{arc}\n")


if __name__ == "__main__":
    main()
