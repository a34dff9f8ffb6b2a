"""Prints every development figure of a checkpoint, in fp32 and as the C program computes (int8).

usage: evaluate.py --model FILE.pt --bert DIR --pack DIR [--documents full.pickle] [--quick] [--every N]
The held-out reports and their lines come from the prepared documents of the second stage. Nothing that is measured here was trained on.
"""
import hashlib
import pickle
from pathlib import Path

import numpy as np
import torch

import checkpoint
import coref
import coref_score
import corpora
import decode
import line_score
import lines
from command import add_every, parser_for
from figures import f1
from network import precision
from predict import predict


def sentences(documents):
    return [s for d in documents for s in d.sentences]


def tree_figures(documents, results):
    """UPOS, UAS, LAS (without subtypes, punctuation counts), LAS with subtypes, all features."""
    n = upos = uas = las = full = features = 0
    for s, r in zip(sentences(documents), results):
        gold = s.layers
        for i in range(len(s.words)):
            n += 1
            upos += r["upos"][i] == gold["upos"][i]
            features += all(r["features"][i].get(k) == gold["features"][i].get(k) for k in ("Number", "Tense", "VerbForm", "Voice", "Person", "Mood", "Polarity"))
            if r["head"][i] == gold["head"][i]:
                uas += 1
                las += r["relation"][i].split(":")[0] == gold["relation"][i].split(":")[0]
                full += r["relation"][i] == gold["relation"][i]
    return f"UPOS {100 * upos / n:.2f} UAS {100 * uas / n:.2f} LAS {100 * las / n:.2f} LAS with subtypes {100 * full / n:.2f} features {100 * features / n:.2f} ({n} words)"


def span_figures(documents, results, layer, classes):
    """Strict span F1 per class and over all."""
    count = {c: [0, 0, 0] for c in classes}
    for s, r in zip(sentences(documents), results):
        gold = {x for x in decode.spans(s.layers[layer]) if x[2] in count}
        found = {x for x in decode.spans(r[layer]) if x[2] in count}
        for at, group in enumerate((gold & found, found, gold)):
            for x in group:
                count[x[2]][at] += 1
    total = [sum(c[i] for c in count.values()) for i in range(3)]
    return f1(*total) + "; " + ", ".join(f"{c} {200 * r / max(f + g, 1):.1f}" for c, (r, f, g) in count.items())


def role_figures(documents, results):
    right = found = gold = 0
    predicate = [0, 0, 0]
    for s, r in zip(sentences(documents), results):
        if "roles" not in s.layers:
            continue
        a, b = set(s.layers["roles"]), set(r["roles"])
        right, found, gold = right + len(a & b), found + len(b), gold + len(a)
        p, q = {i for i, x in enumerate(s.layers["predicate"]) if x}, {i for i, x in enumerate(r["predicate"]) if x == "predicate"}
        predicate = [predicate[0] + len(p & q), predicate[1] + len(q), predicate[2] + len(p)]
    return f"arguments {f1(right, found, gold)}; predicates {f1(*predicate)}"


def realis_figures(documents, results):
    pairs = np.array([(value, r["realis"][word]) for s, r in zip(sentences(documents), results) for word, value in s.layers.get("realis", ())])
    gold, found = pairs[:, 0] > 0, pairs[:, 1] > 0
    return f"Pearson {np.corrcoef(pairs.T)[0, 1]:.3f}; happened or not {f1(int((gold & found).sum()), int(found.sum()), int(gold.sum()))}"


def unread(item):
    """A third of plv-train, by hash of the sentence, is not to be read by those who write texts and frames."""
    return int(hashlib.sha256(item[3]["sentence"].encode()).hexdigest(), 16) % 3 == 0


def coref_figures(model, vocabulary, documents):
    pairs = []
    for document in documents:
        gold = [{(s, first, last) for s, _, first, last in c} for c in document.clusters]
        pairs.append((gold, coref.clusters(model, vocabulary, document)))
    mean, muc, b3, ceaf = (100 * x for x in coref_score.conll(pairs))
    return f"CoNLL F1 {mean:.1f} (MUC {muc:.1f} B3 {b3:.1f} CEAFe {ceaf:.1f}), {len(documents)} documents"


def held_out_report(model, vocabulary, pack, held, every):
    """Of the held-out reports: names, mentions and lines; and PLV-train's pairs."""
    print("Held-out reports, names:", span_figures(held, predict(model, vocabulary, held, ("names",)), "names", ["PER", "LOC", "ORG", "OTH"]))
    if "line" not in model.heads:
        return
    plain = [d for d in held if d.source != "authored-names"]
    kinds = sorted({x[2] for d in plain for s in d.sentences for x in decode.spans(s.layers["mention"])})
    print("Held-out reports, mentions:", span_figures(plain, predict(model, vocabulary, plain, ("mention",)), "mention", kinds))
    print("Held-out reports, lines:", *line_score.line_figures(model, vocabulary, plain), sep="\n  ")
    items = corpora.some(lines.read_pairs(pack / "events/plv-train.tsv.gz", "marked_sentence"), every)
    for name, part in (("two thirds", [i for i in items if not unread(i)]), ("the third, by hash, left unread", [i for i in items if unread(i)])):
        for marked in (False, True):
            figures = line_score.pair_figures(model, vocabulary, part, [i[3]["gold_root"] for i in part], marked)
            print(f"PLV-train pairs, {name}, {'marked' if marked else 'not marked'}:", figures)


def report(model, vocabulary, pack, held, quick, every):
    dev = (corpora.ewt(pack, "dev"), corpora.gum(pack, "dev"), corpora.uner(pack), corpora.worldwide(pack), corpora.news(Path(__file__).parent / "text")[1])
    ewt, gum, uner, worldwide, news = (corpora.some(documents, every) for documents in dev)
    run = lambda documents, *want: predict(model, vocabulary, documents, want)
    results = run(ewt, "upos", "features", "tree", "predicate", "role", "realis")
    print("EWT dev trees:", tree_figures(ewt, results))
    print("EWT dev roles, head alone:", role_figures(ewt, results))
    print("EWT dev realis:", realis_figures(ewt, results))
    results = run(gum, "upos", "features", "tree", "names")
    print("GUM dev trees:", tree_figures(gum, results))
    print("GUM dev names:", span_figures(gum, results, "names", ["PER", "LOC", "ORG"]))
    print("News trees held out:", tree_figures(news, run(news, "upos", "features", "tree")))
    if "coref" in model.heads:
        print("OntoGUM dev coreference:", coref_figures(model, vocabulary, gum))
    print("UNER EWT dev names:", span_figures(uner, run(uner, "names"), "names", ["PER", "LOC", "ORG"]))
    if held:
        held_out_report(model, vocabulary, pack, held, every)
    if not quick:
        print("Worldwide names:", span_figures(worldwide, run(worldwide, "names"), "names", ["PER", "LOC", "ORG"]))


def main():
    parser = parser_for(__doc__, "model", "bert", "pack")
    parser.add_argument("--documents", type=Path, help="prepared documents of the second stage")
    parser.add_argument("--quick", action="store_true", help="without int8 and without the largest set")
    add_every(parser)
    options = parser.parse_args()
    torch.set_num_threads(1)
    model, vocabulary, _ = checkpoint.load(options.model, options.bert)
    held = pickle.loads(options.documents.read_bytes())["held"] if options.documents else []
    for name in ["float"] if options.quick else ["float", "int8"]:
        print(f"--- {name} ---", flush=True)
        with precision(name):
            report(model, vocabulary, options.pack, held, options.quick, options.every)


if __name__ == "__main__":
    main()
