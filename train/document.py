"""The common form of all training text: documents of sentences, each with the layers its source annotates and no others.

Layers of a sentence (absent = not annotated there): `upos` `relation` `lemma` `names` `mention` lists of labels, `features` list of dicts, `head` list (0 =
root, j = word j-1), `predicate` list of 0/1, `roles` list of (argument, predicate, label), `realis` list of (word, value), `status` word -> right labels,
`detail` list of (word, group, right labels), `line` set of (word, kind), `line_skip` those not to be trained on, `line_role` set of (filler, trigger, label),
`line_role_skip` the same, `pair` list of (source, target, PLOVER's types, acts, status), `marked` word ranges (first, last + 1) of the source and target of
the sentence's one pair, `parsed` `parsed_upos` heads and tags by the first stage's model, `kept` true where that model gave the tags, tree, roles and realis
as well.
`clusters` of a document: lists of (sentence, head word, first word, last word + 1), in text order.
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
