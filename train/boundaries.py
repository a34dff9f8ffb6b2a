"""Raw text of the authored reports to sentences of words in the manner of UD English (EWT): punctuation, clitics and hyphens split off.

A small stand-in for the C reader's boundaries, good enough to train on; offsets are characters.
"""
import re

ABBREVIATIONS = set("""mr mrs ms dr prof gen lt col maj sgt capt brig adm rev hon gov sen rep pres st jr sr vs no nos art sec fig approx dept est inc ltd co corp bros etc
jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun a.m p.m e.g i.e u.s u.n u.k e.u d.c""".split())
PREFIXES = set("anti non pre ex co re pro sub semi multi inter intra ultra post mid counter un over vice e x".split())
KEPT = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|#\w+|@\w+")
CLITIC = re.compile(r"(?i)^(.+?)(n['’]t|['’](?:s|re|ve|ll|d|m)|(?<=[sS])['’])$")
CORE = re.compile(r"""\d[\d.,:/]*\d(?:[a-z]{1,2}\b)?|\d+(?:[a-z]{1,2}\b)?|(?:[A-Za-z]\.){2,}|\w[\w'’.&]*\w|\w|\.\.+|--+|[^\w\s]""")


def split_word(text, start):
    """Words of one blank-separated token as (start, end)."""
    out = []
    for m in CORE.finditer(text):
        word, at = m.group(), start + m.start()
        if word.endswith(".") and len(word) > 1 and not re.fullmatch(r"(?:[A-Za-z]\.){2,}|\.+", word):
            word = word[:-1]
        clitic = CLITIC.match(word)
        cut = len(clitic[1]) if clitic and len(clitic[1]) > 0 else len(word)
        if word.lower() == "cannot":
            cut = 3
        out.append((at, at + cut))
        if cut < len(word):
            out.append((at + cut, at + len(word)))
    return out


def glue(text, spans):
    """Joins an abbreviation or initial with its full stop, and a prefix with what follows its hyphen."""
    out, i = [], 0
    while i < len(spans):
        start, end = spans[i]
        word = text[start:end]
        follows = i + 1 < len(spans) and spans[i + 1][0] == end
        if follows and text[end:end + 1] == "." and spans[i + 1] == (end, end + 1) and (word.lower() in ABBREVIATIONS and word[0].isupper() or re.fullmatch("[A-Z]", word)):
            out.append((start, end + 1))
            i += 2
        elif follows and text[end] == "-" and word.lower() in PREFIXES and i + 2 < len(spans) and spans[i + 2][0] == end + 1:
            out.append((start, spans[i + 2][1]))
            i += 3
        else:
            out.append((start, end))
            i += 1
    return out


def words_of(text, start, end):
    spans = []
    for token in re.finditer(r"\S+", text[start:end]):
        at, token = start + token.start(), token.group()
        if KEPT.fullmatch(token):
            spans.append((at, at + len(token)))
        else:
            spans += split_word(token, at)
    return glue(text, spans)


def ends_sentence(text, spans, i):
    start, end = spans[i]
    if text[start:end] not in (".", "!", "?", "...", "…", ". . .") and not re.fullmatch(r"[.?!]+", text[start:end]):
        return False
    after = text[end:].lstrip("\"'”’)]»")
    return not after or after[0].isspace() and bool(re.match(r"\s+[\"'“‘(\[«]*[A-Z0-9]", after))


def sentences_of(text):
    """Lists of word spans (start, end), one list a sentence."""
    out = []
    for block in re.finditer(r"[^\n]+", text):
        spans, current, i = words_of(text, block.start(), block.end()), [], 0
        while i < len(spans):
            current.append(spans[i])
            if ends_sentence(text, spans, i):
                while i + 1 < len(spans) and spans[i + 1][0] == spans[i][1] and text[spans[i + 1][0]:spans[i + 1][1]] in "\"'”’)]»":
                    i += 1
                    current.append(spans[i])
                out.append(current)
                current = []
            i += 1
        if current:
            out.append(current)
    return out
