"""Names for EWT's training part, which has none: where they are is read off its gold tags and trees, of which class says a table by hand (text/names-ewt.tsv),
and for names that are not in it the model of the first stage.

Spans on which the model is unsure, and capitals that the tags do not settle, are left out of training (`?`).
"""
import re
from collections import defaultdict

import torch

import naming
from heads import NAME_CLASSES
from predict import predict

NO_NAMES = set("""monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january february march april may june july august september october november
december jan feb mar apr jun jul aug sep sept oct nov dec christmas easter thanksgiving halloween ramadan english spanish french german chinese japanese arabic latin internet web god am pm est pst
cst gmt re fw fwd cc attn tel fax ph.d. phd mba ps hi dear thanks""".split())
JOINED = {"flat", "compound", "amod", "goeswith", "fixed", "nummod"}
LINKS = {"of", "for", "&", "-", ".", "and", "the"}
SAINTS = {"st", "st.", "ft", "ft.", "mt", "mt.", "el", "al", "los", "las", "san", "santa"}
CLASS_OF_WORD = {"ORG": set("""corp inc ltd llc company bank university college school committee agency association department party council commission ministry institute guard army court congress
parliament senate authority federation union foundation society club team league group partners services systems airlines airways motors journal times post tribune herald news press
coalition front movement brigade brigades alliance office bureau exchange industries""".split()),
                 "LOC": set("""street avenue ave road blvd boulevard drive lane square river island islands sea ocean bay gulf lake mountain mountains valley falls beach hotel inn hostel cafe restaurant grill bar
pizza county province district airport station building hall museum palace temple tower park bridge peninsula strait canal hospital""".split())}
COMPANY = {"inc", "inc.", "ltd", "ltd.", "llc", "corp", "corp.", "co", "co.", "l.p.", "plc"}
STATES = set("""al ak az ar ca co ct de dc fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy alabama alaska arizona arkansas
california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana
nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming""".split())
DIRECTIONS = {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "upper", "lower", "new", "of", "the", "de", "-"}   # before the name of a state: West Virginia, University of Texas


def relation_of(sentence, i):
    return sentence.layers["relation"][i].split(":")[0]


def one_name(sentence, start, end, part):
    """Do the words hang together as one name: one head, `of` and `for` phrases, `and` only inside such a phrase, no possessor?"""
    words, heads, relations = sentence.words, sentence.layers["head"], sentence.layers["relation"]
    tops, phrase = [i for i in range(start, end) if not start <= heads[i] - 1 < end], False
    if len(tops) != 1 or not part[tops[0]]:
        return False
    for i in range(start, end):
        word, relation = words[i].lower(), relation_of(sentence, i)
        if word in ("of", "for"):
            if any(relation_of(sentence, k) == "flat" for k in range(start, i)):
                return False
            phrase = True
        elif word == "the" and words[i - 1].lower() not in ("of", "for") or word == "and" and not phrase:
            return False
        elif part[i] and i not in tops and relation not in JOINED and not (relation == "nmod" and relations[i] != "nmod:poss" and phrase) and not (relation == "conj" and (phrase or words[i - 1] in "&-")):
            return False
    return True


def name_spans(sentence):
    """(start, end) of proper names by tags and trees."""
    words, upos, heads = sentence.words, sentence.layers["upos"], sentence.layers["head"]
    fits = lambda i: upos[i] == "PROPN" or upos[i] in ("ADJ", "VERB", "NOUN") and naming.capital(words[i]) and relation_of(sentence, i) in ("amod", "compound") and heads[i] > i + 1
    part = [fits(i) and words[i].lower().strip(".") not in ("dear", "hi", "thanks") for i in range(len(words))]
    out, i = [], 0
    while i < len(words):
        if not part[i]:
            i += 1
            continue
        last = i + 1
        while last < len(words) and (part[last] or words[last].lower() in LINKS or words[last] == "," and words[last + 1:last + 2] and words[last + 1].lower() in COMPANY):
            last += 1
        end = next(e for e in range(last, i, -1) if e == i + 1 or part[e - 1] and one_name(sentence, i, e, part))
        if end == i + 1 and end < len(words) and part[end] and words[i].lower() in SAINTS:
            end = next(e for e in range(last, i + 1, -1) if e == i + 2 or part[e - 1] and one_name(sentence, i + 1, e, part))
        if end < len(words) and words[end].lower() in ("'s", "s", "’s") and relation_of(sentence, end) == "case" and sentence.layers["relation"][heads[end] - 1] != "nmod:poss":
            end += 1
        while end < len(words) and (words[end].lower() in COMPANY or words[end] == "," and words[end + 1:end + 2] and words[end + 1].lower() in COMPANY):
            end += 1 if words[end] != "," else 2
        if end - i > 1 and words[end - 1].lower() in STATES and words[end - 2].lower() not in DIRECTIONS and not (len(words[end - 1]) == 2 and words[end - 1].islower()):
            end -= 1
        if any(upos[k] == "PROPN" for k in range(i, end)):
            out.append((i, end))
        i = end
    return out


