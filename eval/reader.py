#!/usr/bin/env python3
"""The reader on development data, all through the C program: grammar on given words and on raw text, sentence boundaries, names, roles, realis, coreference.

usage: eval/reader.py [--truce build/truce] [--model FILE] [--quick]     --quick leaves out the largest set of names
Nothing that is measured here was trained on, but for rules of boundaries and three weights a role and a tag and one of arcs (train/valency.py and train/evidence.py print their two-fold figures) tuned on the same texts.
"""
import gzip
import json
import subprocess
import sys
import tarfile
from pathlib import Path

import _shared
from _shared import ROOT, SHARED

PACK, WORK = SHARED / "data", ROOT / "build/eval/reader"
MODEL = []
sys.path[:0] = [str(SHARED / "tools/scorers"), str(ROOT / "train")]


def run(truce, *arguments, into):
    with open(into, "wb") as out:
        subprocess.run([truce, "layers", "--model", MODEL[0], *map(str, arguments)], stdout=out, check=True)
    return into


def unpacked(path):
    out = WORK / Path(path).name.removesuffix(".gz")
    out.write_bytes(gzip.open(PACK / path).read())
    return out


def rows_of(path):
    """Sentences of a CoNLL-U file as lists of word rows."""
    out, rows = [], []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line and rows:
            out.append(rows)
            rows = []
        elif line and line[0] != "#":
            column = line.split("\t")
            if column[0].isdigit():
                rows.append(column)
    return out


def misc(row):
    return dict(x.split("=", 1) for x in row[9].split("|") if "=" in x)


def f1(right, found, gold):
    p, r = right / max(found, 1), right / max(gold, 1)
    return f"P {100 * p:.1f} R {100 * r:.1f} F1 {200 * right / max(found + gold, 1):.2f} ({right} right, {found} found, {gold} gold)"


# ---- grammar ----

def raw_text(path):
    """The text of a treebank: its paragraphs parted by blank lines."""
    out, paragraph, space = [], "", True
    for line in open(path, encoding="utf-8"):
        if line.startswith(("# newdoc", "# newpar")) and paragraph:
            out.append(paragraph.strip())
            paragraph = ""
        elif line.startswith("# text = "):
            paragraph += line[9:].rstrip("\n")
        elif line == "\n":
            paragraph += " " if space else ""
        elif line[0] != "#":
            space = "SpaceAfter=No" not in line
    return "\n\n".join(out + [paragraph.strip()]) + "\n"


def documents(path):
    """(name, size of its sentences in characters without blanks) in order."""
    out = []
    for line in open(path, encoding="utf-8"):
        if line.startswith("# newdoc"):
            out.append([line.split("=")[1].strip(), 0])
        elif line.startswith("# text = "):
            out[-1][1] += len("".join(line[9:].split()))
    return out


def sentence_figure(gold_path, system_path, genres):
    """Sentence boundaries F1 within the documents of some genres."""
    import ud_score
    keep, at = [], 0
    for name, size in documents(gold_path):
        if any(g in name for g in genres):
            keep.append((at, at + size))
        at += size
    inside = lambda spans: {s for s in spans if any(a <= s[0] and s[1] <= b for a, b in keep)}
    gold, system = inside(ud_score.load(gold_path)[2]), inside(ud_score.load(system_path)[2])
    return f1(len(gold & system), len(system), len(gold))


def grammar(truce):
    import ud_score
    for name in ("ewt-dev", "gum-dev"):
        gold = unpacked(f"ud/{name}.conllu.gz")
        given = run(truce, "--from", "conllu", "--format", "conllu", "--all", gold, into=WORK / f"{name}.given.conllu")
        (WORK / f"{name}.txt").write_text(raw_text(gold), encoding="utf-8")
        raw = run(truce, "--format", "conllu", WORK / f"{name}.txt", into=WORK / f"{name}.raw.conllu")
        for what, system, keys in (("given words", given, ("UPOS", "UAS", "LAS", "Lemmas")), ("raw text", raw, ("Words", "Sentences", "UPOS", "UAS", "LAS"))):
            score = ud_score.score(str(gold), str(system))
            print(f"{name}, {what}:", " ".join(f"{k} {100 * score[k]['f1']:.2f}" for k in keys), f"({score['_counts']['gold words']} words, {score['_counts']['gold sentences']} sentences)")
    print("gum-dev news and interview, sentence boundaries of raw text:", sentence_figure(WORK / "gum-dev.conllu", WORK / "gum-dev.raw.conllu", ("_news_", "_interview_")))


# ---- names ----

def tags_file(sentences, path):
    """Sentences of (word, tag) as CoNLL-U for truce."""
    with open(path, "w", encoding="utf-8") as out:
        for name, words in sentences:
            if name:
                out.write(f"# newdoc id = {name}\n")
            for i, (word, _) in enumerate(words):
                out.write(f"{i + 1}\t{word}" + "\t_" * 8 + "\n")
            out.write("\n")
    return path


