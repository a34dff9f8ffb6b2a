"""Loads a checkpoint of train.py: the network with its heads, the vocabulary, and the notes kept with the weights."""
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