def class_scores(logits, start, end):
    """Log probability of each class over the words of a span, O left aside."""
    p = torch.log_softmax(logits[start:end], 1)[:, 1:]
    return torch.logsumexp(p.view(end - start, len(NAME_CLASSES), 2), 2).mean(0)


def country_names(pack):
    rows = [line.split("\t") for line in (pack / "reference/geonames-countryInfo.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {row[4].lower() for row in rows if len(row) > 4} | {"us", "u.s.", "u.s", "usa", "u.s.a.", "uk", "u.k.", "america", "britain", "england", "scotland", "wales"}


def class_by_word(name):
    """The class that the last word of a longer name tells, if it does; a word after `of` is a place or a subject, so the word before `of` counts."""
    words = name.split(" of ")[0].split()
    return next((c for c, told in CLASS_OF_WORD.items() if " " in name and words and words[-1].strip(".") in told), None)


def read_table(path):
    """Words of a name in small letters -> its class, `-` for what is no name."""
    rows = [line.rstrip("\n").split("\t") for line in path.open(encoding="utf-8")]
    return {name.lower(): name_class for name_class, name in rows}


def spans_of(sentence, table):
    """The name spans of a sentence: first the names of several words that the table has, longest first, then those of the tree that touch none of them."""
    words, upos, found = [w.lower() for w in sentence.words], sentence.layers["upos"], []
    free = lambda start, end: all(end <= a or b <= start for a, b in found)
    for size in range(9, 1, -1):
        for start in range(len(words) - size + 1):
            if "PROPN" in upos[start:start + size] and " ".join(words[start:start + size]) in table and free(start, start + size):
                found.append((start, start + size))
    return sorted(found + [span for span in name_spans(sentence) if free(*span)])


def persons(sentence, start, end):
    """The names of persons in a span: parted at `&`, without titles, nationalities and possessive marks; an office alone (Nepalese King) is none."""
    words, upos, out = sentence.words, sentence.layers["upos"], []
    cuts = [start - 1] + [i for i in range(start, end) if words[i] == "&"] + [end]
    for first, last in ((a + 1, b) for a, b in zip(cuts, cuts[1:])):
        while last - first > 1 and upos[first] == "ADJ" and naming.DEMONYM.search(words[first]):
            first += 1
        first = naming.without_titles(words, first, last)
        last -= last > first and words[last - 1] in ("'s", "’s")
        if first < last:
            out.append((first, last))
    return out


def add_names(documents, model, vocabulary, places, table, least=0.6):
    """The layer `names` of EWT documents; `places` are names that are always places, `table` the classes given by hand."""
    results = iter(predict(model, vocabulary, documents, ("names_logits",)))
    for document in documents:
        logits = [next(results).get("names_logits") for _ in document.sentences]
        spans = [spans_of(s, table) for s in document.sentences]
        same = defaultdict(list)
        for s, sentence in enumerate(document.sentences):
            for start, end in spans[s]:
                if logits[s] is not None:
                    same[" ".join(sentence.words[start:end]).lower()].append(class_scores(logits[s], start, end))
        for s, sentence in enumerate(document.sentences):
            if logits[s] is None:
                continue
            said = torch.softmax(logits[s], 1)[:, 0] < 0.5
            tags = ["?" if said[i] or sentence.layers["upos"][i] == "PROPN" else "O" for i in range(len(sentence.words))]
            for start, end in spans[s]:
                name = " ".join(sentence.words[start:end]).lower()
                share = torch.softmax(torch.stack(same[name]).mean(0), 0)
                best = int(share.argmax())
                told = table.get(name) or class_by_word(name)
                if told and told != "-":
                    share, best = torch.ones_like(share), NAME_CLASSES.index(told)
                elif name in places and best in (1, 2):
                    share, best = torch.ones_like(share), 1
                single = end - start == 1
                if told == "-" or not told and (name.rstrip(".") in NO_NAMES or single and (re.search(r"@|/|\.\w{2,3}$|^#", name) or naming.DEMONYM.search(sentence.words[start]) and (best != 0 or name.endswith("s")))):
                    tags[start:end] = ["O"] * (end - start)
                elif share[best] >= least:
                    people = persons(sentence, start, end) if NAME_CLASSES[best] == "PER" else [(start, end)]
                    tags[start:end] = ["O"] * (end - start)
                    for first, last in people:
                        naming.paint(tags, first, last, NAME_CLASSES[best])
            sentence.layers["names"] = tags
