"""The table of heads: name, kind, sizes and labels, from which network, export and evaluation are built."""
from dataclasses import dataclass, field

import corpora
import lines

UPOS = ["ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"]
FEATURES = {"Case": ["Acc", "Gen", "Nom"], "Definite": ["Def", "Ind"], "Degree": ["Cmp", "Pos", "Sup"], "Gender": ["Fem", "Masc", "Neut"], "Mood": ["Imp", "Ind", "Sub"],
            "NumForm": ["Combi", "Digit", "Roman", "Word"], "NumType": ["Card", "Frac", "Mult", "Ord"], "Number": ["Plur", "Ptan", "Sing"], "Person": ["1", "2", "3"],
            "Polarity": ["Neg", "Pos"], "Poss": ["Yes"], "PronType": ["Art", "Dem", "Emp", "Ind", "Int", "Neg", "Prs", "Rcp", "Rel", "Tot"], "Reflex": ["Yes"],
            "Tense": ["Past", "Pres"], "VerbForm": ["Fin", "Ger", "Inf", "Part"], "Voice": ["Pass"]}
MENTION_KINDS = ["person", "state", "government", "body", "organisation", "armed_group", "party", "population", "place", "access_point", "proposal", "outlet", "other"]
NAME_CLASSES = ["PER", "LOC", "ORG", "OTH"]


def bio(classes):
    return ["O"] + [mark + c for c in classes for mark in ("B-", "I-")]


@dataclass
class Head:
    name: str
    kind: str                 # linear, groups, mlp, biaffine
    labels: list
    hidden: int = 0           # mlp
    size: int = 0             # biaffine
    scope: str = "sentence"   # biaffine
    multi: bool = False       # labels are not exclusive: sigmoid each
    groups: list = field(default_factory=list)


def table(relations):
    groups = [(name, ["_"] + values) for name, values in FEATURES.items()]
    return [Head("upos", "linear", UPOS),
            Head("features", "groups", [f"{name}={v}" for name, values in groups for v in values], groups=groups),
            Head("arc", "biaffine", ["arc"], size=256),
            Head("relation", "biaffine", relations, size=128),
            Head("names", "mlp", bio(NAME_CLASSES), hidden=128),
            Head("predicate", "linear", ["_", "predicate"]),
            Head("role", "biaffine", corpora.ROLE_LABELS, size=128),
            Head("realis", "linear", ["happened"]),
            Head("status", "linear", lines.STATUS),
            Head("mention", "mlp", bio(MENTION_KINDS), hidden=128),
            Head("coref", "biaffine", ["same"], size=128, scope="window"),
            Head("line", "mlp", lines.KINDS, hidden=256, multi=True),
            Head("detail", "groups", [f"{name}={v}" for name, (_, values) in lines.DETAILS.items() for v in values], groups=[(n, v) for n, (_, v) in lines.DETAILS.items()]),
            Head("line_role", "biaffine", lines.ROLES, size=96, multi=True),
            Head("pair", "biaffine", lines.EVENTS, size=96),
            Head("pair_type", "biaffine", lines.EVENTS, size=96),
            Head("pair_status", "biaffine", lines.STATUS, size=64)]
