"""Averages the weights of passes of one training: better on trees, names and short news sentences than any pass alone.

usage: average.py PASS.pt PASS.pt … --out FILE.pt
"""
from pathlib import Path

import torch

from command import parser_for


def averaged(passes):
    """Weights of the last pass, averaged with those of the others."""
    return {name: sum(p[name] for p in passes) / len(passes) if weight.is_floating_point() else weight for name, weight in passes[-1].items()}


def main():
    parser = parser_for(__doc__, "out")
    parser.add_argument("passes", type=Path, nargs="+")
    options = parser.parse_args()
    checkpoints = [torch.load(path) for path in options.passes]
    torch.save({**checkpoints[-1], "weights": averaged([c["weights"] for c in checkpoints])}, options.out)


if __name__ == "__main__":
    main()
