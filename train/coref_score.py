"""CoNLL F1 of coreference: the mean of MUC, B-cubed and CEAF-e over documents; a clustering is a list of sets of mentions. And what OntoGUM calls a mention."""

OUTSIDE = {"cc", "cc:preconj", "conj", "punct", "cop", "mark", "nsubj", "nsubj:pass", "nsubj:outer", "csubj", "aux", "aux:pass", "parataxis", "advcl", "discourse", "expl", "ccomp", "obl",
           "obl:unmarked", "list", "vocative", "dislocated"}
OUTSIDE_LEFT = OUTSIDE | {"case", "advmod"}    # a possessive mark on the right belongs to the phrase
CLOSING = {"(": ")", "[": "]", "“": "”", "‘": "’"}


def mention_span(word, words, heads, relations, upos):
    """(first, last + 1) of OntoGUM's mention: the word with all below it that belongs to its phrase, brackets in pairs."""
    children = {}
    for i, h in enumerate(heads):
        children.setdefault(h - 1, []).append(i)
    stack, seen = [c for c in children.get(word, []) if relations[c] not in (OUTSIDE_LEFT if c < word else OUTSIDE)], [word]
    while stack:
        seen.append(stack.pop())
        stack += children.get(seen[-1], [])
    first, last = min(seen), max(seen)
    while last > word and upos[last] == "PUNCT" and words[last] not in CLOSING.values():
        last -= 1
    while first < word and upos[first] == "PUNCT" and words[first] not in CLOSING:
        first += 1
    for mark in words[first:last + 1]:
        if mark in CLOSING and words[last + 1:last + 2] == [CLOSING[mark]] and words[first:last + 1].count(mark) > words[first:last + 1].count(CLOSING[mark]):
            last += 1
    return first, last + 1


def without_appositions(word, heads, relations):
    """The word that an apposition stands beside: one mention in OntoGUM."""
    while relations[word] == "appos":
        word = heads[word] - 1
    return word


def assignment(cost):
    """Row for each column of a rectangular cost matrix (rows <= columns), least in sum (Hungarian method)."""
    n, m = len(cost), len(cost[0])
    u, v, row_of, way = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        row_of[0], j0 = i, 0
        least, used = [float("inf")] * (m + 1), [False] * (m + 1)
        while True:
            used[j0] = True
            i0, delta, j1 = row_of[j0], float("inf"), 0
            for j in range(1, m + 1):
                if not used[j]:
                    current = cost[i0 - 1][j - 1] - u[i0] - v[j]
                    if current < least[j]:
                        least[j], way[j] = current, j0
                    if least[j] < delta:
                        delta, j1 = least[j], j
            for j in range(m + 1):
                if used[j]:
                    u[row_of[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            j0 = j1
            if not row_of[j0]:
                break
        while j0:
            row_of[j0] = row_of[way[j0]]
            j0 = way[j0]
    return row_of[1:]


def muc(key, response):
    """(right, all) links of `key` that `response` keeps together."""
    right = total = 0
    where = {m: i for i, c in enumerate(response) for m in c}
    for cluster in key:
        parts = {where.get(m, ("alone", m)) for m in cluster}
        right, total = right + len(cluster) - len(parts), total + len(cluster) - 1
    return right, total


def b_cubed(key, response):
    right = total = 0
    where = {m: c for c in response for m in c}
    for cluster in key:
        for m in cluster:
            total += 1
            right += len(cluster & where.get(m, set())) / len(cluster)
    return right, total


def ceaf(key, response):
    """Sum of phi4 over the best one-to-one map of clusters."""
    if not key or not response:
        return 0.0
    small, large = (key, response) if len(key) <= len(response) else (response, key)
    cost = [[-2 * len(a & b) / (len(a) + len(b)) for b in large] for a in small]
    return -sum(cost[row - 1][column] for column, row in enumerate(assignment(cost)) if row)


def f1(right_recall, total_recall, right_precision, total_precision):
    r, p = right_recall / max(total_recall, 1e-9), right_precision / max(total_precision, 1e-9)
    return 2 * p * r / max(p + r, 1e-9)


def conll(documents):
    """(CoNLL F1, MUC, B3, CEAFe) of (gold clusters, found clusters) per document."""
    sums = [0.0] * 12
    for gold, found in documents:
        gold, found = [set(c) for c in gold], [set(c) for c in found]
        similar = ceaf(gold, found)
        for i, value in enumerate((*muc(gold, found), *muc(found, gold), *b_cubed(gold, found), *b_cubed(found, gold), similar, len(gold), similar, len(found))):
            sums[i] += value
    parts = [f1(*sums[i:i + 4]) for i in (0, 4, 8)]
    return sum(parts) / 3, *parts
