"""Cuts documents into windows of whole sentences and packs windows into batches of like length with every layer as tensors."""
from dataclasses import dataclass, field

import torch

from pieces import SHAPES, shape

LIMIT = 510     # pieces of the longest window, besides [CLS] and [SEP]
MARKED = 0.6    # of the pairs in training
WINDOW = 1      # pieces of a window when the reader reads: each sentence alone; trees 0.4 and names 0.9 points better than at 96 pieces, lines the same
TRUST = 0.1     # weight of what a model said of a text (layer `kept`) where the text itself has no gold: enough that nothing drifts, too little to teach its errors
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

    @property
    def words(self):
        return sum(len(s.words) for s in self.sentences)


@dataclass
class Batch:
    windows: list
    pieces: torch.Tensor = None       # [windows, pieces]
    shapes: torch.Tensor = None
    mask: torch.Tensor = None
    word_row: torch.Tensor = None     # [words]: where each word's first piece stands
    word_piece: torch.Tensor = None
    word_shape: torch.Tensor = None
    word_form: torch.Tensor = None    # number of the lower-case word
    trust: torch.Tensor = None        # [words]: weight of the layers that a model may have given
    marks: torch.Tensor = None        # [windows, pieces]: 1 source and 2 target of a pair; None if nothing is marked
    sentences: list = field(default_factory=list)   # (window number, Sentence, first word of all, number of words), in order
    words: int = 0


def piece_count(sentence, vocabulary):
    return sum(len(vocabulary.of(w)) for w in sentence.words)


def windows_of(document, vocabulary, size=WINDOW):
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


def worn(form, change):
    """Case shape of a word in a sentence written all in small letters, capitals, or headline style."""
    return form if form in ("digits", "digits_mixed", "punctuation", "other") else change


def mark_of(word, sentence):
    """1 for a word of the source of a sentence's pair, 2 for one of its target."""
    return next((number for number, (first, last) in enumerate(sentence.layers["marked"], 1) if first <= word < last), 0)


def pack(windows, vocabulary, rng=None, words_of=None, marked=False):
    """One batch of tensors from windows. With `rng` (training) one sentence in twenty loses its case and `MARKED` of the pairs are marked; `words_of(window)` may give
    other words of like number; `marked` marks every pair."""
    batch, rows, row_shapes, row_marks = Batch(windows), [], [], []
    word_rows, firsts, word_shapes, word_forms, forms = [], [], [], [], {}
    for w, window in enumerate(windows):
        row, shapes, marks = [vocabulary.first], [SHAPE_NUMBER["other"]], [0]
        for sentence, words in zip(window.sentences, words_of(window) if words_of else [s.words for s in window.sentences]):
            batch.sentences.append((w, sentence, len(word_rows), len(words)))
            change = rng.choice(("lower", "upper", "title")) if rng and rng.random() < 0.05 else None
            mark = "marked" in sentence.layers and (marked or rng and rng.random() < MARKED)
            for i, word in enumerate(words):
                numbers, form = vocabulary.of(word), SHAPE_NUMBER[worn(shape(word), change) if change else shape(word)]
                word_rows.append(w)
                firsts.append(len(row))
                word_shapes.append(form)
                word_forms.append(forms.setdefault(word.lower(), len(forms)))
                row += numbers
                shapes += [form] * len(numbers)
                marks += [mark_of(i, sentence) if mark else 0] * len(numbers)
        rows.append(row + [vocabulary.last])
        row_shapes.append(shapes + [SHAPE_NUMBER["other"]])
        row_marks.append(marks + [0])
    longest = max(map(len, rows))
    batch.pieces = torch.tensor([row + [vocabulary.pad] * (longest - len(row)) for row in rows])
    batch.shapes = torch.tensor([row + [SHAPE_NUMBER["other"]] * (longest - len(row)) for row in row_shapes])
    if any(map(any, row_marks)):
        batch.marks = torch.tensor([row + [0] * (longest - len(row)) for row in row_marks])
    batch.mask = batch.pieces != vocabulary.pad
    batch.word_form = torch.tensor(word_forms)
    batch.word_row, batch.word_piece, batch.word_shape = torch.tensor(word_rows), torch.tensor(firsts), torch.tensor(word_shapes)
    batch.trust = torch.cat([torch.full((n,), TRUST if "kept" in sentence.layers else 1.0) for _, sentence, _, n in batch.sentences])
    batch.words = len(word_rows)
    return batch


def runs(windows, budget):
    """Consecutive windows together, as many as `budget` pieces hold, so that words find their antecedents across windows."""
    out, longest = [], 0
    for window in windows:
        longest = max(longest, window.size)
        if not out or longest * (len(out[-1]) + 1) > budget:
            out.append([])
            longest = window.size
        out[-1].append(window)
    return out


def grouped(units, budget=768):
    """Units (lists of windows) of like length together, at most `budget` padded pieces a group."""
    out, current, longest = [], [], 0
    for unit in sorted(units, key=lambda u: max(w.size for w in u)):
        longest = max(longest, max(w.size for w in unit))
        if current and longest * (len(current) + len(unit)) > budget:
            out.append(current)
            current, longest = [], max(w.size for w in unit)
        current += unit
    return out + [current] if current else out


def epoch(documents, vocabulary, rng, share, sizes=(1, 1, 1, 1, 64), budget=768):
    """Groups of windows for one pass: window sizes drawn per document, each window `share(document)` times on average, in random order. Documents with chains come in
    runs of windows most of the time, novels always."""
    units = []
    for document in documents:
        often = share(document)
        for _ in range(int(often) + (often > int(often))):
            if document.clusters and (document.source == "litbank" or rng.random() < 0.8):
                kept = runs(windows_of(document, vocabulary), budget)
            else:
                kept = [[w] for w in windows_of(document, vocabulary, rng.choice(sizes))]
            units += kept if often >= 1 else [u for u in kept if rng.random() < often]
            often -= 1
    rng.shuffle(units)
    groups = []
    for start in range(0, len(units), 2000):
        groups += grouped(units[start:start + 2000], budget)
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
