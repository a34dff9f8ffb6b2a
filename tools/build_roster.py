#!/usr/bin/env python3
"""Makes data/roster/{leaders,legislators,groups,officials}.tsv from the data pack's reference tables (the ones that may be used, see data/SOURCES.md).

usage: build_roster.py REFERENCE_DIR ROSTER_DIR

leaders      REIGN (heads of government 1945 to March 2021) and the world-leaders tables (heads of state and government by name); persons.tsv goes before: nobody is listed twice
legislators  members of the US Congress with their terms
groups       armed groups, international bodies, companies and aid groups of the Phoenix dictionaries
officials    persons with dated roles of the Phoenix country dictionary (ministers, envoys, commanders), to 2014
"""
import csv, gzip, re, sys, unicodedata
from collections import defaultdict
from pathlib import Path

MONTH = re.compile(r"^(\d\d)(\d\d)(\d\d)$")


def plain(text):
    text = unicodedata.normalize("NFKD", text)
    return "".join(c for c in text if not unicodedata.combining(c))


def slug(text):
    return re.sub(r"[^a-z0-9]+", "-", plain(text).lower().replace("ø", "o").replace("ł", "l")).strip("-")


def fold(text):
    return re.sub(r"[^a-z0-9 ]", "", plain(text).lower().replace("-", " ")).strip()


class Known:
    """What the hand-written files hold: ids, names, states by COW number, name and ISO code."""

    def __init__(self, folder):
        self.ids, self.names, self.cow, self.iso, self.by_name = set(), {}, {}, {}, {}
        self.terms = defaultdict(list)
        for file in ("states.tsv", "core.tsv", "persons.tsv"):
            for line in open(folder / file, encoding="utf-8"):
                f = line.rstrip("\n").split("\t")
                if f[0] == "state":
                    self.iso.setdefault(f[3], f[1])
                    if f[4] and not (f[10] or f[11]) or f[3] in ("RUS", "SRB"):
                        self.cow.setdefault(int(f[4]), (f[1], f[3]))
                    for n in [f[2]] + f[9].split("|"):
                        if n:
                            self.by_name.setdefault(fold(n), (f[1], f[3]))
                    self.ids.add(f[1])
                elif f[0] == "actor":
                    self.ids.add(f[1])
                    for n in [f[2]] + (f[6].split("|") if len(f) > 6 else []):
                        self.names.setdefault(fold(n), f[1])
                elif f[0] == "term":
                    self.terms[f[1]].append((f[2], f[3], f[4][:4], f[5][:4]))
        for line in open(folder / "states.tsv", encoding="utf-8"):
            f = line.rstrip("\n").split("\t")
            if f[0] == "state" and f[4]:
                self.cow.setdefault(int(f[4]), (f[1], f[3]))

    def new_id(self, name):
        base = slug(name) or "actor"
        key, n = base, 2
        while key in self.ids:
            key, n = f"{base}-{n}", n + 1
        self.ids.add(key)
        return key


WRONG = {("Mohammed bin Salman", "king")}  # in world-leaders-current


