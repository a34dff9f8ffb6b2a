"""Collects every source of the data pack that may train shipped weights into documents (document.py), joined on the sentences they share."""
import gzip
import hashlib
import json
from collections import Counter, defaultdict

import authored
import conllu
import naming
from document import Document, Sentence

ROLE_LABELS = ["_", "ARG0", "ARG1", "ARG2", "ARG3", "ARG4", "TMP", "LOC", "MNR", "PRP", "CAU", "ADV", "DIR", "EXT", "NEG", "MOD", "DIS", "ADJ", "PRD", "LVB", "PRR", "GOL", "COM",
               "R-ARG0", "R-ARG1", "R-ARG", "C-ARG1"]


def some(documents, every):
    """Every Nth document (1: all), for a rehearsal; two at least where there are two, so that they can be halved."""
    return documents[::max(1, min(every, len(documents) // 2))]


def json_lines(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def role_label(label):
    """PropBank's label folded into ours; None for what is left out (the predicate's own parts, constructions)."""
    if label.startswith("R-"):
        return label if label in ("R-ARG0", "R-ARG1") else "R-ARG"
    if label.startswith("C-"):
        return "C-ARG1" if label in ("C-ARG1", "C-ARG0", "C-ARG2") else None
    label = label.removeprefix("ARGM-").removesuffix("-DSP")
    return label if label in ROLE_LABELS else None


def add_roles(sentences, path):
    """Joins PropBank's predicates and the head words of their arguments to the sentences of EWT with the same name."""
    by_name = {s.name: s for s in sentences}
    for row in json_lines(path):
        sentence = by_name.get(row["sent_id"])
        if sentence is None or sentence.words != row["words"]:
            continue
        predicate, roles, heads = [0] * len(row["words"]), [], [h + 1 for h in row["head"]]
        for p in row["predicates"]:
            predicate[p["index"]] = 1
            for a in p["args"]:
                label = role_label(a["role"])
                if label:
                    roles.append((naming.head_of(heads, a["start"], a["end"]), p["index"], label))
        sentence.layers["predicate"], sentence.layers["roles"] = predicate, roles


def add_realis(sentences, path):
    by_words = {" ".join(s.words): s for s in sentences}
    for row in json_lines(path):
        sentence = by_words.get(row["text"])
        if sentence is not None:
            sentence.layers.setdefault("realis", []).extend((t["span1"][0], float(t["label"])) for t in row["targets"])


def clusters_of(document):
    """Coreference clusters of OntoGUM: lists of (sentence, head word, first word, last word + 1)."""
    clusters, open_at = defaultdict(list), {}
    for s, sentence in enumerate(document.sentences):
        heads = sentence.layers["head"]
        for i, marks in enumerate(sentence.layers["entity"]):
            for opened, single, closed in naming.ENTITY.findall(marks):
                key = (opened or closed).split("-")[0]
                if opened and single:
                    clusters[key].append((s, i, i, i + 1))
                elif opened:
                    open_at.setdefault(key, []).append((s, i))
                elif open_at.get(key):
                    start_sentence, start = open_at[key].pop()
                    if start_sentence == s:
                        clusters[key].append((s, naming.head_of(heads, start, i + 1), start, i + 1))
    return [sorted(c) for c in clusters.values() if len(c) > 1]


def gum(pack, part):
    documents = conllu.read(pack / f"ud/gum-{part}.conllu.gz", "gum")
    coreference = {d.name: d for d in conllu.read(pack / f"coref/ontogum-{part}.conllu.gz", "gum")}
    for document in documents:
        for sentence in document.sentences:
            sentence.layers["names"] = naming.gum_tags(sentence)
        twin = coreference.get(document.name)
        if twin and [s.words for s in twin.sentences] == [s.words for s in document.sentences]:
            document.clusters = clusters_of(twin)
    return documents


def ewt(pack, part):
    documents = conllu.read(pack / f"ud/ewt-{part}.conllu.gz", "ewt")
    sentences = [s for d in documents for s in d.sentences]
    add_roles(sentences, pack / f"roles/propbank-ewt-{part}.jsonl.gz")
    add_realis(sentences, pack / f"realis/uds-ih2-{part}.jsonl.gz")
    return documents


def news(text):
    """(training, held out): our own short sentences of news (trees-news.conllu), each a document, with tags, features, trees and names."""
    train, held = [], []
    for document in conllu.read(text / "trees-news.conllu", "news"):
        sentence = document.sentences[0]
        sentence.layers["names"] = sentence.layers["tagged"]
        kept = int(hashlib.sha256(" ".join(sentence.words).encode()).hexdigest(), 16) % 100 < 10
        (held if kept else train).append(document)
    return train, held


def uner(pack):
    """EWT dev with the names of Universal NER: for measuring only."""
    document, words, tags = Document("uner-ewt-dev", "uner", []), [], []
    for line in gzip.open(pack / "names/uner-ewt-dev.iob2.gz", "rt", encoding="utf-8"):
        parts = line.rstrip("\n").split("\t")
        if parts[0].isdigit():
            words.append(parts[1])
            tags.append(parts[2] if parts[2] == "O" or parts[2][2:] != "OTH" else "O")
        elif words and not line.strip():
            document.sentences.append(Sentence(words, {"names": tags}))
            words, tags = [], []
    return [document]


def worldwide(pack):
    """News of the world with names: for measuring only (no licence to train on). Facilities count as places; other classes are left out."""
    import tarfile
    classes, documents = {"Person": "PER", "Location": "LOC", "Facility": "LOC", "Organization": "ORG"}, []
    with tarfile.open(pack / "names/worldwide-80.tar.gz") as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            if not member.isfile():
                continue
            document, words, tags = Document(member.name, "worldwide", []), [], []
            for line in archive.extractfile(member).read().decode("utf-8").split("\n") + [""]:
                parts = line.split("\t")
                if len(parts) == 2 and parts[0].strip():
                    name_class = classes.get(parts[1][2:])
                    words.append(parts[0].strip())
                    tags.append(parts[1][:2] + name_class if name_class else "O")
                elif words:
                    document.sentences.append(Sentence(words, {"names": tags}))
                    words, tags = [], []
            documents.append(document)
    return documents


def authored_reports(pack, text):
    """The reports of the data pack and our own (train/text/reports-*.txt)."""
    return authored.read(pack.parent / "authored") + authored.read(text, "reports-*.txt")


def authored_documents(reports):
    """(training, held out): the authored reports with their names; other layers come from lines.py. Only reports of the data pack are held out."""
    known = naming.known_names(reports)
    train, held = [], []
    for report in reports:
        sentences = [Sentence(report.words(s), {"names": naming.authored_tags(report, s, known)}) for s in range(len(report.sentences))]
        kept = authored.held_out(report.name) and not report.file.startswith("reports-")
        (held if kept else train).append(Document(report.name, "authored-" + report.file, sentences))
    return train, held


def litbank(pack, share=3):
    """Every third novel of LitBank, cut into sentences, with clusters as (sentence, None, first word, last word + 1): heads come from a parser."""
    documents, clusters, open_at, words = [], {}, {}, []
    for line in conllu.open_text(pack / "coref/litbank.conll.gz"):
        parts = line.rstrip("\n").split("\t")
        if line.startswith("#begin"):
            document, clusters, open_at = Document(line.split("(")[1].split(")")[0], "litbank", []), defaultdict(list), {}
        elif line.startswith("#end"):
            document.clusters = [sorted(c) for c in clusters.values() if len(c) > 1]
            documents.append(document)
        elif len(parts) > 3:
            s, i = len(document.sentences), len(words)
            words.append(parts[3])
            for mark in parts[-1].split("|"):
                key = mark.strip("()")
                if mark.startswith("("):
                    open_at.setdefault(key, []).append((s, i))
                if mark.endswith(")") and open_at.get(key):
                    start_sentence, start = open_at[key].pop()
                    if start_sentence == s:
                        clusters[key].append((s, None, start, i + 1))
        elif words:
            document.sentences.append(Sentence(words))
            words = []
    return documents[::share]


def relation_labels(documents, least=50):
    """Labels with the subtypes seen often enough; others fall back to the plain label."""
    count = Counter(r for d in documents for s in d.sentences for r in s.layers.get("relation", []))
    full = {r for r, n in count.items() if ":" not in r or n >= least}
    return sorted(full | {r.split(":")[0] for r in count})
