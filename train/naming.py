"""What counts as a proper name, and of which class (PER LOC ORG OTH): reads name tags off GUM's entity mentions, WNUT-17, the authored reports and the texts
with names (text/names-*.txt).

Tags are B-/I-/O per word, `?` where the source does not tell. Names leave out articles and titles; adjectives of nationality are no names.
"""
import gzip
import re
from collections import Counter

from boundaries import sentences_of
from document import Document, Sentence

TITLES = set("""mr mrs ms miss dr prof professor sir lord lady dame baron king queen prince princess emperor sultan emir sheikh shaikh president vice-president vice deputy prime minister
premier chancellor secretary general brigadier-general lieutenant-general major-general lieutenant colonel major captain sergeant corporal private commander commodore admiral marshal field brigadier ambassador envoy senator congressman
congresswoman representative speaker governor mayor judge justice chief cardinal archbishop bishop father sister brother reverend rev pastor imam ayatollah mullah maulana mufti rabbi
patriarch pope foreign defence defense interior finance justice spokesman spokeswoman spokesperson chairman chairwoman chair director leader president-elect attorney solicitor acting former state
commissioner inspector superintendent constable detective counsel advocate ustadz ustad hajji haji comandante comrade doctor engineer lt gen col maj capt sgt brig adm rear air wing squadron
group undersecretary under-secretary assistant special coordinator monsignor hon honourable honorable don doña mp mla first second""".split())
ARTICLES = {"the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "your"}
JOINERS = set("of and the for de del la le du des da do dos al el bin ibn von van der den & - – ' ’ 's ’s in on to wa y e".split())
CLASS_OF_KIND = {"person": "PER", "state": "LOC", "place": "LOC", "access_point": "LOC", "government": "ORG", "body": "ORG", "organisation": "ORG", "armed_group": "ORG", "party": "ORG",
                 "outlet": "ORG", "proposal": "OTH", "other": "OTH"}
GUM_CLASS = {"person": "PER", "place": "LOC", "organization": "ORG", "object": "OTH", "event": "OTH", "abstract": "OTH", "animal": "OTH"}
WNUT_CLASS = {"person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG", "product": "OTH", "creative-work": "OTH"}
DEMONYM = re.compile(r"(?:[a-z](?:ian|ean|ese|ish|raqi|mani|meni|stani|aeli|raini|waiti)|American|Mexican|African|Moroccan|Cuban|Libyan|Kenyan|Ugandan|Rwandan|Venezuelan|Angolan|Lankan|Cypriot|Colombian|Somali|French|Dutch|Greek|Swiss|Thai|Turk|Turkish|Czech|Slovak|Serb|Kurd|Kurdish|Arab|Russian|German|Afghan|Tajik|Uzbek|Croat|Iraqi|Saudi|Hutu|Tutsi|Muslim|Christian|Jewish|Islamic|Sunni|Shia|Shiite|Druze|Maronite|Hindu|Buddhist|Catholic|Orthodox)s?$")

ENTITY = re.compile(r"\(([^()]+)(\)?)|([^()]+)\)")
PRONOUNS = set("i he she it they we you him her them us his its their our your my who whom whose which that this these those one both all each some many others another neither either none everybody nobody".split())
PREPOSITIONS = set("in of for from at on to by with and or near".split())


def capital(word):
    return word[:1].isupper()


def paint(tags, start, end, name_class):
    tags[start:end] = ["B-" + name_class] + ["I-" + name_class] * (end - start - 1)


# --- GUM: entity mentions whose head is a proper noun ---

def entity_spans(sentence):
    """(start, end, type) of the mentions of a sentence; those that cross sentences are left out."""
    open_at, out = {}, []
    for i, marks in enumerate(sentence.layers["entity"]):
        for opened, single, closed in ENTITY.findall(marks):
            if opened:
                parts = opened.split("-")
                kind = parts[1] if len(parts) > 1 else ""
                if single:
                    out.append((i, i + 1, kind))
                else:
                    open_at.setdefault(parts[0], []).append((i, kind))
            elif open_at.get(closed):
                start, kind = open_at[closed].pop()
                out.append((start, i + 1, kind))
    return out


def head_of(heads, start, end):
    """First word of the span whose head lies outside it."""
    return next((i for i in range(start, end) if not start <= heads[i] - 1 < end), start)


def gum_tags(sentence):
    words, upos, heads, relations = sentence.words, sentence.layers["upos"], sentence.layers["head"], sentence.layers["relation"]
    tags = ["O"] * len(words)
    inside = lambda i: upos[i] == "PROPN" or capital(words[i]) and upos[i] in ("ADJ", "NOUN", "VERB", "NUM") or words[i].isdigit() and upos[i] == "PROPN"
    for start, end, kind in sorted(entity_spans(sentence), key=lambda s: s[0] - s[1]):
        head = head_of(heads, start, end)
        if upos[head] != "PROPN" or kind not in GUM_CLASS or end - start == 1 and DEMONYM.search(words[head]) and kind == "person":
            continue
        if kind == "person":
            first = last = head
            while last + 1 < end and (relations[last + 1].startswith("flat") or upos[last + 1] == "PUNCT" and last + 2 < end and relations[last + 2].startswith("flat") and words[last + 1] in "-'’\""):
                last += 1
        else:
            first, last = head, head
            while first - 1 >= start and (inside(first - 1) or words[first - 1].lower() in JOINERS - {"and", "'s", "’s"} and first - 2 >= start and inside(first - 2)):
                first -= 1
            while last + 1 < end and (inside(last + 1) or words[last + 1].lower() in JOINERS and last + 2 < end and inside(last + 2) or
                                      words[last + 1] in ("of", "for") and last + 3 < end and words[last + 2].lower() == "the" and inside(last + 3)):
                last += 1
            while first < last and words[first].lower() in ARTICLES:
                first += 1
        if all(tag == "O" for tag in tags[first:last + 1]):
            paint(tags, first, last + 1, GUM_CLASS[kind])
    return tags


# --- WNUT-17 ---

def wnut(path):
    document, words, tags = Document("wnut17", "wnut", []), [], []
    for line in list(gzip.open(path, "rt", encoding="utf-8")) + ["\n"]:
        parts = line.rstrip("\n").split("\t")
        if len(parts) == 2 and parts[0]:
            words.append(parts[0])
            tags.append(parts[1] if parts[1] == "O" else parts[1][:2] + WNUT_CLASS[parts[1][2:]])
        elif words:
            document.sentences.append(Sentence(words, {"names": tags}))
            words, tags = [], []
    return document


# --- texts with names ---

NAMED = re.compile(r"\[(PER|LOC|ORG|OTH) ([^\[\]]+)\]")


def unmarked(text):
    """(plain text, marked ranges as (start, end, class))."""
    plain, names, last = "", [], 0
    for m in NAMED.finditer(text):
        plain += text[last:m.start()]
        names.append((len(plain), len(plain) + len(m[2]), m[1]))
        plain, last = plain + m[2], m.end()
    return plain + text[last:], names


def texts(path):
    """One document a text: texts are parted by blank lines, every name in them is marked `[ORG Otter Bay Energy]`, lines that start with # are notes."""
    documents = []
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if not line.startswith("#")]
    for number, block in enumerate(re.split(r"\n\s*\n", "\n".join(lines).strip())):
        plain, names = unmarked(block)
        document = Document(f"{path.stem}-{number}", "names", [])
        for spans in sentences_of(plain):
            tags = ["O"] * len(spans)
            for start, end, name_class in names:
                inside = [i for i, (a, b) in enumerate(spans) if a < end and start < b]
                if inside:
                    paint(tags, inside[0], inside[-1] + 1, name_class)
            document.sentences.append(Sentence([plain[a:b] for a, b in spans], {"names": tags}))
        documents.append(document)
    return documents