def leaders(reference, known, out):
    persons, terms = {}, []
    office_words = [("prime minister", "prime minister"), ("taoiseach", "prime minister"), ("chancellor", "chancellor"), ("president of the government", "prime minister"), ("chief minister", "prime minister"), ("president", "president"), ("king", "king"), ("queen", "queen"), ("monarch", "king"),
                    ("emperor", "emperor"), ("emir", "emir"), ("sultan", "sultan"), ("supreme leader", "supreme leader"), ("pope", "pope"), ("prince", "prince"), ("governor-general", "governor-general"), ("governor general", "governor-general"), ("premier", "prime minister"), ("state counsellor", "state counsellor")]

    def add(name, iso, state, office, start, end, source):
        name = re.sub(r"\s*\(.*?\)\s*", " ", name).strip(" .,")
        if not name or not state or name.isupper():
            return
        full = known.names.get(fold(name))
        if full:
            if any(o == office and of == state for o, of, _, _ in known.terms[full]):
                return
            terms.append((full, office, state, start, end, source))
            return
        key = persons.get((fold(name), iso))
        if not key:
            key = known.new_id(name)
            persons[fold(name), iso] = key
            out["leaders"].append(f"actor\t{key}\t{name}\tperson\t{iso}\tGOV\t\t\t\t\t{source}")
        terms.append((key, office, state, start, end, source))

    for file, label in (("world-leaders-2021-wikidata.csv", "Wikidata 2022"), ("world-leaders-2021-wikipedia.csv", "Wikipedia 2022")):
        for row in csv.DictReader(open(reference / file, encoding="utf-8")):
            state = known.by_name.get(fold(row["country"]))
            position = (row.get("positionLabel") or row.get("positionlabel") or "").lower()
            office = next((o for w, o in office_words if w in position), None)
            name = row.get("officeholderLabel") or row.get("officeholderlabel") or ""
            name = re.sub(r" of (?:Norway|Sweden|Denmark|Spain|Belgium|the Netherlands|Morocco|Jordan|Saudi Arabia|Bhutan|Thailand|Lesotho|Tonga)$", "", name)
            if state and office and name and name[0] != "Q":
                add(name, state[1], state[0], office, row["start_year"][:4], row["end_year"][:4], label)
    for row in csv.DictReader(open(reference / "world-leaders-current.csv", encoding="utf-8")):
        state = known.by_name.get(fold(row["Country"]))
        if not state:
            continue
        for title, holder, since in (("HoG Title", "Head of Government", "HoG Since"), ("HoS Title", "Head of State", "HoS Since")):
            office = next((o for w, o in office_words if w in row[title].lower()), None)
            if office and (row[holder], office) not in WRONG:
                add(row[holder], state[1], state[0], office, row[since], "", "world-leaders-current 2026")
    for row in csv.DictReader(open(reference / "reign-leaders.csv", encoding="cp1252", errors="replace")):
        if not row["ccode"].strip() or not row["syear"].strip():
            continue
        state = known.cow.get({260: 255}.get(int(row["ccode"]), int(row["ccode"])))  # West Germany
        name = re.sub(r"\(.*?\)", "", row["leader"]).strip()
        start = f"{int(row['syear']):04d}-{int(row['smonth'] or 1):02d}"
        if row["sdate"].strip():
            day = int(row["sdate"])
            start += f"-{min(max(day, 1), 28):02d}"
        end = f"{int(row['eyear']):04d}-{int(row['emonth'] or 12):02d}" if row["eyear"].strip() else ""
        if end.startswith("2021-03"):
            end = ""
        if state and state[0] == "russia" and "" < end < "1992":
            state = ("soviet-union", state[1])
        if state and len(name) > 2:
            add_reign(known, persons, out, terms, name, state, start, end)
    for t in terms:
        out["leaders"].append("term\t" + "\t".join(t))


def add_reign(known, persons, out, terms, name, state, start, end):
    """A REIGN leader: often a surname only; left out where the hand-written files have somebody of that surname leading the state in those years."""
    last = fold(name).split()[-1:] or [""]
    for full, key in known.names.items():
        if full.split()[-1:] == last and any(of == state[0] for _, of, _, _ in known.terms[key]):
            return
    for (full, iso), key in persons.items():
        if iso == state[1] and full.split()[-1:] == last:
            terms.append((key, "leader", state[0], start, end or ("2021-04" if end == "" else end), "REIGN 2021"))
            return
    key = known.new_id(name + " " + state[1] if " " not in name else name)
    persons[fold(name), state[1]] = key
    out["leaders"].append(f"actor\t{key}\t{name}\tperson\t{state[1]}\tGOV\t\t\t\t\tREIGN 2021")
    terms.append((key, "leader", state[0], start, end or "2021-04", "REIGN 2021"))


