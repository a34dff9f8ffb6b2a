"""Turns the record lines of the authored reports, and the typed pairs, into word layers: triggers of lines and the words that fill their fields.

Needs trees (layers `parsed`, heads, and `parsed_upos`, from the model of the first stage), since a trigger and a filler are the head words of their ranges.
- The trigger of a `figure` is its number, of a `deadline` its time, of a `leg` its place, of a `proposal` the head of its name; of the other kinds the head of `says`.
- A filler is looked for in the trigger's sentence only: the mention of the chain inside `says`, else the nearest; its chain's other mentions there are left out of training.
"""
import csv
import gzip
import re
from collections import Counter

import decode
import naming
from document import Document, Sentence
from boundaries import sentences_of

KINDS = ["event", "proposal", "step", "stance", "mediation", "leg", "call", "access", "spillover", "domestic", "figure", "deadline"]
EVENTS = ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "REJECT", "ACCUSE", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]
STATUS = ["actual", "planned", "possible", "negated", "requested"]
DETAILS = {"event": ("type", EVENTS),
           "step": ("step", ["offered", "under_talks", "agreed", "signed", "due", "begun", "holding", "extended", "postponed", "paused", "breached", "carried_out", "ended", "collapsed"]),
           "stance": ("position", ["accepts", "accepts_with_conditions", "supports", "noncommittal", "opposes", "rejects", "divided"]),
           "mediation": ("role", ["host", "mediator", "guarantor", "messenger", "sponsor"]),
           "call": ("demand", ["accept_deal", "ceasefire", "talks", "aid_access", "protect_civilians", "release", "withdraw", "stop", "investigate", "recognise", "resign", "other"]),
           "access": ("state", ["open", "partly_open", "closed", "reopening_due"]),
           "domestic": ("form", ["coalition", "legislature", "court", "protest", "opinion", "election", "criticism", "praise", "resignation"]),
           "figure": ("what", ["killed", "injured", "displaced", "hostages", "prisoners", "trucks", "money", "fighters", "strikes", "rockets", "other"]),
           "bound": ("bound", ["exact", "at_least", "at_most", "about"]),
           "said_by": ("said_by", ["_", "named", "official", "anonymous", "analyst", "outlet"])}
ROLES = ["event.actors", "event.recipients", "event.place", "proposal.authors", "step.about", "step.by", "stance.party", "stance.about", "mediation.mediators", "mediation.parties", "leg.who",
         "leg.hosts", "call.who", "call.whom", "call.for_what", "access.point", "access.by", "spillover.where", "spillover.who", "domestic.country", "domestic.who", "domestic.pressure_on",
         "figure.of", "figure.by_whom", "deadline.what", "deadline.set_by", "speaker"]
TEXT_FIELDS = {"about", "for_what", "of", "what"}
SMALL = dict(zip("""zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty
ninety hundred thousand million""".split(), [*range(21), 30, 40, 50, 60, 70, 80, 90, 100, 1000, 1_000_000]))


def values(line, field):
    return [v for v in re.split(r"[|]", line.get(field, "")) if v]


def head_in(heads, first, last):
    return naming.head_of(heads, first, last)


def number_of(word):
    plain = word.replace(",", "").lower()
    if re.fullmatch(r"\d+(\.\d+)?", plain):
        return float(plain)
    return float(SMALL[plain]) if plain in SMALL else None


def number_word(report, line, places):
    """The word of `says` that is the figure's number: digits or a number word; the last of several number words in a row."""
    wanted = [float(v) for f in ("number", "at_least", "at_most") for v in values(line, f) if re.fullmatch(r"[\d.]+", v)]
    for s, first, last in places:
        words = report.words(s)
        numbers = [number_of(w) for w in words]
        for target in wanted:
            for i in range(first, last):
                if numbers[i] is not None and numbers[i] and (numbers[i] == target or target / numbers[i] in (100, 1000, 1e6, 1e9)):
                    return s, i
        for i in range(first, last):
            if numbers[i] is not None and wanted:
                return s, i
    return None


