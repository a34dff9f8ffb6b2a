"""Loads a checkpoint of train.py: the network with its heads, the vocabulary, and the notes kept with the weights. Options and weights of the tables beside its heads."""
import argparse
from pathlib import Path

import torch

import heads as head_table
from network import Reader
from pieces import Pieces


def load(path, bert):
    saved = torch.load(path)
    vocabulary = Pieces.read(bert / "vocab.txt")
    table = [h for h in head_table.table(saved["relations"]) if f"heads.{h.name}.{'bilinear' if h.kind == 'biaffine' else 'out'}.weight" in saved["weights"]]
    model = Reader(table, len(vocabulary.pieces))
    buckets = saved["weights"].get("heads.coref.relative.bias")
    if buckets is not None:
        model.heads["coref"].widen(len(buckets))
    model.load_state_dict(saved["weights"], strict=False)    # a model of the first stage lacks what only the second learns
    model.eval()
    return model, vocabulary, {k: v for k, v in saved.items() if k != "weights"}


def table_options(doc):
    """The command line of whatever makes tables beside the heads of a checkpoint."""
    parser = argparse.ArgumentParser(description=doc.splitlines()[0])
    parser.add_argument("--pack", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--bert", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "data/language")
    return parser.parse_args()


def write_weights(file, names, weights):
    """A row a name: its weights, one of each row of `weights`."""
    for name, row in zip(names, weights.T.tolist()):
        file.write(name + "".join(f"\t{x:.3f}" for x in row) + "\n")
