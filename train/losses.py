"""The loss of every head on a batch: only words that their source annotates count."""
import torch
from torch.nn import functional as F

from batches import gathered, sentence_index
from likeness import CANDIDATES


class Labels:
    """Numbers of labels, prepared once per head."""

    def __init__(self, heads):
        self.heads = {h.name: h for h in heads}
        self.number = {h.name: {label: i for i, label in enumerate(h.labels)} for h in heads}
        self.groups = [(name, {v: i for i, v in enumerate(values)}) for name, values in self.heads["features"].groups] if "features" in self.heads else []

    def of(self, head, values):
        """Numbers of a layer's labels, -100 for what the head does not know (`?`)."""
        number = self.number[head]
        return [number.get(v, -100) for v in values]

    def relations(self, values):
        number = self.number["relation"]
        return [number.get(v, number[v.split(":")[0]]) for v in values]


def word_labels(batch, layer, width, numbers):
    """[words(, width)] label numbers, -100 where a sentence lacks the layer."""
    out = torch.full((batch.words, width) if width else (batch.words,), -100)
    for _, sentence, first, n in batch.sentences:
        if layer in sentence.layers:
            out[first:first + n] = torch.tensor(numbers(sentence.layers[layer]))
    return out


def cross_entropy(logits, gold, trust=1.0):
    """Mean over annotated rows, each with its weight; None if there is none."""
    known = gold != -100
    return (F.cross_entropy(logits.float(), gold, ignore_index=-100, reduction="none") * trust).sum() / known.sum() if bool(known.any()) else None


def tag_loss(model, batch, v, labels, name):
    gold = word_labels(batch, name, 0, lambda values: labels.of(name, values))
    if not bool((gold != -100).any()):
        return None
    head = model.heads[name]
    return cross_entropy(head(v), gold, batch.trust) if head.transition is None else sequence_loss(head(v).float(), head.transition, gold, *sentence_index(batch))


def sequence_loss(logits, transition, gold, index, mask):
    """-log chance of all tag sequences that agree with the known tags, a word; -100 agrees with every tag. Sentences without a known tag do not count."""
    labels = logits.shape[1]
    gold = torch.cat([gold, torch.tensor([-100])])[index]
    kept = (gold != -100).any(1)
    index, mask, gold = index[kept], mask[kept], gold[kept]
    free = torch.cat([logits, logits.new_zeros(1, labels)])[index]
    right = (gold[..., None] == -100) | (gold[..., None] == torch.arange(labels))
    score = torch.cat([free, free.masked_fill(~right, -1e5)])
    mask, at = torch.cat([mask, mask]), score[:, 0] + transition[labels, :labels]
    for i in range(1, score.shape[1]):
        step = torch.logsumexp(at[:, :, None] + transition[:labels, :labels], 1) + score[:, i]
        at = torch.where(mask[:, i, None], step, at)
    every, agreeing = torch.logsumexp(at + transition[:labels, labels], 1).chunk(2)
    return (every - agreeing).sum() / (gold != -100).sum()


def predicate_loss(model, batch, v, labels):
    gold = word_labels(batch, "predicate", 0, lambda values: values)
    return cross_entropy(model.heads["predicate"](v), gold, batch.trust)


def feature_loss(model, batch, v, labels):
    gold = word_labels(batch, "features", len(labels.groups), lambda values: [[numbers.get(f.get(name, "_"), 0) for name, numbers in labels.groups] for f in values])
    if not bool((gold != -100).any()):
        return None
    logits, at, total = model.heads["features"](v), 0, 0
    for g, (_, numbers) in enumerate(labels.groups):
        total = total + cross_entropy(logits[:, at:at + len(numbers)], gold[:, g], batch.trust)
        at += len(numbers)
    return total


def tree_losses(model, batch, v, labels):
    """(arc, relation) losses."""
    heads = word_labels(batch, "head", 0, lambda values: values)
    known = heads != -100
    if not bool(known.any()):
        return None, None
    relation = word_labels(batch, "relation", 0, labels.relations)
    index, mask = sentence_index(batch)
    arc = model.heads["arc"]
    d, h = arc.dependents(v), arc.candidates(v)
    score = arc.grid(gathered(d, index), arc.with_root(gathered(h, index)))[..., 0].float()
    score[:, :, 1:] = score[:, :, 1:].masked_fill(~mask[:, None, :], -1e4)
    gold = torch.where(mask, torch.cat([heads, torch.tensor([-100])])[index], -100)
    arc_loss = cross_entropy(score.flatten(0, 1), gold.flatten(), torch.cat([batch.trust, torch.zeros(1)])[index].flatten())
    rel = model.heads["relation"]
    d, h = rel.dependents(v), rel.candidates(v)
    start = torch.zeros(batch.words, dtype=torch.long)
    for _, _, first, n in batch.sentences:
        start[first:first + n] = first
    at = torch.where(heads > 0, start + heads - 1, batch.words)[known]
    candidates = torch.cat([h, rel.root.to(h.dtype)[None]])[at]
    return arc_loss, cross_entropy(rel.pairs(d[known], candidates), relation[known], batch.trust[known])


