"""Coreference from the `coref` head: each noun, name and pronoun takes its best antecedent among those before it, or is new."""
import torch

import likeness
import predict
from coref_score import mention_span, without_appositions


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
    words = Candidates(model, vocabulary, document)
    if words.vectors is None:
        return []
    bare = [(s, without_appositions(word, words.layers[s]["head"], words.layers[s]["relation"])) for s, word in words.places]
    chain = {place: {place} for place in bare}
    for i, best in enumerate(words.scores(model.heads["coref"], words.vectors).argmax(1).tolist()):
        if best and chain[bare[i]] is not chain[bare[best - 1]]:
            joined = chain[bare[i]] | chain[bare[best - 1]]
            chain.update(dict.fromkeys(joined, joined))
    found = {id(c): {(s, *mention_span(word, document.sentences[s].words, words.layers[s]["head"], words.layers[s]["relation"], words.layers[s]["upos"])) for s, word in c} for c in chain.values()}
    return [c for c in found.values() if len(c) > 1]
