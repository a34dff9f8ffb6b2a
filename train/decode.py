"""From scores to structures: trees (Chu-Liu/Edmonds, one root), name spans from B-/I- tags, labelled links."""
import numpy as np

ROOT_PENALTY = 1e6


def find_cycle(heads):
    """Words of one cycle of a head list (0 = root), or None."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path, at = [], start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = heads[at]
        if state[at] == 1:
            return path[path.index(at):]
        for word in path:
            state[word] = 2
    return None


def maximum_tree(score):
    """Heads of the best arborescence; score[i][j] = word i (1..) under j (0 = root), row 0 unused."""
    n = len(score)
    heads = [0] + [int(np.argmax(score[i])) for i in range(1, n)]
    cycle = find_cycle(heads)
    if cycle is None:
        return heads
    inside, outside = set(cycle), [i for i in range(n) if i not in cycle]
    cycle_sum = {i: score[i][heads[i]] for i in cycle}
    number = {old: new for new, old in enumerate(outside)}
    c = len(outside)
    small = np.full((c + 1, c + 1), -np.inf)
    enter, leave = {}, {}
    for i in outside:
        for j in outside:
            small[number[i]][number[j]] = score[i][j]
        best = max(cycle, key=lambda j: score[i][j])
        small[number[i]][c], leave[i] = score[i][best], best
        best = max(cycle, key=lambda k: score[k][i] - cycle_sum[k])
        small[c][number[i]], enter[i] = score[best][i] - cycle_sum[best], best
    for i in range(c + 1):
        small[i][i] = -np.inf
    small_heads = maximum_tree(small)
    result = list(heads)
    for i in outside[1:]:
        h = small_heads[number[i]]
        result[i] = leave[i] if h == c else outside[h]
    parent = outside[small_heads[c]]
    result[enter[parent]] = parent
    return result


def tree(score):
    """Heads (0 = root) of n words from score[n][n + 1], exactly one of them the root."""
    n = len(score)
    full = np.full((n + 1, n + 1), -np.inf)
    full[1:] = score
    full[1:, 0] -= ROOT_PENALTY
    np.fill_diagonal(full, -np.inf)
    return maximum_tree(full)[1:]


def spans(tags):
    """(start, end, class) of B-/I- tags; an I- after a foreign tag begins a span."""
    out, start = [], None
    for i, tag in enumerate(list(tags) + ["O"]):
        if start is not None and (tag == "O" or tag.startswith("B-") or tag[2:] != tags[start][2:]):
            out.append((start, i, tags[start][2:]))
            start = None
        if start is None and tag != "O":
            start = i
    return out


def viterbi(logits, transition):
    """Best tag sequence under H.transition ([labels + 1][labels + 1], last row and column = start and end)."""
    k = logits.shape[1]
    score, back = logits[0] + transition[k, :k], []
    for row in logits[1:]:
        step = score[:, None] + transition[:k, :k]
        back.append(step.argmax(0))
        score = step.max(0) + row
    best = [int((score + transition[:k, k]).argmax())]
    for pointers in reversed(back):
        best.append(int(pointers[best[-1]]))
    return best[::-1]