# --- authored reports ---

def trimmed(words):
    """(start, end) of the name inside the words of a mention: without articles and titles; None if there is none."""
    start, end = 0, len(words)
    while start < end and words[start].lower() in ARTICLES:
        start += 1
    if start < end and words[end - 1] in ("'s", "’s", "'", "’"):
        end -= 1
    while start < end and not capital(words[start]) and any(capital(w) for w in words[start:end]):
        start += 1
    if start and words[start - 1].lower() in PREPOSITIONS:
        return None
    good = start < end and all(capital(w) or w.lower() in JOINERS or not w[0].isalpha() for w in words[start:end]) and capital(words[start]) and words[start].lower() not in PRONOUNS
    return (start, end) if good and any(len(w) > 1 for w in words[start:end]) else None


def without_titles(words, start, end):
    while start < end and (words[start].lower().rstrip(".") in TITLES or words[start] in ("-", "of", ",")):
        start += 1
    return start


def name_of_mention(words, kind):
    span = trimmed(words)
    if not span or kind == "population":
        return None
    start, end = span
    if kind == "person":
        start = without_titles(words, start, end)
        if start == end:
            return None
    if end - start == 1 and DEMONYM.search(words[start]) and kind != "person":
        return None
    return start, end


def known_names(reports):
    """Class of every name that is marked somewhere, by majority."""
    votes = {}
    for report in reports:
        for mention in report.mentions:
            for s, first, last in report.locate(mention.start, mention.end):
                words = report.words(s)[first:last]
                span = name_of_mention(words, mention.kind)
                if span and mention.kind in CLASS_OF_KIND:
                    votes.setdefault(tuple(words[span[0]:span[1]]), Counter())[CLASS_OF_KIND[mention.kind]] += 1
    return {name: count.most_common(1)[0][0] for name, count in votes.items()}