def find_phrase(report, s, alternatives, prefer):
    """(first, last) of the longest alternative that stands in sentence s, in `prefer` words if it can."""
    words = [w.lower() for w in report.words(s)]
    best = None
    for text in alternatives:
        wanted = [text[a:b].lower() for spans in sentences_of(text) for a, b in spans]
        while wanted and wanted[0] in naming.ARTICLES:
            wanted = wanted[1:]
        for i in range(len(words) - len(wanted) + 1):
            if wanted and words[i:i + len(wanted)] == wanted:
                key = (prefer[0] <= i < prefer[1], len(wanted))
                if best is None or key > best[0]:
                    best = (key, (i, i + len(wanted)))
    return best and best[1]


class Marked:
    """A report with the word places of its mentions and times, and the trees of its sentences."""

    def __init__(self, report, document):
        self.report, self.sentences = report, document.sentences
        self.mentions = {}     # sentence -> list of (chain, kind, first, last, head word)
        for m in report.mentions:
            for s, first, last in report.locate(m.start, m.end)[:1]:
                self.mentions.setdefault(s, []).append((m.chain, m.kind, first, last, head_in(self.heads(s), first, last)))
        self.times = {}
        for start, end in report.times:
            for s, first, last in report.locate(start, end)[:1]:
                self.times.setdefault(s, []).append((first, last))

    def heads(self, s):
        return self.sentences[s].layers["parsed"]

    def content_head(self, s, first, last):
        """Head word of a range; if that is no content word, the verb, else the other content word, that is nearest below it."""
        heads, upos = self.heads(s), self.sentences[s].layers["parsed_upos"]
        top = head_in(heads, first, last)
        if upos[top] in ("VERB", "NOUN", "ADJ"):
            return top

        def depth(i):
            steps = 0
            while heads[i] and first <= heads[i] - 1 < last and steps < 100:
                i, steps = heads[i] - 1, steps + 1
            return steps
        for wanted in (("VERB",), ("NOUN", "ADJ", "ADV")):
            found = [i for i in range(first, last) if upos[i] in wanted]
            if found:
                return min(found, key=lambda i: (depth(i), i))
        return top

    def chain_words(self, s, chain, prefer):
        """(best head word, other head words) of a chain's mentions in sentence s."""
        found = [(not prefer[0] <= head < prefer[1], abs(head - prefer[0]), head) for c, _, _, _, head in self.mentions.get(s, []) if c == chain]
        found.sort()
        return (found[0][2], [f[2] for f in found[1:]]) if found else (None, [])

    def trigger(self, line):
        """(sentence, word, (first, last) of `says` there) or None."""
        places = [p for start, end in line["says"] for p in self.report.locate(start, end)]
        if not places:
            return None
        kind = line["kind"]
        if kind == "figure":
            found = number_word(self.report, line, places)
            if found:
                return *found, next((f, l) for s, f, l in places if s == found[0])
        for s, first, last in places:
            if kind == "deadline":
                for a, b in self.times.get(s, []):
                    if first <= a < last:
                        return s, head_in(self.heads(s), a, b), (first, last)
            if kind == "leg" and line.get("where", "").isdigit():
                word, _ = self.chain_words(s, int(line["where"]), (first, last))
                if word is not None and first <= word < last:
                    return s, word, (first, last)
            if kind == "proposal":
                phrase = find_phrase(self.report, s, values(line, "name"), (first, last))
                if phrase and first <= phrase[0] < last:
                    return s, head_in(self.heads(s), *phrase), (first, last)
        s, first, last = places[0]
        return s, self.content_head(s, first, last), (first, last)

    def fillers(self, line, s, says):
        """(role, best word, words to leave out) for the fields of a line that are filled in sentence s, and the number of fields that are not."""
        out, missing = [], 0
        for field, text in line.items():
            role = "speaker" if field == "speaker" else f"{line['kind']}.{field}"
            if role not in ROLES or not text:
                continue
            if field in TEXT_FIELDS and not (field == "of" and text.isdigit()):
                phrase = find_phrase(self.report, s, values(line, field), says)
                out += [(role, head_in(self.heads(s), *phrase), [])] if phrase else []
                missing += not phrase
                continue
            for chain in text.split(","):
                word, others = self.chain_words(s, int(chain), says) if chain.isdigit() else (None, [])
                out += [(role, word, others)] if word is not None else []
                missing += word is None
        return out, missing


