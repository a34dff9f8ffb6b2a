"""Cuts documents into windows of whole sentences and packs windows into batches of like length with every layer as tensors."""
from dataclasses import dataclass, field

import torch

from pieces import SHAPES, shape

LIMIT = 510     # pieces of a window besides [CLS] and [SEP]
SHAPE_NUMBER = {name: i for i, name in enumerate(SHAPES)}


@dataclass
class Window:
    document: object
    first: int            # sentences [first, last) of the document
    last: int
    size: int             # pieces with [CLS] and [SEP]

    @property
    def sentences(self):
        return self.document.sentences[self.first:self.last]


@dataclass
class Batch:
    windows: list
    pieces: torch.Tensor
    shapes: torch.Tensor
    mask: torch.Tensor
    word_row: torch.Tensor
    word_piece: torch.Tensor
    word_shape: torch.Tensor
    sentences: list = field(default_factory=list)   # (window number, Sentence, first word of all, number of words), in order
    words: int = 0


def piece_count(sentence, vocabulary):
    return sum(len(vocabulary.of(w)) for w in sentence.words)


def windows_of(document, vocabulary, size=192):
    """Consecutive sentences as long as they fit `size` pieces."""
    out, first, total = [], 0, 2
    for s, sentence in enumerate(document.sentences):
        count = piece_count(sentence, vocabulary)
        if s > first and total + count > size:
            out.append(Window(document, first, s, total))
            first, total = s, 2
        total += count
    if first < len(document.sentences):
        out.append(Window(document, first, len(document.sentences), total))
    return [w for w in out if w.size <= LIMIT + 2]


def pack(windows, vocabulary):
    """One batch of tensors from windows."""
    longest = max(w.size for w in windows)
    pieces = torch.full((len(windows), longest), vocabulary.pad)
    shapes = torch.full((len(windows), longest), SHAPE_NUMBER["other"])
    batch = Batch(windows, pieces, shapes, pieces != vocabulary.pad, None, None, None)
    rows, firsts, word_shapes = [], [], []
    for w, window in enumerate(windows):
        row, row_shapes = [vocabulary.first], [SHAPE_NUMBER["other"]]
        for sentence in window.sentences:
            batch.sentences.append((w, sentence, len(rows), len(sentence.words)))
            for word in sentence.words:
                numbers, form = vocabulary.of(word), SHAPE_NUMBER[shape(word)]
                rows.append(w)
                firsts.append(len(row))
                word_shapes.append(form)
                row += numbers
                row_shapes += [form] * len(numbers)
        row.append(vocabulary.last)
        row_shapes.append(SHAPE_NUMBER["other"])
        pieces[w, :len(row)], shapes[w, :len(row)] = torch.tensor(row), torch.tensor(row_shapes)
    batch.mask = pieces != vocabulary.pad
    batch.word_row, batch.word_piece, batch.word_shape = torch.tensor(rows), torch.tensor(firsts), torch.tensor(word_shapes)
    batch.words = len(rows)
    return batch


def grouped(windows, budget=768):
    """Windows of like length together, at most `budget` padded pieces a group."""
    out, current, longest = [], [], 0
    for window in sorted(windows, key=lambda w: w.size):
        longest = max(longest, window.size)
        if current and longest * (len(current) + 1) > budget:
            out.append(current)
            current, longest = [], window.size
        current.append(window)
    return out + [current] if current else out


def epoch(documents, vocabulary, rng, sizes=(1, 64, 128, 192), budget=768):
    """Groups of windows for one pass over the documents, window sizes drawn per document, in random order."""
    windows = [w for d in documents for w in windows_of(d, vocabulary, rng.choice(sizes))]
    rng.shuffle(windows)
    groups = []
    for start in range(0, len(windows), 2000):
        groups += grouped(windows[start:start + 2000], budget)
    rng.shuffle(groups)
    return groups


def sentence_index(batch):
    """[S, L] word numbers of the sentences of a batch (padding = number of words) and their mask."""
    longest = max(n for _, _, _, n in batch.sentences)
    index = torch.full((len(batch.sentences), longest), batch.words)
    for s, (_, _, first, n) in enumerate(batch.sentences):
        index[s, :n] = torch.arange(first, first + n)
    return index, index < batch.words


def gathered(x, index):
    """Rows of [N, d] by [S, L] indices, with zeros at padding."""
    return torch.cat([x, x.new_zeros(1, x.shape[1])])[index]
