"""The common form of all training text: documents of sentences, each with the layers its source annotates and no others.

Layers of a sentence (absent = not annotated there): `upos` `relation` `names` `mention` lists of labels, `features` list of dicts, `head` list (0 = root,
j = word j-1), `predicate` list of 0/1, `roles` list of (argument, predicate, label), `realis` list of (word, value), `status` list of (word, label),
`line` list of (word, label), `line_soft` set of words whose line labels are not to be trained on, `line_role` list of (filler, trigger, label),
`pair` list of (source, target, label), `marked` word ranges (first, last + 1) of the source and target of the sentence's one pair, `kept` true where a
model gave the tags, tree, roles and realis.
`clusters` of a document: lists of (sentence, head word), in text order.
"""
from dataclasses import dataclass, field


@dataclass
class Sentence:
    words: list
    layers: dict = field(default_factory=dict)
    name: str = ""


@dataclass
class Document:
    name: str
    source: str
    sentences: list
    clusters: list = None
