"""Words to word pieces and case shapes, exactly as docs/model-file.md says (the C reader does the same)."""
import unicodedata
from functools import lru_cache

SHAPES = ["lower", "title", "upper", "mixed", "digits", "digits_mixed", "punctuation", "other"]
DIGIT_JOINTS = set(".,:/-")


def shape(word):
    """Name of the case shape of a word."""
    letters = [c for c in word if c.isalpha()]
    has_digit = any(c.isdigit() for c in word)
    if not letters and not has_digit:
        return "punctuation"
    if not letters:
        return "digits" if all(c.isdigit() or c in DIGIT_JOINTS for c in word) else "other"
    if has_digit:
        return "digits_mixed"
    capitals = sum(c.isupper() for c in letters)
    if capitals == 0:
        return "lower" if any(c.islower() for c in letters) else "other"
    if capitals == 1 and letters[0].isupper():
        return "title"
    return "upper" if capitals == len(letters) else "mixed"


def is_punctuation(c):
    code = ord(c)
    return 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126 or unicodedata.category(c).startswith("P")


def chunks(word):
    """Lower case, no combining marks, each punctuation character on its own."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
    out, current = [], ""
    for c in plain:
        if is_punctuation(c):
            out += [current, c] if current else [c]
            current = ""
        else:
            current += c
    return out + [current] if current else out


class Pieces:
    """The vocabulary of an uncased WordPiece model, one piece a line."""

    def __init__(self, pieces):
        self.pieces = pieces
        self.number = {piece: i for i, piece in enumerate(pieces)}
        self.unknown, self.first, self.last, self.pad = (self.number[p] for p in ("[UNK]", "[CLS]", "[SEP]", "[PAD]"))
        self.of = lru_cache(maxsize=200_000)(self._of)

    @classmethod
    def read(cls, path):
        return cls(open(path, encoding="utf-8").read().rstrip("\n").split("\n"))

    def _chunk(self, chunk):
        out, start = [], 0
        while start < len(chunk):
            for end in range(len(chunk), start, -1):
                piece = ("##" if start else "") + chunk[start:end]
                if piece in self.number:
                    break
            else:
                return [self.unknown]
            out.append(self.number[piece])
            start = end
        return out

    def _whole(self, parts):
        """"cease-fire": without its one hyphen where a piece of the vocabulary spans it ("ceasefire")."""
        if len(parts) != 3 or parts[1] != "-" or len(parts[0].encode()) < 3 or len(parts[2].encode()) < 2:
            return parts
        joined = parts[0] + parts[2]
        if len(joined.encode()) > 62 or not any(joined[:end] in self.number for end in range(len(joined), len(parts[0]) + 1, -1)):
            return parts
        return [joined]

    def _of(self, word):
        """Piece numbers of one word, never empty."""
        return tuple(number for chunk in self._whole(chunks(word)) for number in self._chunk(chunk)) or (self.unknown,)
