"""Writes data/language/endings.tsv: evidence that a sentence ends between two words, weighed by logistic regression on EWT and GUM (train parts), beside what the
rules of src/reader/sentences.c say. src/reader/endings.c counts the same classes and adds the same weights.

usage: endings.py --pack ../shared/data --truce build/truce [--out data/language/endings.tsv] [--keep N]
"""
import argparse
import gzip
import os
import subprocess
import tempfile
import unicodedata
from collections import Counter
from pathlib import Path

import torch

from pieces import shape

ROOT = Path(__file__).resolve().parent.parent
COMMON, RARE = 30, 4   # a word that stands so often may be evidence; evidence seen less often is none
STRENGTH = 0.02        # of the pull of weights towards nought
EPOCHS, BATCH, RATE = 12, 2048, 0.03
BEGINNERS = {"title", "letter", "upper", "address", "digits_mixed"}
PLAIN = {"title", "letter", "upper", "mixed", "digits", "digits_mixed"}
NEVER = {"comma", "colon", "dash", "open", "square", "quote", "sign"}
HALVES = set("am pm a.m a.m. p.m p.m.".split())
SIGNS = {".": "stop", ",": "comma", ":": "colon", "(": "open", ")": "close", "<": "open", ">": "close", "[": "square", "]": "square", "-": "dash", "--": "dash", "–": "dash", "—": "dash", "…": "mark"}
QUOTES = set("\" ' '' ` `` “ ” ‘ ’ « »".split())


def class_of(word, suffixes):
    """What kind of word it is."""
    if "@" in word[1:] or "://" in word or word.rpartition(".")[0] and word.rpartition(".")[2].lower() in suffixes:
        return "address"
    if word.lower() in HALVES:
        return "half"
    form = shape(word)
    if form == "digits":
        return "time" if ":" in word else "date" if sum(c in "/-" for c in word) > 1 else "digits"
    if form == "title" and (len(word) == 1 or len(word) == 2 and word[1] == "."):
        return "letter"
    if form != "punctuation":
        return form
    if word in SIGNS:
        return SIGNS[word]
    if word in QUOTES:
        return "quote"
    if not word.strip(".!?"):
        return "mark"
    if len(word) in (2, 3) and word[0] in ":;=":
        return "smiley"
    return "line" if len(word) > 3 else "sign"


def visible(text):
    return [i for i, c in enumerate(text) if c not in "\n\t" and unicodedata.category(c) != "Zs"]


def raw_text(path):
    """The text of a treebank with its paragraphs parted by blank lines, and where its sentences end, counted in characters without blanks."""
    out, paragraph, space, ends, size = [], "", True, set(), 0
    for line in gzip.open(path, "rt", encoding="utf-8"):
        if line.startswith(("# newdoc", "# newpar")) and paragraph:
            out.append(paragraph.strip())
            paragraph = ""
        elif line.startswith("# text = "):
            paragraph += line[9:].rstrip("\n")
            size += len(visible(line[9:].rstrip("\n")))
            ends.add(size)
        elif line == "\n":
            paragraph += " " if space else ""
        elif line[0] != "#":
            space = "SpaceAfter=No" not in line
    return "\n\n".join(out + [paragraph.strip()]) + "\n", ends


def read_by_rules(truce, text):
    """What the program says of a text where it knows no evidence: CoNLL-U."""
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        for path in (ROOT / "data").iterdir():
            if path.name != "language":
                (folder / path.name).symlink_to(path)
        (folder / "language").mkdir()
        for path in (ROOT / "data/language").iterdir():
            if path.name != "endings.tsv":
                (folder / "language" / path.name).symlink_to(path)
        (folder / "language/endings.tsv").write_text("")
        (folder / "text.txt").write_text(text, encoding="utf-8")
        return subprocess.run([truce, "layers", "--format", "conllu", folder / "text.txt"], env=os.environ | {"TRUCE_DATA": str(folder)}, stdout=subprocess.PIPE, check=True).stdout.decode()


def paragraphs(truce, path):
    """Paragraphs as lists of (word, blank behind it, does a sentence end by rule, does one end in the treebank)."""
    text, gold = raw_text(path)
    places, out, paragraph, at, before, left = visible(text), [], [], 0, "", 0
    for block in read_by_rules(truce, text).strip().split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line[0] != "#"]
        words = []
        for row in rows:
            blank = "SpaceAfter=No" not in row[9]
            if "-" in row[0]:
                left, end, last = int(row[0].split("-")[1]), at + len(visible(row[1])), blank
                at = end
                continue
            inside = left and int(row[0]) < left
            if left:
                blank = last and not inside
                left = left if inside else 0
            else:
                at += len(visible(row[1]))
            words.append((row[1], blank, False, not inside and at in gold))
        word, blank, _, ended = words[-1]
        words[-1] = (word, blank, True, ended)
        paragraph += words
        if at == len(places) or "\n" in text[places[at - 1]:places[at]]:
            out.append(paragraph)
            paragraph = []
    return out


