"""Writes a checkpoint as one model file for the C program (docs/model-file.md). usage: export.py --model FILE.pt --bert DIR --out reader.truce"""
import datetime
import json
import struct
from pathlib import Path

import numpy as np
import torch
import xxhash

import batches
import checkpoint
from command import parser_for
from network import HEADS, INNER, LAYERS, SHAPE_INPUT, SHAPE_WORD, WIDTH, rounded_weight
from pieces import SHAPES

MAGIC, VERSION, ALIGN = b"TRUCEMF\0", 1, 64
ENCODER_LINEARS = ["query", "key", "value", "output", "inner", "outer"]


def f32(tensor):
    return tensor.detach().float().numpy().astype("<f4")


def packed(integers):
    """[out][in] as blocks [out/16][in/4][16][4], padded with zeros."""
    out, size = integers.shape
    full = np.zeros(((out + 15) // 16 * 16, (size + 3) // 4 * 4), np.int8)
    full[:out, :size] = integers
    return full.reshape(full.shape[0] // 16, 16, full.shape[1] // 4, 4).transpose(0, 2, 1, 3)


class File:
    def __init__(self):
        self.tensors = []   # (name, type, shape, bytes)

    def add(self, name, kind, shape, array):
        self.tensors.append((name, kind, list(shape), array.tobytes()))

    def plain(self, name, tensor):
        self.add(name, "f32", tensor.shape, f32(tensor))

    def linear(self, name, layer):
        integers, scale = rounded_weight(layer.weight.detach())
        self.add(name, "i8x16x4", integers.shape, packed(integers.numpy().astype(np.int8)))
        self.plain(name + ".scale", scale)
        if layer.bias is not None:
            self.plain(name + ".bias", layer.bias)

    def norm(self, name, layer):
        self.plain(name + ".scale", layer.weight)
        self.plain(name + ".bias", layer.bias)

    def write(self, path, header):
        """Places the tensors; the header is padded so that the first of them is aligned."""
        listed = [{"name": n, "type": t, "shape": s, "at": 10 ** 9} for n, t, s, _ in self.tensors]
        start = -(-(32 + len(json.dumps(header | {"tensors": listed}, ensure_ascii=False).encode())) // ALIGN) * ALIGN
        at = start
        for entry, (_, _, _, data) in zip(listed, self.tensors):
            entry["at"] = at
            at = -(-(at + len(data)) // ALIGN) * ALIGN
        body = bytearray(json.dumps(header | {"tensors": listed}, ensure_ascii=False).encode().ljust(start - 32))
        for entry, (_, _, _, data) in zip(listed, self.tensors):
            body += b"\0" * (entry["at"] - 32 - len(body)) + data
        body += b"\0" * (at - 32 - len(body))
        check = xxhash.xxh3_64_intdigest(bytes(body))
        Path(path).write_bytes(MAGIC + struct.pack("<IIQQ", VERSION, start - 32, 32 + len(body), check) + body)
        return check


def add_encoder(file, encoder, vocabulary):
    pieces = "\n".join(vocabulary.pieces).encode()
    file.add("vocabulary", "u8", [len(pieces)], np.frombuffer(pieces, np.uint8))
    integers, scale = rounded_weight(encoder.word.weight.detach())
    file.add("embedding.word", "i8", integers.shape, integers.numpy().astype(np.int8))
    file.plain("embedding.word.scale", scale)
    file.plain("embedding.position", encoder.position.weight)
    file.plain("embedding.shape", encoder.shape.weight)
    file.plain("embedding.mark", encoder.mark.weight)
    file.plain("embedding.shape_projection", encoder.shape_projection.weight)
    file.norm("embedding.norm", encoder.norm)
    for i, layer in enumerate(encoder.layers):
        for name in ENCODER_LINEARS:
            file.linear(f"encoder.{i}.{name}", getattr(layer, name))
        file.norm(f"encoder.{i}.norm1", layer.norm1)
        file.norm(f"encoder.{i}.norm2", layer.norm2)


def add_head(file, head, module):
    """The tensors of one head; returns its entry in the header."""
    name, entry = head.name, {"name": head.name, "kind": head.kind, "labels": head.labels}
    if head.kind == "biaffine":
        file.linear(name + ".dependent", module.dependent)
        file.linear(name + ".head", module.candidate)
        file.linear(name + ".bilinear", module.bilinear)
        file.plain(name + ".dependent_bias", module.dependent_bias)
        file.plain(name + ".head_bias", module.head_bias)
        file.plain(name + ".bias", module.bias)
        file.plain(name + ".root", module.root)
        if module.relative is not None:
            file.linear(name + ".relative", module.relative)
        return entry | {"size": head.size, "scope": head.scope} | ({"multi": True} if head.multi else {})
    if head.kind == "mlp":
        file.linear(name + ".hidden", module.hidden)
        file.linear(name + ".out", module.out)
        if module.transition is not None:
            file.plain(name + ".transition", module.transition)
        entry["hidden"] = head.hidden
    else:
        file.linear(name, module.out)
    if head.kind == "groups":
        del entry["labels"]
        entry["groups"] = [{"name": group, "labels": labels} for group, labels in head.groups]
    if head.multi:
        entry["multi"] = True
    return entry


def export(model, vocabulary, path, made, licence, data):
    file, entries = File(), []
    add_encoder(file, model.encoder, vocabulary)
    file.plain("word.shape", model.word_shape.weight)
    for name, module in model.heads.items():
        entries.append(add_head(file, module.head, module))
    header = {"name": "reader", "made": made, "licence": licence, "data": data,
              "encoder": {"layers": LAYERS, "width": WIDTH, "heads": HEADS, "inner": INNER, "positions": model.encoder.position.num_embeddings, "window": batches.WINDOW, "epsilon": 1e-12,
                          "shape_input": SHAPE_INPUT, "shape_word": SHAPE_WORD, "shapes": SHAPES}, "heads": entries}
    return file.write(path, header)


def main():
    parser = parser_for(__doc__, "model", "bert", "out")
    parser.add_argument("--made", default=str(datetime.date.today()), help="the day to write into the header")
    options = parser.parse_args()
    torch.set_num_threads(1)
    model, vocabulary, note = checkpoint.load(options.model, options.bert)
    check = export(model, vocabulary, options.out, options.made, "CC-BY-SA-4.0", note.get("data", []))
    print(f"{options.out}: {options.out.stat().st_size} bytes, XXH3 {check:016x}")


if __name__ == "__main__":
    main()
