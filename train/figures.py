"""Precision, recall and F1 as they are printed."""


def f1(right, found, gold):
    return f"P {100 * right / max(found, 1):.1f} R {100 * right / max(gold, 1):.1f} F1 {200 * right / max(found + gold, 1):.2f} ({right} right of {found} found, {gold} gold)"
