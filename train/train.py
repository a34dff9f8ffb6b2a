"""Trains the reader on prepared documents (prepare.py); a checkpoint after each epoch, so that a run can be looked at while it goes on.

usage: train.py --documents FILE.pickle --bert DIR --out FILE.pt [--start FILE.pt] [--epochs N] [--steps N] [--minutes M] [--rate R] [--head-rate R] [--embeddings] [--trees SHARE] [--seed N]
One thread, AdamW with layer decay; bf16 autocast where the processor has instructions for it, else 32 bits (bf16 by way of 32 bits is ten times slower).
"""
import pickle
import random
import time
from collections import defaultdict
from pathlib import Path

import torch

import batches
import heads as head_table
import losses
import swap
from command import parser_for
from network import LAYERS, Reader
from pieces import Pieces

# How often the windows of a source are seen in one epoch, and what the loss of a head weighs: trees pull the vectors most, roles and fillers, which are sums over words, less.
SHARES = {"ewt": 1.0, "gum": 1.0, "news": 2.0, "wnut": 0.1, "names": 1.5, "litbank": 0.1, "pairs": 0.4, "authored": 1.5}
SWAPPED = 0.3
WEIGHTS = {"arc": 3.0, "relation": 3.0, "upos": 2.0, "features": 0.3, "role": 0.3, "names": 2.0, "mention": 1.5, "realis": 0.5, "status": 0.5, "line": 3.0, "line_role": 0.15,
           "coref": 2.0, "pair": 0.5, "pair_type": 0.3, "pair_status": 0.2}


def parameter_groups(model, rate, head_rate, embeddings, decay=0.9):
    """Encoder layers with falling rates from top to bottom, heads with their own; word and position embeddings stay as they are unless `embeddings`."""
    encoder = model.encoder
    groups = [{"params": list(layer.parameters()), "lr": rate * decay ** (LAYERS - 1 - i)} for i, layer in enumerate(encoder.layers)]
    groups.append({"params": [*encoder.shape.parameters(), *encoder.shape_projection.parameters(), *encoder.norm.parameters()], "lr": rate * decay ** LAYERS})
    groups.append({"params": [*model.heads.parameters(), *model.word_shape.parameters(), *encoder.mark.parameters()], "lr": head_rate})
    if embeddings:
        groups.append({"params": [encoder.word.weight], "lr": rate * decay ** LAYERS, "weight_decay": 0.0})
    for group in groups:
        group["peak"] = group["lr"]
    encoder.word.weight.requires_grad_(embeddings)
    encoder.position.weight.requires_grad_(False)
    return groups


def rate_factor(step, steps, warm=0.06, floor=0.02):
    if step < steps * warm:
        return (step + 1) / (steps * warm)
    return floor + (1 - floor) * (1 - step / steps) / (1 - warm)


def share_of(trees):
    """How often the windows of a document are seen in one epoch; those of the treebanks `trees` times, if it is given."""
    shares = SHARES | ({} if trees is None else {"ewt": trees, "gum": trees})
    return lambda document: shares[document.source.split("-")[0]]


def predicates(sentence):
    return [j for j, p in enumerate(sentence.layers["predicate"]) if p]


def batch_losses(model, batch, labels):
    """Loss per head, for the heads that the model has and the batch has words for."""
    v = model.vectors(batch)
    arc, relation = losses.tree_losses(model, batch, v, labels)
    out = {"arc": arc, "relation": relation, "features": losses.feature_loss(model, batch, v, labels), "predicate": losses.predicate_loss(model, batch, v, labels),
           "role": losses.link_loss(model, batch, v, labels, "role", "roles", predicates), "realis": losses.regression_loss(model, batch, v, "realis")}
    out |= {name: losses.tag_loss(model, batch, v, labels, name) for name in ("upos", "names", "mention")}
    out |= {"status": losses.status_loss(model, batch, v, labels), "detail": losses.detail_loss(model, batch, v, labels), "line": losses.line_loss(model, batch, v, labels),
            "line_role": losses.line_role_loss(model, batch, v, labels), "coref": losses.coref_loss(model, batch, v, labels)}
    out |= {name: losses.pair_loss(model, batch, v, labels, name, column) for column, name in enumerate(("pair", "pair_type", "pair_status"), 2)}
    return {name: loss for name, loss in out.items() if loss is not None}


