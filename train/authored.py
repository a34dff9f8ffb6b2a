"""Reads the authored reports (../shared/authored/*.txt) into plain text with marked mentions, times and record lines, in words of truce."""
import bisect
import hashlib
import re
import shlex
from dataclasses import dataclass

from boundaries import sentences_of

MARK = re.compile(r"\[\[(\d+):(?:([a-z_]+):)?([^\[\]]+?)\]\]|<<([^:<>]*):([^<>]+?)>>")


@dataclass
class Mention:
    chain: int
    kind: str
    start: int      # characters of the plain text, half-open
    end: int


@dataclass
class Report:
    name: str
    file: str
    text: str
    mentions: list
    times: list      # (start, end)
    lines: list      # dicts; `says` is a list of (start, end)
    sentences: list  # lists of (start, end) of words

    def words(self, sentence):
        return [self.text[a:b] for a, b in self.sentences[sentence]]

    def locate(self, start, end):
        """(sentence, first word, last word + 1) pieces that a range of characters touches."""
        out = []
        for s, spans in enumerate(self.sentences):
            if not spans or spans[-1][1] <= start or spans[0][0] >= end:
                continue
            first = bisect.bisect_right(spans, start, key=lambda span: span[1])
            last = bisect.bisect_left(spans, end, key=lambda span: span[0])
            if first < last:
                out.append((s, first, last))
        return out


def held_out(name):
    """A fixed 15 % of the reports is for development only."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 100 < 15


def strip(marked):
    out, size, mentions, times, kinds, last = [], 0, [], [], {}, 0
    for m in MARK.finditer(marked):
        before, surface = marked[last:m.start()], m[3] or m[5]
        out += [before, surface]
        start = size + len(before)
        size = start + len(surface)
        if m[3]:
            kinds.setdefault(int(m[1]), m[2]) if m[2] else None
            mentions.append(Mention(int(m[1]), "", start, size))
        else:
            times.append((start, size))
        last = m.end()
    out.append(marked[last:])
    for mention in mentions:
        mention.kind = kinds.get(mention.chain, "other")
    return "".join(out), mentions, times


def line_of(row, text):
    parts = shlex.split(row)
    line = {"kind": parts[0], "optional": "optional" in parts}
    line.update(part.split("=", 1) for part in parts[1:] if "=" in part)
    says = []
    for piece in line.get("says", "").split(" ++ "):
        at = text.find(piece)
        if piece and at >= 0:
            says.append((at, at + len(piece)))
    line["says"] = says
    return line


def report_of(block, file):
    head, _, rest = block.partition("\n---\n")
    body, _, tail = rest.partition("\n---\n")
    if not tail and body.endswith("\n---"):
        body = body[:-4]
    text, mentions, times = strip(body.strip())
    rows = [row.strip() for row in tail.strip().splitlines() if row.strip() and not row.startswith("#")]
    return Report(head.strip().splitlines()[0].strip(), file, text, mentions, times, [line_of(row, text) for row in rows], sentences_of(text))


def read(folder, pattern="*.txt"):
    """All reports of the folder, in the order of files and reports."""
    return [report_of(block, path.stem) for path in sorted(folder.glob(pattern)) for block in re.split(r"^=== ", path.read_text(), flags=re.M)[1:]]
