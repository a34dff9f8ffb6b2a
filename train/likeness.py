"""How alike a noun, name or pronoun is to one before it: for each feature a bucket, as src/reader/likeness.c gives them; head `coref` weighs them (docs/model-file.md)."""
from dataclasses import dataclass

import numpy as np

FEATURES = {"near": 12, "phrase": 6, "pronoun": 3, "name": 8, "gap": 9, "syntax": 6}
COUNT = sum(FEATURES.values())
FIRST = np.cumsum([0, *FEATURES.values()])[:-1]     # of each feature's buckets
BEFORE = 256                                        # so many nouns, names and pronouns before a word are candidates
ABOVE = 64                                          # so far up in the tree is looked

CANDIDATES = {"NOUN", "PROPN", "PRON"}
SENTENCES = np.array([0, 1, 2, 3, 3, 4, 4, 4, 4, 5])    # bucket of so many sentences between a word and its antecedent; more than that: the last
PRONOUNS = ["i me my mine myself", "we us our ours ourselves", "you your yours yourself yourselves", "he him his himself", "she her hers herself", "it its itself",
            "they them their theirs themselves", "this that these those", "who whom whose which what"]
PRONOUN = {word: number for number, words in enumerate(PRONOUNS, 1) for word in words.split()}
MODIFIERS = {"amod", "compound", "nummod", "flat", "nmod", "nmod:poss", "nmod:desc"}
MODIFIERS_MOST = NAME_PARTS_MOST = 8


@dataclass
class Traits:
    """What is compared of a word."""
    sentence: int
    word: int             # of its sentence
    form: str             # lower case
    stem: bytes           # of a noun, without the ending of the plural
    pronoun: int          # class of a pronoun, 0 of other words
    modifiers: frozenset
    name: tuple           # parts of the name whose head it is; () of other words
    subject: bool
    above: list           # the words above it, from its head on


def stem(form):
    """A noun without the ending of the plural."""
    form = form.encode()
    if len(form) > 64:
        return form
    for ending, instead in ((b"ies", b"y"), (b"ses", b"s"), (b"xes", b"x"), (b"ches", b"ch"), (b"shes", b"sh"), (b"ss", b"ss"), (b"us", b"us"), (b"is", b"is"), (b"s", b"")):
        if form.endswith(ending) and len(form) > len(ending) + 1:
            return form[:-len(ending)] + instead
    return form


def traits(number, words, upos, heads, relations):
    """Traits of the nouns, names and pronouns of sentence `number`, in order."""
    lower, children, out = [w.lower() for w in words], {}, []
    for i, head in enumerate(heads):
        children.setdefault(head - 1, []).append(i)
    for i, tag in enumerate(upos):
        if tag not in CANDIDATES:
            continue
        below, above = children.get(i, []), []
        while len(above) < ABOVE and heads[above[-1] if above else i]:
            above.append(heads[above[-1] if above else i] - 1)
        modifiers = [lower[k] for k in below if relations[k] in MODIFIERS]
        name = [lower[k] for k in sorted([*below, i]) if k == i or upos[k] == "PROPN" and relations[k] in ("flat", "compound")]
        out.append(Traits(number, i, lower[i], stem(lower[i]) if tag == "NOUN" else lower[i].encode(), PRONOUN.get(lower[i], len(PRONOUNS) + 1) if tag == "PRON" else 0,
                          frozenset(modifiers[:MODIFIERS_MOST]), tuple(name[:NAME_PARTS_MOST]) if tag == "PROPN" else (), relations[i].split(":")[0] == "nsubj", above))
    return out


def phrase(word, other):
    """0 other nouns or names, else those of the word are: 1 others, 2 more, 3 fewer, 4 the same modifiers; 5 of another number."""
    if word.stem != other.stem or word.pronoun or other.pronoun:
        return 0
    if word.form != other.form:
        return 5
    a, b = word.modifiers, other.modifiers
    return 4 if a == b else 3 if a < b else 2 if a > b else 1


def name(word, other):
    """0 no name in common, 1 the same, 2 part of the other with the same last part, 3 part of the other, 4 more than the other, 5 the same last part, 6 some part in common, 7 its initials."""
    a, b = word.name, other.name
    if not a or not b:
        return 0
    if a == b:
        return 1
    if set(a) <= set(b):
        return 2 if a[-1] == b[-1] else 3
    if set(b) <= set(a):
        return 4
    if a[-1] == b[-1]:
        return 5
    if set(a) & set(b):
        return 6
    return 7 if len(a) == 1 and len(b) > 1 and a[0] == "".join(part[0] for part in b) else 0


def syntax(word, other):
    """0 in another sentence, 1 below the other, 2 above it, 3 beside it, 4 below the clause whose subject it is, 5 elsewhere in the sentence."""
    if word.sentence != other.sentence:
        return 0
    if other.word in word.above:
        return 1
    if word.word in other.above:
        return 2
    if word.above[:1] == other.above[:1]:
        return 3
    return 4 if other.subject and other.above and other.above[0] in [word.word, *word.above] else 5


def pairs(count):
    """(words, those before them that are candidates) of so many, as arrays."""
    word, other = np.nonzero(np.tri(count, k=-1, dtype=bool) & ~np.tri(count, k=-BEFORE - 1, dtype=bool))
    return word, other


def buckets(words, word, other):
    """[pairs, features]: numbers of buckets, counted through all features, of words[word] with words[other]."""
    number = {}
    form, stem = (np.array([number.setdefault(key, len(number)) for key in keys], dtype=int) for keys in ([w.form for w in words], [w.stem for w in words]))
    sentence, pronoun = np.array([w.sentence for w in words], dtype=int), np.array([w.pronoun for w in words], dtype=int)
    named = np.array([len(w.name) for w in words], dtype=int)
    out = np.zeros((len(word), len(FEATURES)), np.uint8)
    out[:, 0] = SENTENCES[np.minimum(sentence[word] - sentence[other], len(SENTENCES) - 1)] + 6 * (form[word] == form[other])
    out[:, 2] = np.where(pronoun[other] == 0, 0, np.where(pronoun[word] == pronoun[other], 1, 2))
    out[:, 4] = np.log2(word - other)
    for feature, of, asked in ((1, phrase, stem[word] == stem[other]), (3, name, (named[word] > 0) & (named[other] > 0)), (5, syntax, sentence[word] == sentence[other])):
        at = np.nonzero(asked)[0]
        out[at, feature] = [of(words[i], words[j]) for i, j in zip(word[at], other[at])]
    return out + FIRST.astype(np.uint8)
