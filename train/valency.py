"""What is known of predicates and their arguments beside head `role`: data/language/valency.tsv counts how the words of PropBank's sentences (EWT, train) stand to its predicates
and what they fill; data/language/valency-weights.tsv says, for each role, how much the head and the counts weigh. src/reader/valency.c reads both.

usage: valency.py --pack DIR --model FILE.pt --bert DIR [--every N] [--out data/language]

The head has seen the training part and is too sure of itself there, so the weights are fitted on the dev part. Printed are the figures of the head alone and, by two-fold
cross-validation over documents, of head and counts together.
"""
import math
import random
from collections import Counter, defaultdict

import torch
from torch.nn import functional as F

import checkpoint
import corpora
from figures import f1
from predict import CORE, predict

NONE, OTHER = "_", "OTHER"
ROLES = ["ARG0", "ARG1", "ARG2", "ARG3", "ARG4", "TMP", "LOC", "MNR", "PRP", "CAU", "ADV", "DIR", "EXT", "NEG", "MOD", "DIS", OTHER, NONE]    # as truce_role, then none
UP, DOWN = 4, 3        # steps of a path from the predicate to the word, at most
LEAST = 2              # arguments seen in a surrounding that is kept
DOUBT = 1.5            # a word whose logit of no role is this much above all others is not asked about
SURE = 0.98            # nor one that fills a role with this chance, by the head
GENERAL = 0.3          # of a case: what a more general surrounding tells, beside the cases counted in a special one
FLOOR = 1e-5           # of a chance
CUT = 0.3              # taken off the score of no role: the likeliest roles are fewer than those of the best F1
NOTE = "# Made by train/valency.py from PropBank English EWT (CC BY-SA 4.0) on the trees of UD English EWT (CC BY-SA 4.0), train parts; see data/SOURCES.md.\n"


def role_of(label):
    """The role that a label of the head gives in a reading."""
    if label == NONE or label.startswith(("R-", "C-")):
        return NONE
    return "DIR" if label == "GOL" else label if label in ROLES else OTHER


class Surroundings:
    """How the words of a sentence stand to its predicates: from general to special, the keys of valency.tsv."""

    def __init__(self, lemmas, upos, heads, relations):
        self.lemmas, self.upos, self.heads, self.relations = lemmas, upos, heads, relations
        self.cases = [[] for _ in heads]
        for word, head in enumerate(heads):
            if head and relations[word] in ("case", "mark"):
                self.cases[head - 1].append(lemmas[word])

    def way(self, word, steps):
        """The words from `word` upwards, itself first."""
        out = [word]
        while len(out) <= steps and self.heads[out[-1]]:
            out.append(self.heads[out[-1]] - 1)
        return out

    def path(self, predicate, word):
        """"<^acl nsubj": the word stands before the predicate, whose head it is the subject of; None if it is far off."""
        ups, downs = self.way(predicate, UP), self.way(word, DOWN)
        up = next((i for i, top in enumerate(ups) if top in downs), None)
        if up is None:
            return None
        steps = ["^" + self.relations[w] for w in ups[:up]] + [self.relations[w] for w in reversed(downs[:downs.index(ups[up])])]
        return ("<" if word < predicate else ">") + " ".join(steps)

    def keys(self, predicate, word):
        path = self.path(predicate, word)
        if path is None:
            return []
        case, lemma = "+".join(self.cases[word]), f"{self.lemmas[predicate]}/{self.upos[predicate]}"
        keys = [(path, "*", "*", "*"), (path, case, "*", "*"), (path, "*", lemma, "*"), (path, case, lemma, "*"), (path, "*", lemma, self.lemmas[word])]
        return [key for key in keys if all(key)]


def sentences(documents):
    return [s for d in documents for s in d.sentences if "roles" in s.layers]


def role_table(sentence):
    return {(predicate, word): role_of(label) for word, predicate, label in sentence.layers["roles"]}


def counted(documents, known):
    """Surrounding → Counter of roles; left out are those with few arguments, and the most special ones that tell no more than a wider one."""
    counts = defaultdict(Counter)
    for sentence in sentences(documents):
        layers, filled = sentence.layers, role_table(sentence)
        around = Surroundings(layers["lemma"], layers["upos"], layers["head"], [r if r in known else r.split(":")[0] for r in layers["relation"]])
        for predicate in [j for j, is_one in enumerate(layers["predicate"]) if is_one]:
            for word in range(len(sentence.words)):
                if word != predicate:
                    for key in around.keys(predicate, word):
                        counts[key][filled.get((predicate, word), NONE)] += 1
    counts = {key: roles for key, roles in counts.items() if roles.total() - roles[NONE] >= LEAST}
    wider = lambda key: [key[:i] + ("*",) + key[i + 1:] for i in range(1, len(key)) if key[i] != "*"] if key.count("*") == 1 else []
    return {key: roles for key, roles in counts.items() if all(counts.get(other) != roles for other in wider(key))}


def chances(counts, keys):
    """Chance of each role, from the general surroundings to the special ones."""
    out = [1 / len(ROLES)] * len(ROLES)
    for key in keys:
        if key in counts:
            roles = counts[key]
            out = [(roles[role] + GENERAL * p) / (roles.total() + GENERAL) for role, p in zip(ROLES, out)]
    return out


