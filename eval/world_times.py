#!/usr/bin/env python3
"""Time expressions on TBAQ-cleaned (TimeBank and AQUAINT, TimeML): strict, relaxed and value F1 by tools/scorers/timex_f1.py.

usage: eval/world_times.py [--truce build/truce] [--show N]
"""
import sys

import _shared


def main():
    o = _shared.options(__doc__)
    scorer = _shared.scorer("timex_f1")
    work = _shared.unpacked("time/tbaq-cleaned.tar.gz", "times")
    gold = {}
    for folder in sorted({f.parent for f in work.rglob("*.tml")}):
        gold.update(scorer.read_gold(folder))
    system = {}
    for (key, g), d in zip(gold.items(), _shared.layers(o.truce, [{"id": k, "text": g["text"], "published": g["dct"][:10]} for k, g in gold.items()])):
        if d["report"]["text"] != g["text"]:
            sys.exit(f"{key}: the text came back changed")
        chars = _shared.to_characters(g["text"])
        system[key] = [{"begin": chars(t["start"]), "end": chars(t["end"]), "type": t["type"].upper(), "value": t["value"]} for t in d["times"]]
    res, err = scorer.score(gold, system)
    print(f"times on TBAQ ({len(gold)} documents, {res['gold']} gold, {res['sys']} found): " + "  ".join(f"{k} F1 {100 * res[k]['f1']:.1f} (P {100 * res[k]['p']:.1f} R {100 * res[k]['r']:.1f})" for k in ("strict", "relaxed", "value")))
    for e in err[: o.show]:
        print("  ", " | ".join(str(x) for x in e))


main()
