"""Figures of the line heads on held-out reports: triggers, their details, fillers, and whole lines; and the types of given pairs."""
import torch

import lines
from figures import f1
from predict import predict


def triggers(logits, thresholds):
    """{(word, kind)} above the threshold of their kind."""
    return {(w, lines.KINDS[k]) for w, k in (logits > thresholds).nonzero().tolist()}


class Count:
    def __init__(self):
        self.right = self.found = self.gold = 0

    def add(self, gold, found, ignored=()):
        found = {f for f in found if f not in ignored or f in gold}
        self.right, self.found, self.gold = self.right + len(gold & found), self.found + len(found), self.gold + len(gold)

    def f1(self):
        return 200 * self.right / max(self.found + self.gold, 1)

    def __str__(self):
        return f1(self.right, self.found, self.gold)


def detail_of(head, logits):
    """Best label of each group, and its group, for the words of a sentence."""
    out, at = {}, 0
    for name, values in head.groups:
        out[name] = [values[b] for b in logits[:, at:at + len(values)].argmax(-1).tolist()]
        at += len(values)
    return out


def fillers_of(model, v, trigger, kind):
    """{(filler, role)} for one trigger and kind."""
    head = model.heads["line_role"]
    n = len(v)
    d = head.dependents(v)
    score = head.scores(head.turned(d), d, head.candidates(v[trigger:trigger + 1]).expand(n, -1))
    return {(i, lines.ROLES[k]) for i, k in (score > 0).nonzero().tolist() if lines.ROLES[k].split(".")[0] in (kind, "speaker")}


@torch.no_grad()
def line_figures(model, vocabulary, documents, thresholds=None):
    """Lines of text with all figures."""
    documents = [d for d in documents if "line" in d.sentences[0].layers]
    results = predict(model, vocabulary, documents, ("line", "detail", "status", "vectors"))
    limit = thresholds if thresholds is not None else torch.zeros(len(lines.KINDS))
    per_kind, typed, roles = {k: Count() for k in lines.KINDS}, Count(), Count()
    detail, status, whole = {}, [0, 0], {k: Count() for k in lines.KINDS}
    for sentence, r in zip((s for d in documents for s in d.sentences), results):
        layers, found = sentence.layers, triggers(r["line"], limit)
        for kind, count in per_kind.items():
            count.add({x for x in layers["line"] if x[1] == kind}, {x for x in found if x[1] == kind}, layers["line_skip"])
        best = detail_of(model.heads["detail"].head, r["detail"])
        chosen = {(w, g): c for w, g, c in layers["detail"]}
        for (w, g), c in chosen.items():
            detail.setdefault(g, [0, 0])
            detail[g][1] += 1
            detail[g][0] += best[g][w] in c
        for w, c in layers["status"].items():
            status[1] += 1
            status[0] += r["status"][w] in c
        typed.add(layers["line"], {(w, k) for w, k in found if k not in best or (w, k) not in chosen or best[k][w] in chosen[w, k]}, layers["line_skip"])
        for w, k in layers["line"]:
            gold = {(f, role) for f, t, role in layers["line_role"] if t == w and role.split(".")[0] in (k, "speaker")}
            got = fillers_of(model, r["vectors"], w, k)
            roles.add(gold, got, {(f, role) for f, t, role in layers["line_role_skip"] if t == w})
    total = Count()
    for c in per_kind.values():
        total.right, total.found, total.gold = total.right + c.right, total.found + c.found, total.gold + c.gold
    out = [f"triggers, all kinds: {total}", f"triggers with right detail: {typed}"]
    out += ["  " + "; ".join(f"{k} {c.f1():.0f} of {c.gold}" for k, c in per_kind.items())]
    out += [f"details at gold triggers: " + ", ".join(f"{g} {100 * a / b:.1f} of {b}" for g, (a, b) in detail.items()), f"status at gold triggers: {100 * status[0] / max(status[1], 1):.1f} of {status[1]}"]
    return out + [f"fillers at gold triggers: {roles}"]


@torch.no_grad()
def pair_scores(model, vocabulary, items, marked):
    """Scores of the 16 types for each item of read_pairs: log probability by `pair` plus that of the act word's `detail`; heads by the model's own trees."""
    results = predict(model, vocabulary, [i[0] for i in items], ("upos", "tree", "vectors", "detail"), marked=marked)
    head, out = model.heads["pair"], []
    for (_, source, target, _), r in zip(items, results):
        v = r["vectors"]
        s, t = lines.head_in(r["head"], *source), lines.head_in(r["head"], *target)
        score = torch.log_softmax(head.pairs(head.dependents(v[s:s + 1]), head.candidates(v[t:t + 1]))[0], 0)
        act = lines.act_between(r["head"], r["upos"], s, t)
        out.append(score if act is None else score + torch.log_softmax(r["detail"][act, :len(lines.EVENTS)], 0))
    return out


FOLD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def pair_figures(model, vocabulary, items, gold, marked):
    """Accuracy and macro-F1 over PLOVER's 15 roots (CONCEDE and RETREAT are one)."""
    names = [FOLD.get(e, e) for e in lines.EVENTS]
    merge = torch.tensor([[float(a == b) for b in sorted(set(names))] for a in names])
    found = []
    for score in pair_scores(model, vocabulary, items, marked):
        found.append(sorted(set(names))[int((torch.softmax(score, 0) @ merge).argmax())])
    classes = sorted(set(gold))
    scores = []
    for c in classes:
        right = sum(f == g == c for f, g in zip(found, gold))
        scores.append(2 * right / max(sum(f == c for f in found) + sum(g == c for g in gold), 1))
    accuracy = sum(f == g for f, g in zip(found, gold)) / len(gold)
    return f"accuracy {accuracy:.3f} macro-F1 {sum(scores) / len(scores):.3f} ({len(gold)} pairs); " + ", ".join(f"{c} {s:.2f}" for c, s in zip(classes, scores))