class Cases:
    """Words that may fill a role of the predicates found in dev: log chances by head and by counts, and the right role."""

    def __init__(self, model, vocabulary, documents, counts):
        head, self.where, heads, tables, gold, self.all = model.heads["role"], [], [], [], [], {}
        fold = F.one_hot(torch.tensor([ROLES.index(role_of(label)) for label in head.head.labels]), len(ROLES)).float()
        of_sentence = dict(zip(map(id, (s for d in documents for s in d.sentences)), predict(model, vocabulary, documents, ("upos", "tree", "predicate", "vectors"))))
        for document in documents:
            for sentence in sentences([document]):
                said, filled = of_sentence[id(sentence)], role_table(sentence)
                self.all |= {(document.name, id(sentence), *place): role for place, role in filled.items() if role not in (NONE, OTHER)}
                found = [j for j, p in enumerate(said["predicate"]) if p == "predicate"]
                if not found:
                    continue
                with torch.no_grad():
                    logits = head.grid(head.dependents(said["vectors"])[None], head.candidates(said["vectors"][found])[None])[0]
                around = Surroundings(sentence.layers["lemma"], said["upos"], said["head"], said["relation"])
                chance = (torch.softmax(logits, -1) @ fold).clamp(min=FLOOR).log()
                for word, k in (logits[..., 1:].amax(-1) + DOUBT > logits[..., 0]).nonzero().tolist():
                    if word != found[k]:
                        self.where.append((document.name, id(sentence), found[k], word))
                        heads.append(chance[word, k])
                        tables.append(chances(counts, around.keys(found[k], word)))
                        gold.append(ROLES.index(filled.get((found[k], word), NONE)))
        self.head, self.table, self.gold = torch.stack(heads), torch.tensor(tables).clamp(min=FLOOR).log(), torch.tensor(gold)
        self.sure = self.head[:, :-1].amax(1) > math.log(SURE)

    def scores(self, weights):
        return torch.where(self.sure[:, None], self.head, weights[0] * self.head + weights[1] * self.table + weights[2])

    def fit(self, chosen):
        """[3, roles]: weights of the head's and of the counts' log chance, and what is added."""
        chosen = chosen & ~self.sure
        weights = checkpoint.fitted(len(ROLES), lambda weights: F.cross_entropy(self.scores(weights)[chosen], self.gold[chosen]))
        weights[2, ROLES.index(NONE)] -= CUT
        return weights

    def decoded(self, scores, chosen):
        """{place: role}; of ARG0 to ARG4 each predicate keeps its best."""
        value, best = torch.log_softmax(scores, -1).max(-1)
        out, taken = {}, set()
        for at in value.argsort(descending=True).tolist():
            place, role = self.where[at], ROLES[best[at]]
            core = (*place[:3], role)
            if chosen[at] and role not in (NONE, OTHER) and core not in taken:
                out[place] = role
                if role in CORE:
                    taken.add(core)
        return out

    def figure(self, found):
        return f1(sum(self.all.get(place) == role for place, role in found.items()), len(found), len(self.all))

    def cross_validated(self, seed):
        names = sorted({place[0] for place in self.where})
        random.Random(seed).shuffle(names)
        half = set(names[::2])
        first = torch.tensor([place[0] in half for place in self.where])
        return self.decoded(self.scores(self.fit(first)), ~first) | self.decoded(self.scores(self.fit(~first)), first)


def write(out, counts, weights):
    with open(out / "valency.tsv", "w", encoding="utf-8") as file:
        file.write(NOTE + "# Path from the predicate to the word, preposition or mark of the word, predicate, word; then how often such words filled which role (_ none). `*` stands for any.\n")
        for key in sorted(counts):
            file.write("\t".join(key) + "\t" + " ".join(f"{role} {n}" for role, n in counts[key].most_common()) + "\n")
    with open(out / "valency-weights.tsv", "w", encoding="utf-8") as file:
        file.write(NOTE.replace("train parts", "dev parts") + "# Role; weight of head `role`; weight of the counts of valency.tsv; what is added.\n")
        checkpoint.write_weights(file, ROLES, weights)


def main():
    options = checkpoint.table_options(__doc__)
    torch.set_num_threads(1)
    model, vocabulary, _ = checkpoint.load(options.model, options.bert)
    counts = counted(corpora.some(corpora.ewt(options.pack, "train"), options.every), set(model.heads["relation"].head.labels))
    print(f"{len(counts)} surroundings with {sum(map(len, counts.values()))} roles", flush=True)
    cases = Cases(model, vocabulary, corpora.some(corpora.ewt(options.pack, "dev"), options.every), counts)
    every = torch.ones(len(cases.where), dtype=torch.bool)
    print("EWT dev, head alone:", cases.figure(cases.decoded(cases.head, every)))
    for seed in range(3):
        print("EWT dev, head and counts, two-fold:", cases.figure(cases.cross_validated(seed)), flush=True)
    weights = cases.fit(every)
    print("EWT dev, weights of the same:", cases.figure(cases.decoded(cases.scores(weights), every)))
    write(options.out, counts, weights)


if __name__ == "__main__":
    main()
