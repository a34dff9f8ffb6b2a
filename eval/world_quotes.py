#!/usr/bin/env python3
"""Who says so, on PolNeAR dev: content found and source head right, for attributions with quotation marks (direct, mixed: tools/scorers/quote_score.py) and without.

usage: eval/world_quotes.py [--truce build/truce] [--errors N]

Without marks: an attribution is found when a system quote's words and the content's words each hold half of the other's; its source is right when the heads overlap.
"""
import json, subprocess, sys
from collections import Counter

import _shared
from _shared import SHARED


def main():
    o = _shared.options(__doc__)
    if not SHARED.exists():
        return print("skipped: no ../shared")
    s = _shared.scorer("quote_score")
    work = _shared.unpacked("quotes/polnear-dev.tar.gz", "quotes")
    part = next(d for d in [work, *work.iterdir()] if (d / "text").is_dir())
    heads = {}
    for line in open(SHARED / "data/quotes/polnear-dev-heads.jsonl", encoding="utf-8"):
        x = json.loads(line)
        for b, e, hb, he in x["heads"]:
            heads[x["doc"], b, e] = (hb, he)
    files = sorted((part / "text").glob("*.txt"))
    texts = {f.stem: open(f, encoding="utf-8", newline="").read() for f in files}
    done = subprocess.run([o.truce, "layers", "--input", "jsonl", "--format", "jsonl"], input="".join(json.dumps({"id": k, "text": t}) + "\n" for k, t in texts.items()), capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"truce layers failed: {done.stderr[-500:]}")
    system = {}
    for (key, text), line in zip(texts.items(), done.stdout.splitlines()):
        d, raw = json.loads(line), text.encode()
        chars = lambda b: len(raw[:b].decode(errors="ignore"))
        span = lambda r: [chars(r["start"]), chars(r["end"])] if r else None
        system[key] = [{"begin": chars(q["start"]), "end": chars(q["end"]), "source": span(q.get("source")), "source_head": span(q.get("source_head"))} for q in d["quotes"]]
    n, err = s.score(str(part), system, heads)
    both = lambda k: n["direct " + k] + n["mixed " + k]
    share = lambda a, b: f"{a} of {b} = {100 * a / max(1, b):.1f} %"
    print(f"quotes of PolNeAR dev: found with the right source: direct {share(n['direct found+source'], n['direct with source'])}, mixed {share(n['mixed found+source'], n['mixed with source'])}, both {share(both('found+source'), both('with source'))}; "
          f"found: direct {share(n['direct found'], n['direct'])}, mixed {share(n['mixed found'], n['mixed'])}; precision of content {share(n['sys in content'], n['sys'])}")
    for e in err[: o.errors]:
        print("  ", " | ".join(e))
    count, missed = Counter(), []
    for key, text in texts.items():
        anns = [a for f in [p for p in sorted(part.glob(f"attributions/{key}*.ann")) if s.ann_doc(str(p), str(part)) == key][:1] for a in s.read_ann(str(f))]
        quoted = s.quoted(text)
        words = [s.words(text, [(q["begin"], q["end"])]) for q in system[key]]
        seen = set()
        for a in anns:
            content = s.words(text, a["Content"])
            if json.dumps(a) in seen or not content or any(quoted[w[0]] for w in content) or not a["Source"]:
                continue
            seen.add(json.dumps(a))
            count["gold"] += 1
            found = [q for q, w in zip(system[key], words) if w and 2 * len(w & content) >= len(content) and 2 * len(w & content) >= len(w)]
            gold = [heads.get((key, b, e)) or s.guess_head(text, b, e) for b, e in a["Source"]]
            right = any(q["source_head"] and q["source_head"][0] < g[1] and g[0] < q["source_head"][1] for q in found for g in gold)
            count["found"] += bool(found)
            count["right"] += right
            if not right:
                spot = lambda k: " / ".join(text[b:e] for b, e in a[k])[:90].replace("\n", " ")
                missed.append(("source" if found else "not found", spot("Source"), spot("Cue"), spot("Content"), text[slice(*found[0]["source_head"])] if found and found[0]["source_head"] else ""))
    print(f"  without marks: found with the right source {share(count['right'], count['gold'])}, found {share(count['found'], count['gold'])}")
    for e in missed[: o.errors]:
        print("  -", " | ".join(e))


main()