def may_end(words, i, classes):
    """Is it worth asking whether a sentence ends behind word i?"""
    if i + 1 >= len(words):
        return False
    here, after = classes[i], classes[i + 1]
    if not words[i][1]:
        return here in ("stop", "mark") and i > 0 and classes[i - 1] == "lower" and after in ("lower", "title")
    if words[i][2]:
        return after != "quote"
    if here == "lower":
        return after in BEGINNERS
    if here == "half" and (not i or classes[i - 1] not in ("digits", "time")):
        return False    # a prime minister
    return here not in NEVER and (here not in PLAIN or after not in ("lower", "comma", "close"))


def evidence(words, i, classes, known):
    """What speaks for or against an end behind word i."""
    one = lambda k: classes[k] if 0 <= k < len(words) else "none"
    out = ["by-rule" if words[i][2] else "no-rule", ("rule" if words[i][2] else "here", one(i), one(i + 1)), ("before", one(i - 1), one(i)), ("after", one(i + 1), one(i + 2))]
    for place in (-1, 0, 1, 2):
        word = words[i + place][0].lower() if 0 <= i + place < len(words) else ""
        if word in known:
            out.append((place, word))
    if not words[i][1]:
        out.append("tight")
    return out


def fit(examples, strength, seed=1):
    """Weight of each piece of evidence: logistic regression, weights drawn towards nought."""
    count = Counter(e for found, _ in examples for e in found)
    place = {e: i for i, e in enumerate(e for e, n in count.items() if n >= RARE)}
    most = max(len(found) for found, _ in examples)
    rows = torch.full((len(examples), most), len(place))
    for row, (found, _) in zip(rows, examples):
        known = [place[e] for e in found if e in place]
        row[:len(known)] = torch.tensor(known, dtype=rows.dtype)
    ends = torch.tensor([float(end) for _, end in examples])
    weights = torch.zeros(len(place) + 1, requires_grad=True)
    optimiser, order = torch.optim.Adam([weights], lr=RATE), torch.Generator().manual_seed(seed)
    steps, step = EPOCHS * -(-len(rows) // BATCH), 0
    for _ in range(EPOCHS):
        for chosen in torch.randperm(len(rows), generator=order).split(BATCH):
            rate = RATE * (1 - step / steps) + 1e-4
            optimiser.param_groups[0]["lr"] = rate
            optimiser.zero_grad()
            torch.nn.functional.binary_cross_entropy_with_logits(weights[rows[chosen]].sum(1), ends[chosen]).backward()
            optimiser.step()
            with torch.no_grad():
                weights.copy_(weights.sign() * (weights.abs() - strength * rate).clamp(min=0))
                weights[-1] = 0
            step += 1
    return {e: weights[i].item() for e, i in place.items()}, count


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pack", type=Path, required=True)
    parser.add_argument("--truce", default=str(ROOT / "build/truce"))
    parser.add_argument("--out", type=Path, default=ROOT / "data/language/endings.tsv")
    parser.add_argument("--keep", type=int, default=1000)
    options = parser.parse_args()
    torch.set_num_threads(1)
    suffixes = {line for line in (ROOT / "data/language/suffixes.txt").read_text().split("\n") if line and line[0] != "#"}
    texts = [p for name in ("ewt-train", "gum-train") for p in paragraphs(options.truce, options.pack / f"ud/{name}.conllu.gz")]
    common = Counter(word.lower() for p in texts for word, *_ in p)
    known, examples = {w for w, n in common.items() if n >= COMMON}, []
    for words in texts:
        classes = [class_of(word, suffixes) for word, *_ in words]
        examples += [(evidence(words, i, classes, known), words[i][3]) for i in range(len(words)) if may_end(words, i, classes)]
    weights, count = fit(examples, STRENGTH)
    kept = set(sorted(weights, key=lambda e: -abs(weights[e]) * count[e] ** 0.5)[:options.keep])
    weights, _ = fit([([e for e in found if e in kept], end) for found, end in examples], STRENGTH / 4)
    lines = ["\t".join(map(str, e if isinstance(e, tuple) else (e,))) + f"\t{w:.2f}" for e, w in weights.items() if abs(w) >= 0.005]
    options.out.write_text("# Evidence of the ends of sentences, fitted by train/endings.py: a word before (-1, 0) or behind (1, 2) the place, or what two of them are; and its weight.\n"
                           + "\n".join(sorted(lines)) + "\n", encoding="utf-8")
    print(f"{len(examples)} places, {sum(end for _, end in examples)} ends, {len(lines)} weights")


if __name__ == "__main__":
    main()
