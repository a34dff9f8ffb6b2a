"""Puts the lines that people found in documents of the treebanks (text/lines-treebanks.tsv) into their word layers: real text, of which only numbers are kept here.

`# document ID` begins a document that was read whole, `# unread ID` names one that was not and may have lines; every other document of the treebanks is taken to
have none. A row: sentence, trigger, kind, `field=value` ...; sentences and words count from 1; fields of actors and places name words of the trigger's sentence.
"""
import lines

IN_NAME = ("flat", "goeswith", "fixed")


def top_of_name(layers, word):
    """The head word of the name that a word is in."""
    heads, relations, upos = layers["head"], layers["relation"], layers["upos"]
    while heads[word]:
        above = heads[word] - 1
        if relations[word].split(":")[0] not in IN_NAME and not (relations[word] == "compound" and upos[word] == upos[above] == "PROPN"):
            break
        word = above
    return word


def add_row(document, sentence, trigger, kind, *fields):
    layers, word = document.sentences[int(sentence) - 1].layers, int(trigger) - 1
    line = dict(f.split("=", 1) for f in fields if f != "optional") | {"kind": kind, "optional": "optional" in fields}
    if not lines.add_trigger(layers, word, line):
        return
    for field in line:
        role = "speaker" if field == "speaker" else f"{kind}.{field}"
        if role in lines.ROLES:
            layers["line_role"] |= {(top_of_name(layers, int(filler) - 1), word, role) for filler in line[field].split(",")}


def add(documents, path):
    """Every document gets the layers of lines but those that nobody has read."""
    by_name, document = {d.name: d for d in documents}, None
    rows = path.read_text(encoding="utf-8").splitlines()
    unread = {row.removeprefix("# unread ") for row in rows}
    for sentence in (s for d in documents if d.name not in unread for s in d.sentences):
        sentence.layers |= lines.no_lines()
    for row in rows:
        if row.startswith("# document "):
            document = by_name.get(row.removeprefix("# document "))
        elif row and not row.startswith("#") and document:
            add_row(document, *row.split())