def names_figure(truce, sentences, work, keep):
    import span_f1
    system = rows_of(run(truce, "--from", "conllu", "--format", "conllu", tags_file(sentences, WORK / f"{work}.conllu"), into=WORK / f"{work}.out.conllu"))
    count = {c: [0, 0, 0] for c in keep}
    assert len(system) == len(sentences)
    for (_, gold), found in zip(sentences, system):
        a = {s for s in span_f1.spans([t for _, t in gold]) if s[2] in count}
        b = {s for s in span_f1.spans([misc(r).get("NE", "O") for r in found]) if s[2] in count}
        for k, group in enumerate((a & b, b, a)):
            for s in group:
                count[s[2]][k] += 1
    total = [sum(c[k] for c in count.values()) for k in range(3)]
    return f1(*total) + "; " + ", ".join(f"{c} {200 * n[0] / max(n[1] + n[2], 1):.1f}" for c, n in count.items())


def uner():
    import span_f1
    path = unpacked("names/uner-ewt-dev.iob2.gz")
    starts = [line.startswith("# newdoc") for line in open(path, encoding="utf-8") if line.startswith(("# newdoc", "# sent_id"))]
    sentences, fresh, at = [], [], 0
    for new in starts:
        if new:
            fresh.append(True)
        else:
            sentences.append(bool(fresh))
            fresh = []
    return [("d" if new else "", words) for new, words in zip(sentences, span_f1.read_cols(str(path)))]


def worldwide():
    classes = {"Person": "PER", "Location": "LOC", "Facility": "LOC", "Organization": "ORG"}
    out = []
    with tarfile.open(PACK / "names/worldwide-80.tar.gz") as tar:
        for member in sorted((m for m in tar if m.isfile()), key=lambda m: m.name):
            name, words = member.name, []
            for line in tar.extractfile(member).read().decode().split("\n") + [""]:
                column = line.split("\t")
                if len(column) == 2 and column[0].strip():
                    mark, _, kind = column[1].strip().partition("-")
                    words.append((column[0].replace(" ", ""), f"{mark}-{classes[kind]}" if kind in classes else "O"))
                elif words:
                    out.append((name, words))
                    name, words = "", []
    return out


# ---- roles, realis ----

def role_label(label):
    label = label.removeprefix("ARGM-").removesuffix("-DSP")
    return {"GOL": "DIR"}.get(label, label)


def head_word(heads, start, end):
    for i in range(start, end):
        if not start <= heads[i] < end:
            return i
    return end - 1


def roles(truce):
    """Labelled head words of arguments under the program's own predicates; relative and continued arguments (R-, C-) and the predicate's own parts are left out."""
    system = rows_of(WORK / "ewt-dev.given.conllu")
    names = [line.split("=")[1].strip() for line in open(WORK / "ewt-dev.conllu", encoding="utf-8") if line.startswith("# sent_id")]
    named = dict(zip(names, system))
    known = {"ARG0", "ARG1", "ARG2", "ARG3", "ARG4", "TMP", "LOC", "MNR", "PRP", "CAU", "ADV", "DIR", "EXT", "NEG", "MOD", "DIS"}
    count, predicates = [0, 0, 0], [0, 0, 0]
    for row in map(json.loads, gzip.open(PACK / "roles/propbank-ewt-dev.jsonl.gz", "rt")):
        found = named.get(row["sent_id"])
        if not found or [r[1] for r in found] != row["words"]:
            continue
        gold = {(p["index"], head_word(row["head"], a["start"], a["end"]), role_label(a["role"])) for p in row["predicates"] for a in p["args"]}
        gold = {g for g in gold if g[2] in known}
        ours = {(i, int(x.split(":")[0]) - 1, x.split(":")[1]) for i, r in enumerate(found) for x in misc(r).get("Roles", "").split(",") if x}
        ours = {o for o in ours if o[2] in known}
        for k, group in enumerate((gold & ours, ours, gold)):
            count[k] += len(group)
        p, q = {x["index"] for x in row["predicates"]}, {i for i, r in enumerate(found) if "Predicate" in misc(r)}
        for k, group in enumerate((p & q, q, p)):
            predicates[k] += len(group)
    print("PropBank EWT dev, arguments:", f1(*count))
    print("PropBank EWT dev, predicates:", f1(*predicates))


