#!/usr/bin/env python3
"""Places on GeoVirus and GeoWebNews: resolution of the gold toponyms, and recognition from raw text; the place of marked events on event-location.

usage: eval/world_places.py [--truce build/truce] [--show N]

Resolution, given the toponyms' spans: same GeoNames number (GeoWebNews has them), within 161 km of the gold coordinates, same country (of the gold number where the gazetteer
holds it or of the state that the gold's page names, else of the nearest town; continents, seas and regions over several states have none and are not judged). A state or a
first-level area has no one point: sources differ by hundreds of km on the middle of Canada. So besides the plain distance it prints the share that is near or, the names being
the same, the very area that the gold point lies in. Recognition: F1 of the places found in the raw text against the toponyms (overlap), GeoVirus only, where every toponym is marked.
The place of an event: tokens of the words that truce gives for the marked verb's place against the gold's, over all records and over those whose gold names a place (many without
one in the gold do name it). Records whose gold spans do not stand on words are left out.
"""
import gzip, json, math, re
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict

import _shared
from _shared import ROOT, SHARED

KINDS = {"Literal", "Literal_Modifier", "Mixed", "Coercion", "Embedded_Literal", "Metonymic"}


def number(node, tag):
    text = node.findtext(tag)
    return float(text) if text and text.strip() else None


def geovirus():
    for i, a in enumerate(ET.parse(gzip.open(SHARED / "data/places/geovirus.xml.gz")).getroot()):
        places = [dict(start=int(l.findtext("start")) - 1, end=int(l.findtext("end")) - 1, name=l.findtext("name"), lat=number(l, "lat"), lon=number(l, "lon"), id=None, page=re.sub(r"[_ ]\(.*", "", (l.findtext("page") or "").split("/")[-1]).replace("_", " ")) for l in a.find("locations")]
        yield f"geovirus-{i}", a.findtext("text"), places


def geowebnews():
    for i, a in enumerate(ET.parse(gzip.open(SHARED / "data/places/geowebnews.xml.gz")).getroot()):
        places = []
        for t in a.iter("toponym"):
            if t.findtext("type") in KINDS and (t.findtext("geonamesID") or "").strip():
                places.append(dict(start=int(t.findtext("start")), end=int(t.findtext("end")), name=t.findtext("extractedName"), lat=number(t, "latitude"), lon=number(t, "longitude"), id=t.findtext("geonamesID").strip(), page=""))
        yield f"geowebnews-{i}", a.findtext("text"), [p for p in places if p["lat"] is not None]


def distance(a, b, c, d):
    a, b, c, d = map(math.radians, (a, b, c, d))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(min(1, math.sqrt(h)))


class Countries:
    """Country of a GeoNames number or of coordinates, from the gazetteer itself."""

    def __init__(self):
        self.iso, self.by_id, self.by_name, self.grid = {}, {}, {}, defaultdict(list)
        for line in open(ROOT / "data/gazetteer/countries.tsv", encoding="utf-8"):
            f = line.rstrip("\n").split("\t")
            if len(f) > 9 and not line.startswith("#"):
                self.iso[f[0]] = f[1]
                self.by_id[f[2]] = self.by_name[f[3]] = f[1]
        areas = {}
        for line in open(ROOT / "data/gazetteer/admin1.tsv", encoding="utf-8"):
            f = line.rstrip("\n").split("\t")
            areas[f[0]] = f[1] if len(f) > 1 else None
        self.nowhere = set()  # regions of several states, by all their names
        for line in open(ROOT / "data/gazetteer/regions.tsv", encoding="utf-8"):
            f = line.rstrip("\n").split("\t")
            if len(f) > 3 and f[1] == "region" and not f[3]:
                self.nowhere |= {n.lower() for n in [f[0], *f[2].split("|")] if n}
                if len(f) > 7 and f[7]:
                    self.by_id[f[7]] = None
        for line in open(ROOT / "data/gazetteer/places.tsv", encoding="utf-8"):
            f = line.rstrip("\n").split("\t")
            if len(f) == 9:
                self.by_id[f[1]] = self.iso.get(f[3], f[3])
                if f[6]:
                    self.grid[round(float(f[6])), round(float(f[7]))].append((float(f[6]), float(f[7]), self.iso.get(f[3], f[3]), areas.get(f"{f[3]}.{f[4]}")))

    def nearest(self, place):
        y, x = round(place["lat"]), round(place["lon"])
        near = [(distance(place["lat"], place["lon"], p[0], p[1]), p) for dy in range(-4, 5) for dx in range(-4, 5) for p in self.grid[y + dy, x + dx]]
        return min(near, key=lambda n: n[0])[1] if near else (None, None, None, None)

    def of(self, place):
        """The country, None where there is none to judge."""
        if place["name"].lower() in self.nowhere or place["page"].lower() in self.nowhere:
            return None
        if place["id"] in self.by_id:
            return self.by_id[place["id"]]
        return self.by_name.get(place["page"]) or self.nearest(place)[2]

    def holds(self, found, place):
        """Whether what was found is the state or area of the gold's name that its point lies in."""
        if found is None or found["name"] not in (place["page"] or place["name"], place["name"]) and found["country"] != self.by_name.get(place["page"] or place["name"]):
            return False
        _, _, country, area = self.nearest(place)
        if place["name"].lower() in self.nowhere or place["page"].lower() in self.nowhere:
            return not found["country"]
        return found["kind"] == "state" and found["country"] in (country, self.of(place)) or found["admin1"] == found["name"] == area


