#!/usr/bin/env python3
"""Who says so, on PolNeAR dev: content found and source head right, for attributions with quotation marks (direct, mixed: tools/scorers/quote_score.py) and without.

usage: eval/world_quotes.py [--truce build/truce] [--show N]

Without marks: an attribution is found when a system quote's words and the content's words each hold half of the other's; its source is right when the heads overlap.
"""
import json
from collections import Counter

import _shared
from _shared import SHARED


def share(part, whole):
    return f"{part} of {whole} = {100 * part / max(1, whole):.1f} %"


def source_heads():
    """The gold's heads of sources: (document, begin, end) → (begin, end)."""
    heads = {}
    for line in open(SHARED / "data/quotes/polnear-dev-heads.jsonl", encoding="utf-8"):
        x = json.loads(line)
        for b, e, hb, he in x["heads"]:
            heads[x["doc"], b, e] = (hb, he)
    return heads


def read(truce, texts):
    """The quotes that truce finds in each text, in characters."""
    system = {}
    for (key, text), d in zip(texts.items(), _shared.layers(truce, [{"id": k, "text": t} for k, t in texts.items()])):
        chars = _shared.to_characters(text)
        span = lambda r: [chars(r["start"]), chars(r["end"])] if r else None
        system[key] = [{"begin": chars(q["start"]), "end": chars(q["end"]), "source": span(q.get("source")), "source_head": span(q.get("source_head"))} for q in d["quotes"]]
    return system


def with_marks(s, part, system, heads, show):
    n, err = s.score(str(part), system, heads)
    both = lambda k: n["direct " + k] + n["mixed " + k]
    print(f"quotes of PolNeAR dev: found with the right source: direct {share(n['direct found+source'], n['direct with source'])}, mixed {share(n['mixed found+source'], n['mixed with source'])}, both {share(both('found+source'), both('with source'))}; "
          f"found: direct {share(n['direct found'], n['direct'])}, mixed {share(n['mixed found'], n['mixed'])}; precision of content {share(n['sys in content'], n['sys'])}")
    for e in err[:show]:
        print("  ", " | ".join(e))


def unmarked(s, part, key, text):
    """The attributions of a text, each once, that have a source and in whose content nothing stands between marks: with the words of that content."""
    quoted, seen = s.quoted(text), set()
    for a in [a for f in [p for p in sorted(part.glob(f"attributions/{key}*.ann")) if s.ann_doc(str(p), str(part)) == key][:1] for a in s.read_ann(str(f))]:
        content = s.words(text, a["Content"])
        if json.dumps(a) not in seen and content and not any(quoted[w[0]] for w in content) and a["Source"]:
            seen.add(json.dumps(a))
            yield a, content


def without_marks(s, part, texts, system, heads, show):
    count, missed = Counter(), []
    for key, text in texts.items():
        words = [s.words(text, [(q["begin"], q["end"])]) for q in system[key]]
        for a, content in unmarked(s, part, key, text):
            found = [q for q, w in zip(system[key], words) if w and 2 * len(w & content) >= len(content) and 2 * len(w & content) >= len(w)]
            gold = [heads.get((key, b, e)) or s.guess_head(text, b, e) for b, e in a["Source"]]
            right = any(q["source_head"] and q["source_head"][0] < g[1] and g[0] < q["source_head"][1] for q in found for g in gold)
            count.update(gold=1, found=bool(found), right=right)
            if not right:
                spot = lambda k: " / ".join(text[b:e] for b, e in a[k])[:90].replace("\n", " ")
                missed.append(("source" if found else "not found", spot("Source"), spot("Cue"), spot("Content"), text[slice(*found[0]["source_head"])] if found and found[0]["source_head"] else ""))
    print(f"  without marks: found with the right source {share(count['right'], count['gold'])}, found {share(count['found'], count['gold'])}")
    for e in missed[:show]:
        print("  -", " | ".join(e))


def main():
    o = _shared.options(__doc__)
    s = _shared.scorer("quote_score")
    work = _shared.unpacked("quotes/polnear-dev.tar.gz", "quotes")
    part = next(d for d in [work, *work.iterdir()] if (d / "text").is_dir())
    texts = {f.stem: open(f, encoding="utf-8", newline="").read() for f in sorted((part / "text").glob("*.txt"))}
    heads, system = source_heads(), read(o.truce, texts)
    with_marks(s, part, system, heads, o.show)
    without_marks(s, part, texts, system, heads, o.show)


main()
