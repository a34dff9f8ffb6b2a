"""Coreference from the `coref` head: each noun, name and pronoun takes its best antecedent among those before it, or is new."""
import torch

import likeness
import predict

OUTSIDE = {"case", "cc", "conj", "punct", "cop", "mark", "nsubj", "aux", "parataxis", "advcl", "discourse", "expl", "ccomp", "csubj", "obl", "nsubj:pass", "nsubj:outer"}

POSSESSIVE = {"'s", "’s", "'", "’"}


def mention_span(word, words, heads, relations, upos):
    """(first, last + 1): the word with all below it that belongs to its phrase, a possessive mark too."""
    children = {}
    for i, h in enumerate(heads):
        children.setdefault(h - 1, []).append(i)
    stack = [c for c in children.get(word, []) if relations[c] not in OUTSIDE]
    seen = [word]
    while stack:
        i = stack.pop()
        seen.append(i)
        stack += children.get(i, [])
    first, last = min(seen), max(seen)
    while last > word and upos[last] == "PUNCT":
        last -= 1
    if last + 1 < len(words) and words[last + 1] in POSSESSIVE and upos[last + 1] == "PART":
        last += 1
    return first, last + 1


class Candidates:
    """The nouns, names and pronouns of a document as a reader sees them, and how alike each is to those before it."""

    def __init__(self, model, vocabulary, document):
        said = predict.predict(model, vocabulary, [document], ("upos", "tree", "vectors"))
        self.layers = [s if s else {"upos": [], "head": [], "relation": []} for s in said]
        traits = [t for s, (sentence, layers) in enumerate(zip(document.sentences, self.layers)) for t in likeness.traits(s, sentence.words, layers["upos"], layers["head"], layers["relation"])]
        self.places = [(t.sentence, t.word) for t in traits]
        self.vectors = torch.stack([said[s]["vectors"][i] for s, i in self.places]) if traits else None
        word, other = likeness.pairs(len(traits))
        self.word, self.other, self.buckets = torch.tensor(word), torch.tensor(other), torch.tensor(likeness.buckets(traits, word, other))

    def scores(self, head, vectors):
        """[n, n + 1]: of each word with the root (to be new) and with each before it."""
        d, n = head.dependents(vectors), len(vectors)
        score = head.grid(d[None], head.with_root(head.candidates(vectors)[None]))[0, :, :, 0].float()
        pairs = score[self.word, self.other + 1] + head.alike(d, self.word, self.buckets)
        return torch.cat([score[:, :1], torch.full((n, n), -1e9).index_put((self.word, self.other), pairs)], 1)


@torch.no_grad()
def clusters(model, vocabulary, document):
    """Clusters of (sentence, first, last) of one document."""
    found, words = {}, Candidates(model, vocabulary, document)
    if words.vectors is None:
        return []
    top = []
    for i, best in enumerate(words.scores(model.heads["coref"], words.vectors).argmax(1).tolist()):
        top.append(top[best - 1] if best else i)
        s, word = words.places[i]
        said = words.layers[s]
        found.setdefault(top[i], set()).add((s, *mention_span(word, document.sentences[s].words, said["head"], said["relation"], said["upos"])))
    return [c for c in found.values() if len(c) > 1]
