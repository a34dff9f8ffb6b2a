"""Writes data/language/lemmas.tsv and verbs.txt from the lemmas of EWT and GUM (train parts): what the rules of src/reader/lemma.c get wrong, and the
base forms of verbs those rules look up. Verbs written for truce (irregular.txt beside this file) come on top. usage: lemmas.py --data ../shared/data --out data/language"""
import gzip
from collections import Counter, defaultdict
from pathlib import Path

from command import parser_for

VOWELS = "aeiou"
WRONG = {"reconven", "wove", "affilate", "telecomumication"}   # slips of the treebanks


def rows(path):
    for line in gzip.open(path, "rt", encoding="utf-8"):
        column = line.rstrip("\n").split("\t")
        if len(column) == 10 and column[0].isdigit():
            yield column


def verb_base(stem, verbs):
    """The verb behind a stem left by -ed, -ing: as it is, with e, without its doubled letter."""
    if stem in verbs:
        return stem
    if stem + "e" in verbs:
        return stem + "e"
    doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in VOWELS
    if doubled and stem[:-1] in verbs:
        return stem[:-1]
    if doubled and stem[-1] not in "lsfz":
        return stem[:-1]
    if len(stem) > 2 and (stem[-1] in "vuz" or stem.endswith(("at", "iz", "is", "uc", "ag", "rg", "dg", "rc", "nc", "bl", "tl", "dl", "kl", "zl", "pl", "gl", "ut", "ur", "ib"))):
        return stem + "e"
    return stem


def without_s(form):
    if len(form) > 4 and form.endswith("ies"):
        return form[:-3] + "y"
    if form.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return form[:-2]
    if len(form) > 2 and form.endswith("s") and not form.endswith(("ss", "us", "is")):
        return form[:-1]
    return form


def by_rule(form, upos, verbs):
    """What src/reader/lemma.c does without its table."""
    if upos in ("NOUN", "PROPN"):
        return without_s(form) if upos == "NOUN" else form
    if upos in ("VERB", "AUX"):
        if form in verbs:
            return form
        if len(form) > 4 and form.endswith("ing"):
            return verb_base(form[:-3], verbs)
        if len(form) > 4 and form.endswith("ied"):
            return form[:-3] + "y"
        if len(form) > 3 and form.endswith("ed"):
            return verb_base(form[:-2], verbs)
        return without_s(form)
    return form


def main():
    options = parser_for(__doc__, "data", "out").parse_args()
    seen, verbs = defaultdict(Counter), Counter()
    for name in ("ewt-train", "gum-train"):
        for column in rows(options.data / "ud" / f"{name}.conllu.gz"):
            form, lemma, upos, features = column[1].lower().replace("’", "'"), column[2].lower(), column[3], column[5]
            if "Typo=Yes" in features or "Abbr=Yes" in features or not form.replace("'", "").replace("-", "").isalpha():
                continue
            seen[form, upos][lemma] += 1
            if upos == "VERB":
                verbs[lemma] += 1
    verbs = {v for v, n in verbs.items() if v.isalpha() and (n > 1 or len(v) > 3) and v not in WRONG}
    for line in (Path(__file__).parent / "irregular.txt").read_text(encoding="utf-8").splitlines():
        if not line or line[0] == "#":
            continue
        upos = "NOUN" if line.startswith("noun ") else "VERB"
        base, *forms = line.removeprefix("noun ").split()
        verbs |= {base} if upos == "VERB" else set()
        for form in forms:
            seen[form, upos] = Counter({base: 1})
    lines = []
    for (form, upos), lemmas in sorted(seen.items()):
        lemma, count = lemmas.most_common(1)[0]
        if lemma not in WRONG and lemma.replace("'", "").replace("-", "").isalpha() and by_rule(form, upos, verbs) != lemma and (upos != "PROPN" or count > 1):
            lines.append(f"{form}/{upos}\t{lemma}\n")
    head = "# Made by train/lemmas.py from UD English EWT and GUM (train), CC BY-SA 4.0 and CC BY 4.0; see data/SOURCES.md.\n"
    (options.out / "lemmas.tsv").write_text(head + "".join(lines), encoding="utf-8")
    (options.out / "verbs.txt").write_text(head + "".join(v + "\n" for v in sorted(verbs)), encoding="utf-8")
    print(f"{len(lines)} irregular lemmas, {len(verbs)} verbs")


if __name__ == "__main__":
    main()
