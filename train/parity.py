"""Writes what the model says on sentences of the authored reports, computed in int8 as the C program does, for the test of C against Python.

usage: parity.py --model FILE.pt --bert DIR --pack DIR --out FILE.jsonl [--count 200]
Each line is one window (docs/model-file.md): `sentences`, lists of words; `pieces` and `shapes` per piece; per sentence `upos`, `head`, `relation`, `names`; and for the first
windows `vector` (first 8 values of each word's encoder output in the first sentence) and `upos_logits`. Behind them stand whole documents with pairs of their names,
which train/reference.py answers.
"""
import json
from pathlib import Path

import torch

import batches
import checkpoint
import corpora
import decode
import predict
from command import parser_for
from network import precision

DOCUMENTS = 4


def window_of(model, vocabulary, window, numbers):
    batch = batches.pack([window], vocabulary)
    v = model.vectors(batch)
    line = {"sentences": [s.words for s in window.sentences], "pieces": batch.pieces[0].tolist(), "shapes": batch.shapes[0].tolist(), "layers": []}
    for _, _, first, last in predict.sentence_slices(batch):
        part = v[first:last]
        head, relation = predict.parse(model, part, model.heads)
        line["layers"].append({"upos": predict.tags(model.heads["upos"], model.heads["upos"](part)), "head": head, "relation": relation,
                               "names": predict.tags(model.heads["names"], model.heads["names"](part))})
    if numbers:
        _, _, first, last = predict.sentence_slices(batch)[0]
        line["vector"] = [[round(x, 5) for x in row[:8].tolist()] for row in v[first:last]]
        line["upos_logits"] = [[round(x, 4) for x in row.tolist()] for row in model.heads["upos"](v[first:last])]
    return line


def pairs_of(document):
    """The first two names of each sentence as a pair: (sentence, source, target) with word ranges."""
    found = [(s, [span[:2] for span in decode.spans([t if t != "?" else "O" for t in sentence.layers["names"]])]) for s, sentence in enumerate(document.sentences)]
    return [[s, *spans[:2]] for s, spans in found if len(spans) > 1]


def main():
    parser = parser_for(__doc__, "model", "bert", "pack", "out")
    parser.add_argument("--count", type=int, default=200, help="sentences, at least")
    options = parser.parse_args()
    torch.set_num_threads(1)
    model, vocabulary, _ = checkpoint.load(options.model, options.bert)
    _, held = corpora.authored_documents(corpora.authored_reports(options.pack, Path(__file__).parent / "text"))
    done = 0
    with precision("int8"), torch.no_grad(), open(options.out, "w", encoding="utf-8") as out:
        for document in held:
            for window in batches.windows_of(document, vocabulary):
                if done < options.count:
                    out.write(json.dumps(window_of(model, vocabulary, window, done < 20), ensure_ascii=False) + "\n")
                    done += len(window.sentences)
        for document in held[:DOCUMENTS]:
            out.write(json.dumps({"document": [s.words for s in document.sentences], "pairs": pairs_of(document)}, ensure_ascii=False) + "\n")
    print(f"{done} sentences in {options.out}")


if __name__ == "__main__":
    main()
