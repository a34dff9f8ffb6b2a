"""Builds the training documents of both stages. The second stage adds what needs trees (heads of mentions, triggers, fillers), parsed by the model of the first.

usage: prepare.py --pack ../shared/data --text train/text --bert DIR [--model base.pt] [--every N] --out FILE.pickle
"""
import pickle
from pathlib import Path

import torch

import checkpoint
import corpora
import lines
import naming
import silver
import swap
import treebank_lines
from command import add_every, parser_for
from predict import predict


def base(pack, text, reports, every):
    """Trees, features, roles, realis, and names: of every Nth document of each source. Which relations there are the whole treebanks say."""
    ewt, gum = corpora.ewt(pack, "train"), corpora.gum(pack, "train")
    train, _ = corpora.authored_documents(reports)
    named = [d for path in sorted(text.glob("names-*.txt")) for d in naming.texts(path)]
    parts = [ewt, gum, corpora.news(text)[0], [naming.wnut(pack / "names/wnut17-train.conll.gz")], named, train]
    return {"relations": corpora.relation_labels(ewt + gum), "train": [d for part in parts for d in corpora.some(part, every)], "held": []}


def parse(documents, model, vocabulary):
    """Puts heads and tags of the model into `parsed` and `parsed_upos`."""
    for sentence, result in zip((s for d in documents for s in d.sentences), predict(model, vocabulary, documents, ("upos", "tree"))):
        sentence.layers["parsed"] = result.get("head", [0] * len(sentence.words))
        sentence.layers["parsed_upos"] = result.get("upos", ["X"] * len(sentence.words))


def keep(documents, model, vocabulary):
    """Takes what the first stage's model says of texts without trees as their own: else tags, trees and roles drift on the words that only later heads are taught ("asked" became a pronoun)."""
    wanted = ("upos", "features", "predicate", "role", "realis", "tree")
    sentences = [s for d in documents for s in d.sentences]
    for sentence, said in zip(sentences, predict(model, vocabulary, documents, wanted)):
        if "head" in sentence.layers or not said:
            continue
        predicate = [int(label == "predicate") for label in said["predicate"]]
        sentence.layers |= {"upos": said["upos"], "features": said["features"], "head": said["head"], "relation": said["relation"], "predicate": predicate,
                            "roles": said["roles"], "realis": [(i, value) for i, value in enumerate(said["realis"]) if predicate[i]], "kept": True}


def full(pack, text, model, vocabulary, every):
    """All of `base`, with the lines, mentions and chains of the reports, typed pairs and LitBank's chains."""
    reports = corpora.authored_reports(pack, text)
    plan = base(pack, text, reports, every)
    train, held = (corpora.some(part, every) for part in corpora.authored_documents(reports))
    by_name = {d.name: d for d in train + held}
    tables = sorted(pack.parent.glob("authored/pairs-*.tsv")) + sorted(text.glob("pairs-*.tsv"))
    pairs = [item for path in tables for item in corpora.some(lines.read_pairs(path), every)]
    novels = corpora.some(corpora.litbank(pack), every)
    silver.add_names([d for d in plan["train"] if d.source == "ewt"], model, vocabulary, silver.country_names(pack), silver.read_table(text / "names-ewt.tsv"))
    parse(list(by_name.values()) + [p[0] for p in pairs] + novels, model, vocabulary)
    keep(train + novels + [d for d in plan["train"] if d.source == "names"], model, vocabulary)
    for report in (r for r in reports if r.name in by_name):
        document = by_name[report.name]
        lines.add_mentions(report, document)
        if report.file != "names":
            lines.add_lines(report, document)
            lines.add_event_pairs(document)
    for item in pairs:
        lines.add_pair(item)
    for novel in novels:
        novel.clusters = [[(s, lines.head_in(novel.sentences[s].layers["parsed"], first, last), first, last) for s, _, first, last in c] for c in novel.clusters]
    events = [pair for document in train if document.source != "authored-names" for pair in lines.marked_events(document)]
    plan["train"] = [d for d in plan["train"] if not d.source.startswith("authored")] + train + novels + [p[0] for p in pairs] + events
    treebank_lines.add([d for d in plan["train"] if d.source in ("ewt", "gum")], text / "lines-treebanks.tsv")
    plan["held"] = held
    plan["pool"] = swap.pools(pack, plan["train"])
    return plan


def main():
    parser = parser_for(__doc__, "pack", "bert", "out")
    parser.add_argument("--text", type=Path, default=Path(__file__).parent / "text")
    parser.add_argument("--model", type=Path, help="the model of the first stage, for the second")
    add_every(parser)
    options = parser.parse_args()
    torch.set_num_threads(1)
    if options.model:
        model, vocabulary, _ = checkpoint.load(options.model, options.bert)
        plan = full(options.pack, options.text, model, vocabulary, options.every)
    else:
        plan = base(options.pack, options.text, corpora.authored_reports(options.pack, options.text), options.every)
    options.out.write_bytes(pickle.dumps(plan))
    print(f"{len(plan['train'])} documents to train on, {sum(len(s.words) for d in plan['train'] for s in d.sentences)} words; {len(plan['held'])} held out")


if __name__ == "__main__":
    main()
