"""Loads a checkpoint of train.py: the network with its heads, the vocabulary, and the notes kept with the weights. Options and weights of the tables beside its heads."""
from pathlib import Path

import torch

import heads as head_table
from command import add_every, parser_for
from network import Reader
from pieces import Pieces

PULL = 0.003           # of the weights of a label towards the mean of all


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
    parser = parser_for(doc, "pack", "model", "bert")
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "data/language")
    add_every(parser)
    return parser.parse_args()


def fitted(count, loss_of):
    """[3, count]: for each of `count` labels, weights of the head's and of the table's log chance and what is added, that make loss_of(weights) least."""
    weights = torch.zeros(3, count)
    weights[0] = 1
    weights.requires_grad_()
    optimiser = torch.optim.LBFGS([weights], max_iter=100, line_search_fn="strong_wolfe")

    def closure():
        optimiser.zero_grad()
        apart = weights[:2] - weights[:2].mean(1, keepdim=True)
        loss = loss_of(weights) + PULL * (apart.pow(2).sum() + 0.1 * weights[2].pow(2).sum())
        loss.backward()
        return loss

    optimiser.step(closure)
    return weights.detach()


def write_weights(file, names, weights):
    """A row a name: its weights, one of each row of `weights`."""
    for name, row in zip(names, weights.T.tolist()):
        file.write(name + "".join(f"\t{x:.3f}" for x in row) + "\n")