def legislators(reference, known, out):
    import yaml

    with gzip.open(reference / "us-legislators-current.yaml.gz", "rt", encoding="utf-8") as f:
        members = yaml.load(f, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    for m in members:
        name = m["name"].get("official_full") or m["name"]["first"] + " " + m["name"]["last"]
        key = known.names.get(fold(name)) or known.new_id(name)
        short = f"{m['name'].get('nickname') or m['name']['first']} {m['name']['last']}"
        alias = short if short != name else ""
        out["legislators"].append(f"actor\t{key}\t{name}\tperson\tUSA\tGOV|LEG\t{alias}\t\t\twikidata={m['id'].get('wikidata', '')}\tunitedstates/congress-legislators")
        for t in m["terms"]:
            office = "senator" if t["type"] == "sen" else "representative"
            out["legislators"].append(f"term\t{key}\t{office}\tus-congress\t{t['start']}\t{t['end']}")


SMALL = set("of the and for in on de la del el y du des da do dos van von bin ibn al".split())
UPPER = set("EU UN US UK USA NATO AU EC OAU UAE USSR IRA WTO".split())
OFFICES = re.compile(r"(?i)\b(representative|envoy|secretary|president|minister|spokesm[ae]n|ambassador|commissioner|chief|official|officials|chairman|director|leader|leaders|adviser|aide|head)\b")


def title_case(words):
    out = []
    for i, w in enumerate(words):
        low = w.lower()
        if w.upper() in UPPER:
            out.append(w.upper())
            continue
        out.append(low if i and low in SMALL else "-".join(p[:1].upper() + p[1:].lower() for p in w.split("-")))
    return " ".join(out)


def phoenix_entries(text):
    """(names, code text) of a PETRARCH dictionary: main name, +alternatives, [codes]."""
    names, codes, out = [], [], []
    for line in text.splitlines():
        line = line.split("#")[0].strip()
        if not line:
            continue
        found = re.findall(r"\[([^\]]*)\]", line)
        name = re.sub(r"\[[^\]]*\]", "", line).strip().replace("\t", " ")
        if name and not name.startswith("+"):
            if names:
                out.append((names, codes))
            names, codes = [name], []
        elif name:
            names.append(name[1:])
        codes += found
    if names:
        out.append((names, codes))
    return out


def clean(name):
    name = re.sub(r"\(([A-Z]{2,8})\)", "", name).replace("+", "").replace("_", " ")
    name = re.sub(r"\s*\(.*?\)\s*", " ", name)
    return re.sub(r"\s+", " ", name).strip(" .,;:-")


def acronym(name):
    m = re.search(r"_?\(([A-Z][A-Z\-]{1,9})\)", name)
    return m.group(1) if m else None


BAD = set("""rebel rebels militants militant the army forces group police people government opposition guerrilla separatists extremists fighters gunmen militia terrorists insurgents
muslim muslims islamic christian jews arab arabs western foreign united national armed force soldier troops
democrats republicans liberals labour labor conservative conservatives socialist socialists communist communists communists movement party freedom resistance tigers maoist""".split())


def agent_phrases(folder):
    out = set()
    for line in open(folder / "agents.tsv", encoding="utf-8"):
        f = line.rstrip("\n").split("\t")
        if f[0] == "agent":
            out |= {fold(x) for x in f[1].split("|")}
    return out


def groups(reference, known, out, agents):
    rebels = (reference / "phoenix-mil-nonstate.txt").read_text(encoding="utf-8", errors="replace")
    bodies = gzip.open(reference / "phoenix-international.txt.gz", "rt", encoding="utf-8", errors="replace").read()
    for text, source, rebel in ((rebels, "Phoenix MilNonState", True), (bodies, "Phoenix International", False)):
        for names, codes in phoenix_entries(text):
            code = codes[0].split()[0] if codes and codes[0].split() else ""
            dated = any(re.search(r"[<>]?\d{6}", c) for c in codes)
            short = {a for a in map(acronym, names) if a}
            cleaned = [c for c in (clean(n) for n in names) if len(c) > 3]
            if not cleaned or not code or (not rebel and dated):
                continue
            main = cleaned[0]
            words = main.split()
            if (len(words) == 1 and (rebel is False or main.lower() in BAD or len(main) < 5)) or all(w.lower() in BAD or w.lower() in SMALL for w in words) or not re.match(r"^[A-Z0-9'’ \-/&.]+$", main):
                continue
            if OFFICES.search(main) or doubtful(main, rebel) or fold(main) in agents or fold(main) in known.names or fold(main) in known.by_name or any(fold(c) in known.names for c in cleaned):
                continue
            aliases = [title_case(c.split()) for c in cleaned[1:] if len(c.split()) > 1 and not doubtful(c, rebel) and fold(c) not in agents and not all(w.lower() in BAD or w.lower() in SMALL for w in c.split())] + sorted(a for a in short if len(a) > 2 and fold(a) not in known.names)
            if rebel:
                kind, country, sector = "armed_group", code[:3] if code[:3] in known.iso else "IMG" if code.startswith("IMG") else "", "REB"
            elif code.startswith("IGO"):
                kind, country, sector = "body", "UNO" if "UNO" in code else "IGO", "IGO"
            elif code.startswith("NGO") or code.startswith("NGM"):
                kind, country, sector = "organisation", "NGO", "NGO"
            elif code.startswith("MNC"):
                kind, country, sector = "organisation", "MNC", "BUS"
            else:
                continue
            name = title_case(words)
            key = known.new_id(name)
            known.names[fold(main)] = key
            out["groups"].append(f"actor\t{key}\t{name}\t{kind}\t{country}\t{sector}\t{'|'.join(dict.fromkeys(aliases))}\t\t\t\t{source}")


# A name of two words from the dictionaries must end in one of these (or hold a particle of another language): "Red Line", "Direct Action" mean other things too often.
GROUP_NOUNS = set("""army brigade brigades front movement group forces force party militia battalion organization organisation council cells cell committee command guard guards legion corps regiment alliance league union federation coalition
commission agency bank institute foundation association society fund university company corporation international airlines motors oil petroleum energy airways watch network center centre hezbollah ira mujahideen mujahedin islamiya islamiyya""".split())


def doubtful(main, rebel):
    words = main.lower().split()
    return len(words) == 2 and words[-1] not in GROUP_NOUNS and not re.search(r"\b(al|ul|ud|e|el)[- ]", main.lower()) and rebel or len(words) == 1 and rebel and main.lower() in BAD


ROLE = {"GOV": "GOV", "MIL": "MIL", "OPP": "OPP", "LEG": "LEG", "JUD": "JUD", "REB": "REB", "SPY": "SPY", "COP": "COP", "PTY": "PTY"}


def day(text, end):
    m = MONTH.match(text)
    if not m:
        return ""
    year = int(m.group(1))
    year += 1900 if year > 30 else 2000
    month, d = int(m.group(2)), int(m.group(3))
    if not 1 <= month <= 12:
        return str(year)
    return f"{year:04d}-{month:02d}-{min(max(d, 1), 28):02d}"


def officials(reference, known, out):
    text = gzip.open(reference / "phoenix-countries.txt.gz", "rt", encoding="utf-8", errors="replace").read()
    seen = set()
    for names, codes in phoenix_entries(text):
        dated = [c for c in codes if re.search(r"\d{6}", c)]
        main = clean(names[0])
        words = main.split()
        if not dated or len(words) < 2 or len(words) > 5 or not re.match(r"^[A-Z'’ \-.]+$", main) or any(w.lower() in BAD for w in words):
            continue
        name = title_case(words)
        iso = dated[0].split()[0][:3]
        if iso not in known.iso or fold(main) in known.names or fold(main) in known.by_name or fold(main) in seen:
            continue
        seen.add(fold(main))
        aliases = [title_case(clean(n).split()) for n in names[1:] if 1 < len(clean(n).split()) < 6]
        role = dated[0].split()[0][3:6]
        years = [int(day(d, False)[:4]) for c in dated for d in re.findall(r"\d{6}", c) if day(d, False)]
        if not years or max(years) < 2010 or role not in ROLE or len(fold(main)) < 9:
            continue
        key = known.new_id(name)
        known.names[fold(main)] = key
        out["officials"].append(f"actor\t{key}\t{name}\tperson\t{iso}\t{ROLE.get(role, '')}\t{'|'.join(dict.fromkeys(a for a in aliases if fold(a) != fold(main)))}\t\t\t\tPhoenix Countries 2014")


def main():
    reference, folder = Path(sys.argv[1]), Path(sys.argv[2])
    known = Known(folder)
    out = defaultdict(list)
    leaders(reference, known, out)
    legislators(reference, known, out)
    groups(reference, known, out, agent_phrases(folder))
    officials(reference, known, out)
    heads = {"leaders": "Heads of state and government: REIGN (MIT) 1945 to March 2021; world leaders 2021-22 (Wikidata CC0, Wikipedia CC BY-SA) and 2026 (CC BY-SA)", "legislators": "Members of the US Congress (CC0)",
             "groups": "Armed groups, international bodies, aid groups and companies of the Phoenix dictionaries (MIT)", "officials": "Officials and politicians of the Phoenix country dictionary (MIT), to 2014"}
    for name, lines in out.items():
        (folder / f"{name}.tsv").write_text(f"# {heads[name]}. Made by tools/build_roster.py; see core.tsv for the columns.\nsource\t{heads[name].split(':')[0]}\n" + "\n".join(lines) + "\n", encoding="utf-8")
        print(name, sum(l.startswith("actor") for l in lines), "actors", sum(l.startswith("term") for l in lines), "terms")


main()