def no_lines():
    """The layers of a sentence in which no line has been found yet."""
    return {"line": set(), "line_skip": set(), "detail": [], "status": {}, "line_role": set(), "line_role_skip": set()}


def add_trigger(layers, word, line):
    """The trigger of a line with its details and status. An optional line is left out of training; says whether this is none."""
    kind = line["kind"]
    if line.get("optional"):
        layers["line_skip"].add((word, kind))
        return False
    layers["line"].add((word, kind))
    for group in (kind, "said_by") + (("bound",) if kind == "figure" else ()):
        if group in DETAILS:
            field, labels = DETAILS[group]
            chosen = [v for v in values(line, field) if v in labels] or ([labels[0]] if group in ("said_by", "bound") else [])
            layers["detail"].append((word, group, chosen))
    status = [v for v in values(line, "status") if v in STATUS]
    if status:
        layers["status"].setdefault(word, status)
    return True


def add_lines(report, document):
    """Fills the layers of lines of a document's sentences; returns (fields filled, fields not in the sentence)."""
    marked, filled, missing = Marked(report, document), 0, 0
    for sentence in document.sentences:
        sentence.layers |= no_lines()
    for line in sorted(report.lines, key=lambda l: l["kind"] != "event"):
        place = marked.trigger(line)
        if place is None:
            continue
        s, word, says = place
        layers = document.sentences[s].layers
        if not add_trigger(layers, word, line):
            continue
        found, absent = marked.fillers(line, s, says)
        filled, missing = filled + len(found), missing + absent
        for role, filler, others in found:
            layers["line_role"].add((filler, word, role))
            layers["line_role_skip"] |= {(other, word, role) for other in others}
    return filled, missing


def add_mentions(report, document):
    """The layer `mention` (B-/I- kind) and the document's clusters of head words."""
    marked, clusters = Marked(report, document), {}
    for s, sentence in enumerate(document.sentences):
        tags = ["O"] * len(sentence.words)
        if report.file == "names":
            tags = ["?" if not naming.capital(w) and w.isalpha() else "O" for w in sentence.words]
        for chain, kind, first, last, head in marked.mentions.get(s, []):
            naming.paint(tags, first, last, kind)
            clusters.setdefault(chain, []).append((s, head, first, last))
        sentence.layers["mention"] = tags
    document.clusters = list(clusters.values())


# --- typed pairs ---

