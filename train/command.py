"""The command lines of the stages: most of them name the same files and folders."""
import argparse
from pathlib import Path


def parser_for(doc, *paths):
    """A parser for the script whose text `doc` is; each of `paths` must be given."""
    parser = argparse.ArgumentParser(description=doc.splitlines()[0])
    for name in paths:
        parser.add_argument("--" + name, type=Path, required=True)
    return parser


def add_every(parser):
    parser.add_argument("--every", type=int, default=1, help="take every Nth document only, for a rehearsal (corpora.some)")
