#!/usr/bin/env python3
"""Chains of actors on the authored reports (full ones): pronouns and descriptions given to the right actor.

usage: eval/world_coref.py [--truce build/truce] [--show N]

A marked pronoun or description counts as given when an actor of the record has a mention on it; as right when that actor also has a mention on a name of the same chain. The reports are
in the model's training data, so the figures are an upper view; gold/dev (world_actors.py) is the honest one for names.
"""
import re
from collections import Counter

import _shared
from _shared import SHARED

PRONOUNS = set("he she it they him her them his its their who which that himself herself itself themselves whom whose".split())


def reports():
    for file in ("levant", "africa", "eurasia", "americas"):
        for block in re.split(r"(?m)^=== ", (SHARED / f"authored/{file}.txt").read_text())[1:]:
            parts = block.split("\n---\n")
            day = re.search(r"(?m)^published: (\S+)", parts[0])
            text, marks = "", []
            for piece in re.split(r"(\[\[.*?\]\]|<<.*?>>)", parts[1].strip()):
                if piece.startswith("[["):
                    f = piece[2:-2].split(":")
                    words = f[-1] if len(f) < 3 else ":".join(f[2:])
                    marks.append((len(text), len(text) + len(words), f[0], words))
                    text += words
                else:
                    text += piece[2:-2].split(":", 1)[1] if piece.startswith("<<") else piece
            yield block.split("\n")[0], day.group(1) if day else None, text, marks


def main():
    o = _shared.options(__doc__)
    documents = list(reports())
    count, wrong = Counter(), []
    for (key, _, text, marks), d in zip(documents, _shared.layers(o.truce, [{"id": k, "text": t, "published": d} for k, d, t, _ in documents])):
        chars = _shared.to_characters(text)
        spans = {a["id"]: [(chars(m["start"]), chars(m["end"])) for m in a["mentions"]] for a in d["actors"]}
        name = {a["id"]: a["name"] for a in d["actors"]}
        proper = {}
        for s, e, chain, words in marks:
            if any(w[:1].isupper() for w in re.sub(r"^(The|A|An) ", "", words).split()) and words.lower() not in PRONOUNS:
                proper.setdefault(chain, []).append((s, e))
        for s, e, chain, words in marks:
            pronoun = words.lower() in PRONOUNS
            if chain not in proper or (not pronoun and (s, e) in proper[chain]):
                continue
            kind = "pronoun" if pronoun else "description"
            head = e - 1
            given = [i for i, m in spans.items() if any(a <= head < b for a, b in m)]
            right = any(a < pe and ps < b for i in given for a, b in spans[i] for ps, pe in proper[chain])
            count[kind] += 1
            count[kind, "given"] += bool(given)
            count[kind, "right"] += right
            if given and not right:
                wrong.append(f"{key}: {words!r} → {name[given[0]]!r}, gold {text[slice(*proper[chain][0])]!r} | …{text[max(0, s - 70):e + 30]!r}")
    for kind in ("pronoun", "description"):
        print(f"{kind}s of named actors: {count[kind]}  given {count[kind, 'given']}  right {count[kind, 'right']}  precision {100 * count[kind, 'right'] / max(1, count[kind, 'given']):.1f} %  recall {100 * count[kind, 'right'] / max(1, count[kind]):.1f} %")
    for w in wrong[: o.show]:
        print("  ", w)


main()
