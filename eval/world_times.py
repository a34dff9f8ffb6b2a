#!/usr/bin/env python3
"""Time expressions on TBAQ-cleaned (TimeBank and AQUAINT, TimeML): strict, relaxed and value F1 by tools/scorers/timex_f1.py.

usage: eval/world_times.py [--truce build/truce] [--errors N]
"""
import json, subprocess, sys

import _shared
from _shared import SHARED


def main():
    o = _shared.options(__doc__)
    if not SHARED.exists():
        return print("skipped: no ../shared")
    scorer = _shared.scorer("timex_f1")
    work = _shared.unpacked("time/tbaq-cleaned.tar.gz", "times")
    gold = {}
    for folder in sorted({f.parent for f in work.rglob("*.tml")}):
        gold.update(scorer.read_gold(folder))
    lines = "".join(json.dumps({"id": k, "text": g["text"], "published": g["dct"][:10]}) + "\n" for k, g in gold.items())
    done = subprocess.run([o.truce, "layers", "--input", "jsonl", "--format", "jsonl"], input=lines, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"truce layers failed: {done.stderr[-500:]}")
    system = {}
    for (key, g), line in zip(gold.items(), done.stdout.splitlines()):
        d = json.loads(line)
        raw = d["report"]["text"].encode()
        if d["report"]["text"] != g["text"]:
            sys.exit(f"{key}: the text came back changed")
        chars = lambda b: len(raw[:b].decode(errors="ignore"))
        system[key] = [{"begin": chars(t["start"]), "end": chars(t["end"]), "type": t["type"].upper(), "value": t["value"]} for t in d["times"]]
    res, err = scorer.score(gold, system)
    print(f"times on TBAQ ({len(gold)} documents, {res['gold']} gold, {res['sys']} found): " + "  ".join(f"{k} F1 {100 * res[k]['f1']:.1f} (P {100 * res[k]['p']:.1f} R {100 * res[k]['r']:.1f})" for k in ("strict", "relaxed", "value")))
    for e in err[: o.errors]:
        print("  ", " | ".join(str(x) for x in e))


main()
