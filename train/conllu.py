"""Reads CoNLL-U into documents: words, lemmas, tags, features, heads, labels; entity marks stay raw in `entity`, tags of names (NE=) in `tagged`. Multiword lines and empty nodes are skipped."""
import gzip

from document import Document, Sentence


def open_text(path):
    return gzip.open(path, "rt", encoding="utf-8") if str(path).endswith(".gz") else open(path, encoding="utf-8")


def features_of(column):
    return {} if column == "_" else dict(pair.split("=", 1) for pair in column.split("|"))


def sentence_of(rows, name):
    rows = [row for row in rows if row[0].isdigit()]
    misc = [features_of(row[9]) for row in rows]
    return Sentence([row[1] for row in rows],
                    {"lemma": [row[2].lower() for row in rows], "upos": [row[3] for row in rows], "features": [features_of(row[5]) for row in rows], "head": [int(row[6]) for row in rows],
                     "relation": [row[7] for row in rows], "entity": [m.get("Entity", "") for m in misc], "tagged": [m.get("NE", "O") for m in misc]}, name)


def read(path, source):
    """All documents of a CoNLL-U file, in order."""
    documents, rows, name = [], [], ""
    for line in list(open_text(path)) + ["\n"]:
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            documents.append(Document(line.split("=")[1].strip(), source, []))
        elif line.startswith("# sent_id"):
            name = line.split("=")[1].strip()
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            documents[-1].sentences.append(sentence_of(rows, name))
            rows = []
    return documents
