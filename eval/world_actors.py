#!/usr/bin/env python3
"""Resolution of actors on gold/dev: share of gold actor fields for which the record holds an actor of the right name in the field's sentence.

usage: eval/world_actors.py [--truce build/truce] [--show N]

For each actor named in a gold line (not optional): is there an actor with a mention in the line's sentences, any of whose names (canonical, mentions, state code) agrees with the gold
string by the scorer's same_name? "report" asks the same of the whole report, which is the bound that better coreference could reach.
"""
import json, sys
from collections import Counter

import _shared
from _shared import ROOT, SHARED

sys.path.insert(0, str(ROOT / "tools"))
from gold import scorer

FIELDS = "actors recipients party authors by mediators parties who whom hosts set_by by_whom pressure_on backers".split()


def main():
    o = _shared.options(__doc__)
    s = scorer(SHARED / "tools/score_record.py")
    golds = [json.loads(f.read_text()) for f in sorted((SHARED / "gold/dev").glob("*.gold.json"))]
    systems = [s["Report"](d) for d in s["run"](f"{o.truce} read --format jsonl {{}}", golds)]
    count, missed = Counter(), Counter()
    for gold, report in s["match_reports"](golds, systems):
        mention_sents = {a["id"]: s["touched"]([report.range(m) for m in a.get("mentions", [])], report.sents) for a in report.data["actors"]}
        for line in gold["lines"]:
            if line.get("optional"):
                continue
            spots = [s["find"](report.text, w) for w in (line["says"] if isinstance(line["says"], list) else [line["says"]])]
            sents = s["touched"]([x for x in spots if x], report.sents)
            for field in FIELDS:
                if line["kind"] == "deadline" and field == "by":
                    continue
                value = line.get(field) or []
                for wanted in [value] if isinstance(value, str) else value:
                    if not isinstance(wanted, str) or not wanted:
                        continue
                    hit = [i for i, names in report.actors.items() if any(s["same_name"](wanted, n) for n in names)]
                    count["all"] += 1
                    count["report"] += bool(hit)
                    here = any(mention_sents[i] & sents for i in hit)
                    count["sentence"] += here
                    if not here:
                        missed[(gold["id"], wanted[:90], " ".join(line["says"] if isinstance(line["says"], list) else [line["says"]])[:110], "in report" if hit else "nowhere")] += 1
    print(f"actor fields of gold/dev: {count['all']}  right name in the sentence {count['sentence']} ({100 * count['sentence'] / max(1, count['all']):.1f} %)  in the report {count['report']} ({100 * count['report'] / max(1, count['all']):.1f} %)")
    for key, n in missed.most_common(o.show):
        print(f"  {n} {' | '.join(key)}")


main()
