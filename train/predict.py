"""Runs the network over documents and gives, sentence by sentence, what each head says, decoded as the C program decodes it."""
import numpy as np
import torch

import batches
import decode


def sentence_slices(batch):
    return [(w, sentence, first, first + n) for w, sentence, first, n in batch.sentences]


def parse(model, v, heads):
    """(heads, relation numbers) of one sentence's word vectors."""
    arc, relation = model.heads["arc"], model.heads["relation"]
    score = arc.grid(arc.dependents(v)[None], arc.with_root(arc.candidates(v)[None]))[0, :, :, 0].numpy().astype(np.float64)
    tree = decode.tree(score)
    labels = relation.head.labels
    h = torch.cat([relation.root[None], relation.candidates(v)])[torch.tensor(tree)]
    logits = relation.pairs(relation.dependents(v), h)
    root = labels.index("root")
    chosen = []
    for i, row in enumerate(logits):
        row = row.clone()
        if tree[i]:
            row[root] = -1e9
        chosen.append(labels[root if not tree[i] else int(row.argmax())])
    return tree, chosen


def tags(module, logits):
    """Label names of one sentence under a tagging head."""
    labels = module.head.labels
    if module.transition is not None:
        return [labels[i] for i in decode.viterbi(logits.numpy(), module.transition.detach().numpy())]
    return [labels[i] for i in logits.argmax(-1).tolist()]


CORE = {"ARG0", "ARG1", "ARG2", "ARG3", "ARG4"}


def roles(model, v, predicates):
    """(argument, predicate, label) links of one sentence by the head alone, without valency.py's counts; of each ARG0 to ARG4 a predicate keeps its best."""
    if not predicates:
        return []
    head = model.heads["role"]
    score = torch.log_softmax(head.grid(head.dependents(v)[None], head.candidates(v[predicates])[None])[0], -1)
    out = []
    for k, j in enumerate(predicates):
        value, best = score[:, k].max(-1)
        kept = {}
        for i in sorted(best.nonzero()[:, 0].tolist(), key=lambda i: -float(value[i])):
            label = head.head.labels[best[i]]
            if label not in CORE or label not in kept:
                kept[label] = i
                out.append((i, j, label))
    return out


@torch.no_grad()
def predict(model, vocabulary, documents, want, window=batches.WINDOW, budget=4096, marked=False):
    """One dict of layers per sentence, in document order. `want`: names of layers (tree = head and relation)."""
    out = {}
    for group in batches.grouped([[w] for d in documents for w in batches.windows_of(d, vocabulary, window)], budget):
        batch = batches.pack(group, vocabulary, marked=marked)
        v = model.vectors(batch)
        logits = {name: model.heads[name](v) for name in want if name in model.heads and model.heads[name].head.kind != "biaffine"}
        for _, sentence, first, last in sentence_slices(batch):
            result = {}
            for name, values in logits.items():
                if name == "features":
                    result[name] = feature_values(model.heads[name].head, values[first:last])
                elif name == "realis":
                    result[name] = values[first:last, 0].tolist()
                elif model.heads[name].head.multi or model.heads[name].head.kind == "groups":
                    result[name] = values[first:last]
                else:
                    result[name] = tags(model.heads[name], values[first:last])
            if "tree" in want:
                result["head"], result["relation"] = parse(model, v[first:last], model.heads)
            if "role" in want:
                result["roles"] = roles(model, v[first:last], [i for i, p in enumerate(result["predicate"]) if p == "predicate"])
            if "names_logits" in want:
                result["names_logits"] = model.heads["names"](v[first:last])
            if "vectors" in want:
                result["vectors"] = v[first:last]
            out[id(sentence)] = result
    return [out.get(id(s), {}) for d in documents for s in d.sentences]


def feature_values(head, logits):
    out, at = [{} for _ in range(len(logits))], 0
    for name, values in head.groups:
        for word, best in zip(out, logits[:, at:at + len(values)].argmax(-1).tolist()):
            if best:
                word[name] = values[best]
        at += len(values)
    return out