def link_loss(model, batch, v, labels, name, layer, centres):
    """Labelled links of words of a sentence to a set of centre words: all words against each centre, most of them `_`; summed over the words of a centre."""
    head, number = model.heads[name], labels.number[name]
    chosen = [(sentence, first, n, centres(sentence)) for _, sentence, first, n in batch.sentences if layer in sentence.layers]
    chosen = [c for c in chosen if c[3]]
    if not chosen:
        return None
    words = torch.full((len(chosen), max(n for _, _, n, _ in chosen)), batch.words)
    targets = torch.full((len(chosen), max(len(c) for _, _, _, c in chosen)), batch.words)
    gold, trust = torch.full((*words.shape, targets.shape[1]), -100), torch.zeros(len(chosen))
    for s, (sentence, first, n, centre) in enumerate(chosen):
        words[s, :n] = torch.arange(first, first + n)
        targets[s, :len(centre)] = first + torch.tensor(centre)
        gold[s, :n, :len(centre)], trust[s] = 0, batch.trust[first]
        for i, j, label in sentence.layers[layer]:
            if j in centre:
                gold[s, i, centre.index(j)] = number[label]
    used = torch.unique(targets[targets < batch.words])
    position = torch.full((batch.words + 1,), len(used))
    position[used] = torch.arange(len(used))
    h = gathered(head.candidates(v[used]), position[targets])
    score = head.grid(gathered(head.dependents(v), words), h)
    known = gold != -100
    each = F.cross_entropy(score[known].float(), gold[known], reduction="none")
    return (each * trust[:, None, None].expand(gold.shape)[known]).sum() / sum(len(c) for _, _, _, c in chosen)


def regression_loss(model, batch, v, name):
    words, gold = [], []
    for _, sentence, first, _ in batch.sentences:
        for word, value in sentence.layers.get(name, ()):
            words.append(first + word)
            gold.append(value)
    return (F.smooth_l1_loss(model.heads[name](v[words])[:, 0].float(), torch.tensor(gold), reduction="none") * batch.trust[words]).mean() if gold else None


def chosen_loss(logits, chosen):
    """Mean of -log of the summed probability of the labels that are right; `chosen` is a 0/1 matrix."""
    return (torch.logsumexp(logits, 1) - torch.logsumexp(logits.masked_fill(chosen == 0, -1e9), 1)).mean()


def status_loss(model, batch, v, labels):
    words, chosen = [], []
    number = labels.number["status"]
    for _, sentence, first, _ in batch.sentences:
        for word, values in sentence.layers.get("status", {}).items():
            words.append(first + word)
            chosen.append([float(label in values) for label in number])
    return chosen_loss(model.heads["status"](v[words]).float(), torch.tensor(chosen)) if words else None


def detail_loss(model, batch, v, labels):
    """Each group of the head on the triggers it speaks of."""
    head, rows, total, at = model.heads["detail"].head, {}, [], 0
    for _, sentence, first, _ in batch.sentences:
        for word, group, chosen in sentence.layers.get("detail", ()):
            if chosen:
                rows.setdefault(group, []).append((first + word, chosen))
    if not rows:
        return None
    logits = model.heads["detail"](v).float()
    for group, values in head.groups:
        if group in rows:
            chosen = torch.tensor([[float(label in right) for label in values] for _, right in rows[group]])
            total.append(chosen_loss(logits[[w for w, _ in rows[group]], at:at + len(values)], chosen) * len(chosen))
        at += len(values)
    return sum(total) / sum(len(r) for r in rows.values())


def line_loss(model, batch, v, labels):
    """Is this word the trigger of a line of this kind? Optional lines are left out."""
    number = labels.number["line"]
    gold, weight = torch.zeros(batch.words, len(number)), torch.zeros(batch.words, len(number))
    for _, sentence, first, n in batch.sentences:
        if "line" in sentence.layers:
            weight[first:first + n] = 1
            for word, kind in sentence.layers["line_skip"]:
                weight[first + word, number[kind]] = 0
            for word, kind in sentence.layers["line"]:
                gold[first + word, number[kind]] = 1
                weight[first + word, number[kind]] = 1
    if not bool(weight.any()):
        return None
    return (F.binary_cross_entropy_with_logits(model.heads["line"](v).float(), gold, reduction="none") * weight).sum() / (weight.sum() / len(number))