def realis(truce):
    rows = [json.loads(line) for line in gzip.open(PACK / "realis/uds-ih2-dev.jsonl.gz", "rt")]
    sentences = [(f"d{i}", [(w, "O") for w in row["text"].split(" ")]) for i, row in enumerate(rows)]
    system = rows_of(run(truce, "--from", "conllu", "--format", "conllu", "--all", tags_file(sentences, WORK / "realis.conllu"), into=WORK / "realis.out.conllu"))
    pairs = [(t["label"], float(misc(found[t["span1"][0]])["Realis"])) for row, found in zip(rows, system) for t in row["targets"] if "Realis" in misc(found[t["span1"][0]])]
    n = len(pairs)
    mean = [sum(p[k] for p in pairs) / n for k in (0, 1)]
    covariance = sum((a - mean[0]) * (b - mean[1]) for a, b in pairs)
    spread = [sum((p[k] - mean[k]) ** 2 for p in pairs) ** 0.5 for k in (0, 1)]
    happened = (sum(a > 0 < b for a, b in pairs), sum(b > 0 for _, b in pairs), sum(a > 0 for a, _ in pairs))
    print(f"UDS-IH2 dev, realis: Pearson r {covariance / spread[0] / spread[1]:.3f} ({n} predicates); happened {f1(*happened)}")


# ---- coreference ----

def gold_clusters(path):
    """Per document: clusters of (sentence, first word, last word + 1)."""
    out, sentence, fresh = [], -1, True
    for line in open(path, encoding="utf-8"):
        if line.startswith("# newdoc"):
            out.append({})
            open_, sentence = {}, -1
        elif line == "\n":
            fresh = True
        elif line[0] != "#":
            column = line.rstrip("\n").split("\t")
            if not column[0].isdigit():
                continue
            if fresh:
                sentence, fresh = sentence + 1, False
            for part in split_entity(misc(column).get("Entity", "")):
                identity = part.strip("()").split("-")[0]
                if part[0] == "(":
                    open_.setdefault(identity, []).append(int(column[0]) - 1)
                if part[-1] == ")":
                    out[-1].setdefault(identity, set()).add((sentence, open_[identity].pop(), int(column[0])))
    return [[c for c in clusters.values() if len(c) > 1] for clusters in out]


def split_entity(text):
    """"(1-person(2-place)" in its brackets."""
    parts, at = [], 0
    while at < len(text):
        if text[at] == "(":
            end = at + 1
            while end < len(text) and text[end] not in "()":
                end += 1
            end += end < len(text) and text[end] == ")"
        else:
            end = text.index(")", at) + 1
        parts.append(text[at:end])
        at = end
    return parts


def own_clusters(path):
    """The same from the antecedents of words; a word stands for the phrase below it."""
    from coref_score import mention_span, without_appositions
    out, at, starts = [], 0, []
    for line in open(path, encoding="utf-8"):
        if line.startswith("# newdoc"):
            starts.append(0)
        elif line.startswith("# sent_id"):
            starts[-1] += 1
    sentences = rows_of(path)
    for count in starts:
        part, above = sentences[at:at + count], {}
        at += count

        def top(node):
            while node in above:
                node = above[node]
            return node

        def bare(rows, word):
            return without_appositions(word, [int(r[6]) for r in rows], [r[7] for r in rows])
        for s, rows in enumerate(part):
            for i, row in enumerate(rows):
                antecedent = misc(row).get("Antecedent")
                if antecedent:
                    a, b = (int(x) - 1 for x in antecedent.split(":"))
                    tops = top((s, bare(rows, i))), top((a, bare(part[a], b)))
                    if tops[0] != tops[1]:
                        above[max(tops)] = min(tops)
        clusters = {}
        for s, i in set(above) | set(above.values()):
            rows = part[s]
            span = mention_span(i, [r[1] for r in rows], [int(r[6]) for r in rows], [r[7] for r in rows], [r[3] for r in rows])
            clusters.setdefault(top((s, i)), set()).add((s, *span))
        out.append([c for c in clusters.values() if len(c) > 1])
    return out


def coreference(truce):
    import coref_score
    gold_path = unpacked("coref/ontogum-dev.conllu.gz")
    system = run(truce, "--from", "conllu", "--format", "conllu", "--all", gold_path, into=WORK / "ontogum-dev.out.conllu")
    gold, found = gold_clusters(gold_path), own_clusters(system)
    if not any(found):
        print("OntoGUM dev, coreference: the model file has no such head")
        return
    mean, muc, b3, ceaf = (100 * x for x in coref_score.conll(list(zip(gold, found))))
    print(f"OntoGUM dev, coreference: CoNLL F1 {mean:.2f} (MUC {muc:.1f} B3 {b3:.1f} CEAFe {ceaf:.1f}; {len(gold)} documents, {sum(len(c) for d in gold for c in d)} mentions, {sum(len(c) for d in found for c in d)} found)")


def main():
    options = _shared.options(__doc__, "--quick", model=_shared.MODEL)
    MODEL.append(options.model)
    WORK.mkdir(parents=True, exist_ok=True)
    grammar(options.truce)
    print("UNER EWT dev, names:", names_figure(options.truce, uner(), "uner", ("PER", "LOC", "ORG")))
    roles(options.truce)
    realis(options.truce)
    coreference(options.truce)
    if not options.quick:
        print("Worldwide 80 %, names:", names_figure(options.truce, worldwide(), "worldwide", ("PER", "LOC", "ORG")))


main()