def place_like(name, votes, known):
    """Capitals that stand for a government are places by name (Kyiv, Moscow)."""
    return len(name) <= 2 and not any(w in ("Ministry", "Government", "Cabinet", "Council", "Office", "Parliament", "House", "Department", "Junta", "State", "Treasury") for w in name)


def authored_tags(report, s, known):
    words = report.words(s)
    tags = [None] * len(words)
    for mention in report.mentions:
        for sentence, first, last in report.locate(mention.start, mention.end):
            if sentence != s:
                continue
            span = name_of_mention(words[first:last], mention.kind)
            for i in range(first, last):
                plain = words[i].lower() in PRONOUNS or words[i].lower() in ARTICLES or DEMONYM.search(words[i])
                tags[i] = tags[i] or ("?" if capital(words[i]) and not plain else "O")
            if mention.kind == "person" and span:
                for i in range(first, first + span[0]):
                    tags[i] = "O" if words[i].lower().rstrip(".") in TITLES or not capital(words[i]) else tags[i]
            if not span:
                for i in range(first, last):
                    if mention.kind in ("person", "population") or words[i].lower() in TITLES or words[i].lower() in ARTICLES:
                        tags[i] = "O"
                continue
            start, end = first + span[0], first + span[1]
            name, name_class = tuple(words[start:end]), CLASS_OF_KIND.get(mention.kind, "OTH")
            if mention.kind == "government" and place_like(name, None, known) or name_class == "OTH" and known.get(name) == "LOC":
                name_class = "LOC"
            paint(tags, start, end, name_class)
    for start, end in report.times:
        for sentence, first, last in report.locate(start, end):
            if sentence == s:
                tags[first:last] = [t or "O" for t in tags[first:last]]
    return fill(words, tags, known, report.file == "names")


def fill(words, tags, known, complete):
    """Words outside the marks: names known from elsewhere, doubtful capitals, and the rest, which are no names."""
    for size in (6, 5, 4, 3, 2, 1):
        for i in range(len(words) - size + 1):
            name = tuple(words[i:i + size])
            if not complete and name in known and all(t in (None, "?") for t in tags[i:i + size]) and capital(name[0]) and (size > 1 or i > 0):
                paint(tags, i, i + size, known[name])
    for i, tag in enumerate(tags):
        if tag is None:
            doubtful = not complete and capital(words[i]) and i > 0 and words[i] != "I" and words[i - 1] not in "\"“‘:(." and not DEMONYM.search(words[i]) and words[i].lower() not in TITLES
            tags[i] = "?" if doubtful else "O"
    return tags
