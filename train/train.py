"""Trains the reader: documents in, a checkpoint out. usage: train.py --pack ../shared/data --bert DIR --out FILE [--from FILE] [--epochs N] [--heads a,b]

One thread, bf16 autocast, AdamW with layer decay; a checkpoint after each epoch (`FILE`), so that a run can be looked at while it goes on.
"""
import argparse
import math
import random
import time
from pathlib import Path

import torch

import batches
import corpora
import heads as head_table
import losses
from network import LAYERS, Reader
from pieces import Pieces


def parameter_groups(model, rate, head_rate, decay=0.9):
    """Encoder layers with falling rates from top to bottom, heads with their own; word and position embeddings stay as they are."""
    groups = []
    for i, layer in enumerate(model.encoder.layers):
        groups.append({"params": list(layer.parameters()), "lr": rate * decay ** (LAYERS - 1 - i)})
    groups.append({"params": [*model.encoder.shape.parameters(), *model.encoder.shape_projection.parameters(), *model.encoder.norm.parameters()], "lr": rate * decay ** LAYERS})
    groups.append({"params": [*model.heads.parameters(), *model.word_shape.parameters()], "lr": head_rate})
    for group in groups:
        group["peak"] = group["lr"]
    model.encoder.word.weight.requires_grad_(False)
    model.encoder.position.weight.requires_grad_(False)
    return groups


def rate_factor(step, steps, warm=0.06, floor=0.02):
    if step < steps * warm:
        return (step + 1) / (steps * warm)
    return floor + (1 - floor) * (1 - step / steps) / (1 - warm)


def batch_losses(model, batch, labels):
    """Loss per head, for the heads that the batch has words for."""
    v = model.vectors(batch)
    out = {"upos": losses.tag_loss(model, batch, v, labels, "upos"), "features": losses.feature_loss(model, batch, v, labels)}
    out["arc"], out["relation"] = losses.tree_losses(model, batch, v, labels)
    out["names"] = losses.tag_loss(model, batch, v, labels, "names")
    out["predicate"] = losses.predicate_loss(model, batch, v, labels)
    out["role"] = losses.link_loss(model, batch, v, labels, "role", "roles", lambda s: [j for j, p in enumerate(s.layers["predicate"]) if p])
    out["realis"] = losses.regression_loss(model, batch, v, "realis")
    return {name: loss for name, loss in out.items() if loss is not None}


WEIGHTS = {"features": 0.3, "role": 4.0, "realis": 0.5}


def train(model, documents, vocabulary, labels, epochs, rate, head_rate, seed, out, note):
    rng = random.Random(seed)
    torch.manual_seed(seed)
    plan = [batches.epoch(documents, vocabulary, rng) for _ in range(epochs)]
    steps, step, began = sum(map(len, plan)), 0, time.time()
    optimiser = torch.optim.AdamW(parameter_groups(model, rate, head_rate), betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    model.train()
    for number, groups in enumerate(plan):
        sums = {}
        for windows in groups:
            batch = batches.pack(windows, vocabulary)
            for group in optimiser.param_groups:
                group["lr"] = group["peak"] * rate_factor(step, steps)
            with torch.autocast("cpu", torch.bfloat16):
                parts = batch_losses(model, batch, labels)
            sum(WEIGHTS.get(name, 1.0) * loss for name, loss in parts.items()).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            step += 1
            for name, loss in parts.items():
                total, count = sums.get(name, (0.0, 0))
                sums[name] = (total + loss.item(), count + 1)
            if step % 100 == 0:
                print(f"step {step}/{steps} {time.time() - began:.0f}s " + " ".join(f"{n} {t / c:.3f}" for n, (t, c) in sums.items()), flush=True)
                sums = {}
        torch.save({"weights": model.state_dict(), **note, "epoch": number + 1}, out)
        print(f"epoch {number + 1} saved", flush=True)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pack", type=Path, required=True)
    parser.add_argument("--bert", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def main():
    options = arguments()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    vocabulary = Pieces.read(options.bert / "vocab.txt")
    ewt, gum = corpora.ewt(options.pack, "train"), corpora.gum(options.pack, "train")
    reports, _ = corpora.authored_documents(options.pack)
    documents = ewt + gum + [corpora.naming.wnut(options.pack / "names/wnut17-train.conll.gz")] + reports
    table = head_table.table(corpora.relation_labels(ewt + gum))
    model = Reader(table, len(vocabulary.pieces))
    model.encoder.load_bert(options.bert / "model.safetensors")
    if options.start:
        model.load_state_dict(torch.load(options.start)["weights"], strict=False)
    train(model, documents, vocabulary, losses.Labels(table), options.epochs, options.rate, options.head_rate, options.seed, options.out, {"relations": table[3].labels})


if __name__ == "__main__":
    main()