def line_role_loss(model, batch, v, labels):
    """Which words fill the fields of a line, from its trigger: each label its own question, asked only for the kinds that the trigger has."""
    head, number = model.heads["line_role"], labels.number["line_role"]
    kinds = {k: [i for label, i in number.items() if label.split(".")[0] in (k, "speaker")] for k in labels.number["line"]}
    fillers, triggers, gold, weight = [], [], [], []
    for _, sentence, first, n in batch.sentences:
        asked = {}
        for word, kind in sentence.layers.get("line", ()):
            asked.setdefault(word, set()).update(kinds[kind])
        for trigger, columns in asked.items():
            g, w = torch.zeros(n, len(number)), torch.zeros(n, len(number))
            w[:, sorted(columns)] = 1
            for filler, at, role in sentence.layers["line_role_skip"]:
                if at == trigger:
                    w[filler, number[role]] = 0
            for filler, at, role in sentence.layers["line_role"]:
                if at == trigger:
                    g[filler, number[role]] = w[filler, number[role]] = 1
            fillers.append(torch.arange(first, first + n))
            triggers.append(torch.full((n,), first + trigger))
            gold.append(g)
            weight.append(w)
    if not gold:
        return None
    fillers, triggers, gold, weight = torch.cat(fillers), torch.cat(triggers), torch.cat(gold), torch.cat(weight)
    d = head.dependents(v)
    score = head.scores(head.turned(d)[fillers], d[fillers], head.candidates(v)[triggers]).float()
    return (F.binary_cross_entropy_with_logits(score, gold, reduction="none") * weight).sum() / len(torch.unique(triggers))


def pair_loss(model, batch, v, labels, name, column):
    """Types of (source, target) pairs; `column` picks the label of the pair."""
    number, source, target, chosen = labels.number[name], [], [], []
    for _, sentence, first, _ in batch.sentences:
        for pair in sentence.layers.get("pair", ()):
            right = [value for value in (pair[column] or "").split("|") if value in number]
            if right:
                source.append(first + pair[0])
                target.append(first + pair[1])
                chosen.append([float(label in right) for label in number])
    if not chosen:
        return None
    head = model.heads[name]
    return chosen_loss(head.pairs(head.dependents(v[source]), head.candidates(v[target])).float(), torch.tensor(chosen))


COREFERENT = {"NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ"}


def stretches(batch):
    """Lists of (document, number of the sentence in it, Sentence, first word of all, number of words): consecutive windows of one document are one stretch."""
    out, last, seen = [], None, 0
    for w, sentence, first, n in batch.sentences:
        window = batch.windows[w]
        if w != last:
            before = batch.windows[last] if last is not None else None
            if before is None or before.document is not window.document or before.last != window.first:
                out.append([])
            last, seen = w, 0
        out[-1].append((window.document, window.first + seen, sentence, first, n))
        seen += 1
    return out


def coref_loss(model, batch, v, labels):
    """Each mention's head word against the earlier nouns, names, pronouns and mentions of the stretch: its antecedents, or the root for a new one."""
    parts = [s for s in stretches(batch) if s[0][0].clusters]
    if not parts:
        return None
    size = max(sum(n for *_, n in part) for part in parts)
    index, place = torch.full((len(parts), size), batch.words), torch.zeros(len(parts), size, dtype=torch.long)
    gold, candidate = torch.zeros(len(parts), size, size + 1), torch.zeros(len(parts), size, dtype=torch.bool)
    for p, part in enumerate(parts):
        document, at, start, tags = part[0][0], 0, {}, []
        for _, s, sentence, first, n in part:
            index[p, at:at + n], place[p, at:at + n], start[s] = torch.arange(first, first + n), s, at
            tags += sentence.layers.get("upos") or sentence.layers.get("parsed_upos") or ["NOUN"] * n
            at += n
        candidate[p, :at] = torch.tensor([tag in CANDIDATES for tag in tags])
        chained = set()
        for cluster in document.clusters:
            words = sorted({start[s] + head for s, head, *_ in cluster if s in start})
            chained |= set(words)
            candidate[p, words] = True
            for k, word in enumerate(words):
                gold[p, word, [x + 1 for x in words[:k]] if k else 0] = 1
        if document.source == "gum":
            for i, tag in enumerate(tags):
                if tag in COREFERENT and i not in chained:
                    gold[p, i, 0] = 1
    asked = gold.any(2)
    if not bool(asked.any()):
        return None
    head = model.heads["coref"]
    d, forms = gathered(head.dependents(v), index), torch.cat([batch.word_form, torch.tensor([-1])])[index]
    score = head.grid(d, head.with_root(gathered(head.candidates(v), index)))[..., 0].float()
    score[:, :, 1:] = (score[:, :, 1:] + head.nearness(d, forms, place, forms, place).float()).masked_fill(~candidate[:, None, :], -1e9)
    score = score.masked_fill(~torch.ones(size, size + 1, dtype=torch.bool).tril(0), -1e9)
    return chosen_loss(score[asked], gold[asked])
