"""Names for EWT's training part, which has none: where they are is read off its gold tags and trees, of which class is what the model of the first stage says.

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


def linked(sentence, i, j):
    """Do neighbouring words i and j belong to one name?"""
    heads, relations = sentence.layers["head"], sentence.layers["relation"]
    joined = lambda a, b: heads[a] - 1 == b and relations[a].split(":")[0] in JOINED
    shared = heads[i] == heads[j] and all(relations[x].split(":")[0] in JOINED for x in (i, j))
    return joined(i, j) or joined(j, i) or shared or joined(i, heads[j] - 1) and joined(j, heads[j] - 1)


def name_spans(sentence):
    """(start, end) of proper names by tags and trees."""
    words, upos = sentence.words, sentence.layers["upos"]
    part = [upos[i] == "PROPN" or upos[i] == "ADJ" and naming.capital(words[i]) and sentence.layers["relation"][i] == "amod" for i in range(len(words))]
    out, i = [], 0
    while i < len(words):
        if not part[i]:
            i += 1
            continue
        end = i + 1
        while end < len(words):
            if part[end] and linked(sentence, end - 1, end):
                end += 1
            elif words[end] in ("-", "&", "'s", ".") and end + 1 < len(words) and part[end + 1] and (linked(sentence, end - 1, end + 1) or words[end] == "-"):
                end += 2
            elif words[end] == "of" and end + 1 < len(words) and part[end + 1] and sentence.layers["head"][end + 1] - 1 in range(i, end):
                end += 2
            elif words[end] == "of" and end + 2 < len(words) and words[end + 1] == "the" and part[end + 2] and sentence.layers["head"][end + 2] - 1 in range(i, end):
                end += 3
            else:
                break
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


def add_names(documents, model, vocabulary, places, least=0.6):
    """The layer `names` of EWT documents; `places` are names that are always places."""
    results = iter(predict(model, vocabulary, documents, ("names_logits",)))
    for document in documents:
        logits = [next(results).get("names_logits") for _ in document.sentences]
        spans = [name_spans(s) for s in document.sentences]
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
                if name in places and best in (1, 2):
                    share, best = torch.ones_like(share), 1
                single = end - start == 1
                if name.rstrip(".") in NO_NAMES or single and (re.search(r"@|/|\.\w{2,3}$|^#", name) or naming.DEMONYM.search(sentence.words[start]) and (best != 0 or name.endswith("s"))):
                    tags[start:end] = ["O"] * (end - start)
                elif share[best] >= least:
                    if NAME_CLASSES[best] == "PER":
                        first = naming.without_titles(sentence.words, start, end)
                        tags[start:first] = ["O"] * (first - start)
                        start = first
                    if start < end:
                        naming.paint(tags, start, end, NAME_CLASSES[best])
            sentence.layers["names"] = tags