MARKS = re.compile(r"</?[st]>")
FRIENDLY, HOSTILE = {"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "AGREE"}, {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "THREATEN"}


def plover(kind, status):
    """PLOVER's type for an act that is planned or demanded; None where its rules do not settle it."""
    if status == "actual":
        return kind
    if status == "planned":
        return "AGREE" if kind in FRIENDLY else "THREATEN" if kind in HOSTILE else kind
    return "REQUEST" if status == "requested" else None


def marked_words(marked):
    """Words of a text with <s> and <t> marks, and the word ranges of source and target; an actor that is not marked is the whole text."""
    text, spans, last, open_at = "", {}, 0, {}
    for m in MARKS.finditer(marked):
        text += marked[last:m.start()]
        last = m.end()
        if m.group()[1] == "/":
            spans.setdefault(m.group()[2], (open_at[m.group()[2]], len(text)))
        else:
            open_at[m.group()[1]] = len(text)
    text += marked[last:]
    words = [span for spans_of in sentences_of(text) for span in spans_of]
    whole = (0, len(text))
    place = {k: [i for i, (a, b) in enumerate(words) if a < spans.get(k, whole)[1] and b > spans.get(k, whole)[0]] for k in "st"}
    return [text[a:b] for a, b in words], (place["s"][0], place["s"][-1] + 1), (place["t"][0], place["t"][-1] + 1)


def read_pairs(path, column="marked"):
    """(document of one sentence, source range, target range, row) for each row of a table; ranges are words."""
    out = []
    with (gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")) as file:
        for number, row in enumerate(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE if column == "marked" else csv.QUOTE_MINIMAL)):
            words, source, target = marked_words(row[column])
            out.append((Document(f"{path.stem}-{number}", "pairs", [Sentence(words, {"marked": (source, target)})]), source, target, row))
    return out


def act_between(heads, upos, i, j):
    """The verb or noun, not itself one of the two, at or above the lowest word of the tree that governs both."""
    above = []
    while True:
        above.append(i)
        if not heads[i] or len(above) > len(heads):
            break
        i = heads[i] - 1
    at, steps = j, 0
    while at not in above and heads[at] and steps < len(heads):
        at, steps = heads[at] - 1, steps + 1
    chain = above[above.index(at):] if at in above else []
    return next((k for k in chain if k not in (above[0], j) and upos[k] in ("VERB", "NOUN", "ADJ")), None)


def add_pair(item):
    """The layers `pair`, and `detail` and `status` of the word that most likely tells the act, of a typed pair once its tree is known."""
    document, source, target, row = item
    layers = document.sentences[0].layers
    heads = layers["parsed"]
    s, t = head_in(heads, *source), head_in(heads, *target)
    by_rules = "AGREE" if row["plover"] in FRIENDLY and row["status"] == "planned" else row["plover"]
    layers["pair"] = [(s, t, by_rules, row["type"], row["status"])]
    act = act_between(heads, layers["parsed_upos"], s, t)
    if act is not None:
        layers["detail"] = [(act, "event", row["type"].split("|"))]
        layers["status"] = {act: row["status"].split("|")}


def add_event_pairs(document):
    """Pairs of actor and recipient of the events of a report, for the same heads; needs the layers of `add_lines`."""
    for sentence in document.sentences:
        layers, pairs = sentence.layers, []
        for word, group, kinds in layers["detail"]:
            status = layers["status"].get(word, ["actual"])
            if group == "event" and len(kinds) and len({w for w, g, _ in layers["detail"] if g == "event" and w == word}) == 1:
                actors = [f for f, t, role in layers["line_role"] if t == word and role == "event.actors"]
                recipients = [f for f, t, role in layers["line_role"] if t == word and role == "event.recipients"]
                ruled = {plover(kind, status[0]) for kind in kinds} - {None}
                pairs += [(a, r, "|".join(sorted(ruled)), "|".join(kinds), "|".join(status)) for a in actors for r in recipients if a != r]
        counts = Counter(p[:2] for p in pairs)
        layers["pair"] = [p for p in pairs if counts[p[:2]] == 1 and counts[p[1::-1]] == 0]


def span_of(tags, head):
    """(first, last + 1) of the mention that covers a word; the word alone if there is none."""
    return next(((first, last) for first, last, _ in decode.spans(tags) if first <= head < last), (head, head + 1))


def marked_events(document):
    """A document of one sentence for each pair of `add_event_pairs`, with source and target marked."""
    out = []
    for number, sentence in enumerate(document.sentences):
        layers = sentence.layers
        for pair in layers["pair"]:
            source, target = (span_of(layers["mention"], head) for head in pair[:2])
            if source != target:
                kept = {name: layers[name] for name in ("parsed", "parsed_upos", "mention", "detail", "status")}
                out.append(Document(f"{document.name}-{number}-{pair[0]}-{pair[1]}", "pairs", [Sentence(sentence.words, kept | {"pair": [pair], "marked": (source, target)})]))
    return out
