"""Precision, recall and F1 as they are printed."""


def f1(right, found, gold):
    p, r, f = 100 * right / max(found, 1), 100 * right / max(gold, 1), 200 * right / max(found + gold, 1)
    return f"P {p:.1f} R {r:.1f} F1 {f:.2f} ({right} right of {found} found, {gold} gold)"