def renamed(pool, rng):
    """Words of a window, with its names swapped in `SWAPPED` of all cases."""
    return lambda window: swap.swapped(window.sentences, pool, rng) if rng.random() < SWAPPED else [s.words for s in window.sentences]


def has_bf16():
    """Whether the processor multiplies bf16 by itself."""
    can = torch.cpu.get_capabilities()
    return any(can.get(name) for name in ("avx512_bf16", "amx_bf16", "arm_bf16"))


def learn(model, optimiser, batch, labels, short):
    """One step; the loss of each head."""
    with torch.autocast("cpu", torch.bfloat16, enabled=short):
        parts = batch_losses(model, batch, labels)
    if parts:
        sum(WEIGHTS.get(name, 1.0) * loss for name, loss in parts.items()).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
    return {name: loss.item() for name, loss in parts.items()}


class Progress:
    """What is printed on the way: mean losses since the last print, and how many words a second of the processor so far."""

    def __init__(self, steps):
        self.steps, self.began, self.work, self.words, self.losses = steps, time.time(), time.process_time(), 0, defaultdict(list)

    def seconds(self):
        return time.time() - self.began

    def add(self, step, words, losses):
        self.words += words
        for name, loss in losses.items():
            self.losses[name].append(loss)
        if step % 100 == 0 or step == self.steps:
            print(f"step {step}/{self.steps} {self.seconds():.0f}s {self.words / (time.process_time() - self.work):.0f} words/s of the processor; " +
                  " ".join(f"{name} {sum(x) / len(x):.3f}" for name, x in self.losses.items()), flush=True)
            self.losses.clear()


def train(model, prepared, vocabulary, labels, options, note):
    rng = random.Random(options.seed)
    torch.manual_seed(options.seed)
    words_of = renamed(prepared["pool"], rng) if "pool" in prepared else None
    plan = [batches.epoch(prepared["train"], vocabulary, rng, share_of(options.trees)) for _ in range(options.epochs)]
    steps, step, short = min(sum(map(len, plan)), options.steps or 10 ** 9), 0, has_bf16()
    optimiser = torch.optim.AdamW(parameter_groups(model, options.rate, options.head_rate, options.embeddings), betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    model.train()
    words = sum(w.words for groups in plan for windows in groups for w in windows)
    print(f"{steps} steps of {sum(map(len, plan))}, {words} words planned, {'bf16' if short else '32 bits'}", flush=True)
    progress = Progress(steps)
    gone = lambda: progress.seconds() / (60 * options.minutes) if options.minutes else 0     # share of the time
    for number, groups in enumerate(plan):
        for windows in groups[:steps - step]:
            if gone() > 1:
                break
            batch = batches.pack(windows, vocabulary, rng, words_of)
            for group in optimiser.param_groups:
                group["lr"] = group["peak"] * rate_factor(max(step, steps * gone()), steps)
            losses_of_heads = learn(model, optimiser, batch, labels, short)
            step += 1
            progress.add(step, batch.words, losses_of_heads)
        torch.save({"weights": model.state_dict(), **note, "epoch": number + 1, "steps": step}, options.out)
        print(f"epoch {number + 1} saved after step {step}", flush=True)
        if step == steps or gone() > 1:
            break


def main():
    parser = parser_for(__doc__, "documents", "bert", "out")
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--steps", type=int, help="stop after so many")
    parser.add_argument("--minutes", type=float, help="on a busy machine: let the rate fall with the clock and stop in time (not repeatable to the bit)")
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--embeddings", action="store_true", help="train the word embeddings too")
    parser.add_argument("--trees", type=float, help="share of the treebanks in an epoch")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    prepared = pickle.loads(options.documents.read_bytes())
    vocabulary = Pieces.read(options.bert / "vocab.txt")
    table = head_table.table(prepared["relations"])
    model = Reader(table, len(vocabulary.pieces))
    model.encoder.load_bert(options.bert / "model.safetensors")
    if options.start:
        model.load_state_dict(torch.load(options.start)["weights"], strict=False)
    sources = sorted({d.source for d in prepared["train"]})
    train(model, prepared, vocabulary, losses.Labels(table), options, {"relations": prepared["relations"], "data": sources})


if __name__ == "__main__":
    main()
