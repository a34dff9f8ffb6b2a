"""Averages the weights of two checkpoints of one training, half and half: better on trees and on short news sentences than either pass alone.

usage: average.py FIRST.pt SECOND.pt --out FILE.pt
"""
import argparse
from pathlib import Path

import torch


def averaged(first, second):
    """Weights of the second, averaged with those of the first where it has the like."""
    return {name: (first[name] + weight) / 2 if name in first and first[name].shape == weight.shape and weight.is_floating_point() else weight for name, weight in second.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    first, second = torch.load(options.first), torch.load(options.second)
    torch.save({**second, "weights": averaged(first["weights"], second["weights"])}, options.out)


if __name__ == "__main__":
    main()