def percent(part, whole):
    return 100 * part / max(1, whole)


def resolved(truce, name, documents, countries, show):
    """The gold toponyms, their spans given, and the places that truce takes them for."""
    rows = [{"id": key, "text": text, "toponyms": [{"start": at(p["start"]), "end": at(p["end"])} for p in places]} for key, text, places in documents for at in [_shared.to_bytes(text)]]
    count, wrong = Counter(), Counter()
    for (key, text, gold), d in zip(documents, _shared.layers(truce, rows)):
        places = {x["id"]: x for x in d["places"]}
        for g, t in zip(gold, d["toponyms"]):
            place, country = places.get(t["place"]), countries.of(g)
            near = place is not None and place.get("latitude") is not None and distance(g["lat"], g["lon"], place["latitude"], place["longitude"]) <= 161
            same = place is not None and g["id"] is not None and str(place.get("geonames")) == g["id"]
            count.update(gold=1, none=place is None, near=near, id=same, area=near or countries.holds(place, g), judged=country is not None,
                         country=country is not None and place is not None and place["country"] == country)
            if not near or (g["id"] and not same):
                found = place or {}
                wrong[(g["name"], g["id"] or "", country, found.get("name"), found.get("geonames"), found.get("country"), "" if near else "FAR")] += 1
    n = count["gold"]
    print(f"places of {name} ({n} toponyms given, {count['none']} without a place): country {percent(count['country'], count['judged']):.1f} % of {count['judged']}  within 161 km {percent(count['near'], n):.1f} %, or the same area {percent(count['area'], n):.1f} %" + (f"  same number {percent(count['id'], n):.1f} %" if name == "GeoWebNews" else ""))
    for w, c in wrong.most_common(show):
        print("  ", c, *w, sep=" | ")


def recognised(truce, name, documents, show):
    """The toponyms of the raw text against the gold's, each found one used once."""
    count, missed, extra = Counter(), Counter(), Counter()
    for (key, text, gold), d in zip(documents, _shared.layers(truce, [{"id": key, "text": text} for key, text, _ in documents])):
        chars = _shared.to_characters(text)
        found = sorted({(chars(m["start"]), chars(m["end"])) for x in d["places"] for m in x["mentions"]})
        used = set()
        for g in gold:
            hit = next((f for f in found if f not in used and f[0] < g["end"] and f[1] > g["start"]), None)
            if hit:
                used.add(hit)
            else:
                missed[g["name"]] += 1
        count.update(gold=len(gold), found=len(found), hits=len(used))
        extra.update(text[b:e] for b, e in found if (b, e) not in used)
    p, r = percent(count["hits"], count["found"]), percent(count["hits"], count["gold"])
    print(f"toponyms recognised in raw {name}: P {p:.1f} R {r:.1f} F1 {2 * p * r / max(1e-9, p + r):.1f} ({count['hits']} of {count['gold']}, {count['found']} found)")
    if show:
        print("   missed", missed.most_common(show), "\n   extra", extra.most_common(show))


def events(truce):
    rows, kept = [], []
    for i, r in enumerate(json.loads(l) for l in gzip.open(SHARED / "data/places/event-location.jsonl.gz", "rt", encoding="utf-8")):
        starts, ends = {t["start"] for t in r["tokens"]}, {t["end"] for t in r["tokens"]}
        verb = next((s for s in r["spans"] if s["label"] == "VERB"), None)
        if not verb or any(s["start"] not in starts or s["end"] not in ends for s in r["spans"]):
            continue
        at = _shared.to_bytes(r["text"])
        kept.append(r)
        rows.append({"id": str(i), "text": r["text"], "events": [{"start": at(verb["start"]), "end": at(verb["end"])}]})
    count = Counter()
    for r, d in zip(kept, _shared.layers(truce, rows)):
        chars = _shared.to_characters(r["text"])
        tokens = lambda spans: {t["id"] for t in r["tokens"] if t["text"].strip() and any(t["start"] < e and t["end"] > s for s, e in spans)}
        gold = tokens([(s["start"], s["end"]) for s in r["spans"] if s["label"] == "LOCATION"])
        found = tokens([(chars(p["start"]), chars(p["end"])) for p in d["events"][0]["places"]])
        count.update(hit=len(gold & found), found=len(found), gold=len(gold), found_placed=len(found) if gold else 0)
    recall = percent(count["hit"], count["gold"])
    print(f"place of {len(kept)} marked events, tokens: P {percent(count['hit'], count['found']):.1f} R {recall:.1f}; where the gold has a place: P {percent(count['hit'], count['found_placed']):.1f} R {recall:.1f}")


def main():
    o = _shared.options(__doc__, "--no-raw")
    countries = Countries()
    for name, documents in (("GeoVirus", list(geovirus())), ("GeoWebNews", list(geowebnews()))):
        resolved(o.truce, name, documents, countries, o.show)
        if name == "GeoVirus" and not o.no_raw:
            recognised(o.truce, name, documents, o.show)
    if not o.no_raw:
        events(o.truce)


main()
