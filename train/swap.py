"""Swaps proper names for others of the same class and length, so that a model learns where names stand rather than which ones the reports use.

The pools come from reference tables that may train weights (leaders, legislators, GeoNames areas, parties to conflicts) and from the names of the training text itself.
"""
import csv
import gzip
import re
from collections import defaultdict

from boundaries import words_of
from decode import spans


def tokens(name):
    return tuple(name[a:b] for a, b in words_of(name, 0, len(name)))


def table(path, delimiter=","):
    with (gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8", errors="replace")) as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def people(pack):
    """Full names, and first names crossed with family names of elsewhere in the lists."""
    names = {row.get("officeholderLabel") or row.get("officeholderlabel") or "" for file in ("world-leaders-2021-wikidata.csv", "world-leaders-2021-wikipedia.csv") for row in table(pack / "reference" / file)}
    with gzip.open(pack / "reference/us-legislators-current.yaml.gz", "rt", encoding="utf-8") as file:
        names |= set(re.findall(r"official_full: (.+)", file.read()))
    names = sorted(n.strip("' \"") for n in names if re.fullmatch(r"[\w.’' -]+", n))
    parts = [n.split() for n in names if len(n.split()) >= 2]
    crossed = [f"{a[0]} {parts[(7 * i + 3) % len(parts)][-1]}" for i, a in enumerate(parts)]
    families = sorted({p[-1] for p in parts} | {row["leader"] for row in table(pack / "reference/reign-leaders.csv") if row["leader"].isascii()})
    return names + crossed + families


def places(pack):
    names = [line.split("\t")[1] for line in (pack / "reference/geonames-admin1CodesASCII.txt").read_text(encoding="utf-8").splitlines()]
    with gzip.open(pack / "reference/geonames-admin2Codes.txt.gz", "rt", encoding="utf-8") as file:
        names += [line.split("\t")[1] for number, line in enumerate(file) if number % 6 == 0]
    countries = [line.split("\t") for line in (pack / "reference/geonames-countryInfo.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    common = [name for row in countries if len(row) > 5 for name in (row[4], row[5]) if name]
    return [n for n in names if re.fullmatch(r"[^\W\d_][\w’' -]*", n)] + common * 12


def pools(pack, documents):
    """class -> number of words -> names as tuples of words."""
    found = defaultdict(set)
    for document in documents:
        for sentence in document.sentences:
            for start, end, name_class in spans([t if t != "?" else "O" for t in sentence.layers.get("names", ())]):
                if document.source in ("gum", "names", "news") or document.source.startswith("authored"):
                    found[name_class].add(tuple(sentence.words[start:end]))
    found["PER"] |= {tokens(n) for n in people(pack)}
    listed = {c: sorted(names) for c, names in found.items()}
    listed["LOC"] = listed.get("LOC", []) + [tokens(n) for n in places(pack)]
    out = {c: defaultdict(list) for c in listed}
    for c, names in listed.items():
        for name in names:
            if name and all(w for w in name):
                out[c][len(name)].append(name)
    return {c: dict(by_size) for c, by_size in out.items()}


def swapped(sentences, pool, rng):
    """Word lists of a window's sentences with each name changed throughout; a lone family name follows the full name before it."""
    chosen, parts, out = {}, {}, []
    for sentence in sentences:
        words = list(sentence.words)
        for start, end, name_class in spans([t if t != "?" else "O" for t in sentence.layers.get("names", ())]):
            name = tuple(words[start:end])
            if name_class not in ("PER", "LOC", "ORG") or end - start not in pool[name_class]:
                continue
            if (name_class, name) not in chosen:
                single = parts.get((name_class, name[0])) if len(name) == 1 and name_class == "PER" else None
                chosen[name_class, name] = (single,) if single else rng.choice(pool[name_class][end - start])
            new = chosen[name_class, name]
            parts.update({(name_class, old): fresh for old, fresh in zip(name, new)})
            words[start:end] = [w.upper() if old.isupper() and len(old) > 3 else w for w, old in zip(new, name)]
        out.append(words)
    return out
