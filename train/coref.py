"""Coreference from the `coref` head: each candidate word takes its best antecedent among the earlier candidates of its own and the few windows before, or is new."""
import torch

import batches

CANDIDATES = {"NOUN", "PROPN", "PRON"}
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


@torch.no_grad()
def clusters(model, vocabulary, document, layers, memory=7):
    """Clusters of (sentence, first, last) of one document; `layers` = upos, head, relation per sentence; `memory` = windows looked back."""
    head, past, parent, nodes, forms = model.heads["coref"], [], {}, [], {}
    for window in batches.windows_of(document, vocabulary):
        batch = batches.pack([window], vocabulary)
        v = model.vectors(batch)
        here = [(window.first + k, i, first + i) for k, (_, s, first, n) in enumerate(batch.sentences) for i in range(n) if layers[window.first + k]["upos"][i] in CANDIDATES]
        if not here:
            continue
        at = [word for _, _, word in here]
        d, h = head.dependents(v[at]), head.candidates(v[at])
        before = past[-memory:] if memory else []
        names = [name for part in before for name in part[0]] + [(s, i) for s, i, _ in here]
        candidates = torch.cat([part[1] for part in before] + [h])
        score = head.grid(d[None], head.with_root(candidates[None]))[0, :, :, 0]
        places = torch.tensor([s for s, _ in names])
        word_forms = torch.tensor([forms.setdefault(document.sentences[s].words[i].lower(), len(forms)) for s, i in names])
        score[:, 1:] += head.nearness(d[None], word_forms[None, -len(here):], places[None, -len(here):], word_forms[None], places[None])[0]
        old = len(names) - len(here)
        for k, (s, i, _) in enumerate(here):
            row = score[k, :1 + old + k].clone()
            best = int(row.argmax())
            nodes.append((s, i))
            parent[s, i] = names[best - 1] if best else None
        past.append(([(s, i) for s, i, _ in here], h))
    found = {}
    for node in nodes:
        top = node
        while parent[top] is not None:
            top = parent[top]
        said = layers[node[0]]
        found.setdefault(top, []).append((node[0], *mention_span(node[1], document.sentences[node[0]].words, said["head"], said["relation"], said["upos"])))
    return [set(c) for c in found.values() if len(set(c)) > 1]
