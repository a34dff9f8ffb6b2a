"""The network of a model file in numpy, in exactly the arithmetic and the order of src/neural/kernels: what the C program must give to the bit.

usage: reference.py --model reader.truce --sentences FILE.jsonl --out FILE.jsonl
Reads lines with `sentences` (lists of words; one line is one window), `pieces` and `shapes` (train/parity.py writes them) and writes the same with the
layers that this file finds: UPOS, heads, relations, names. Of lines with `document` (lists of words) and `pairs` (sentence, source, target; ends as word ranges) it finds
the best antecedent of each word with how much it scores more than being new, and the answers of the pairs. The first line names the checksum of the model.
Sums over a row run in 16 lanes that are then added pairwise; products of matrices add over the depth in order; multiply-adds are fused (`fma`).
"""
import json
import struct
from pathlib import Path

import numpy as np

import decode
import likeness
from command import parser_for

F = np.float32
MARKS = 3


class File:
    """Header and tensors of a model file."""

    def __init__(self, path):
        data = Path(path).read_bytes()
        self.check, = struct.unpack("<Q", data[24:32])
        self.header = json.loads(data[32:32 + struct.unpack("<I", data[12:16])[0]])
        self.tensors = {t["name"]: self.tensor(data, t) for t in self.header["tensors"]}
        self.heads = {h["name"]: h for h in self.header["heads"]}

    @staticmethod
    def tensor(data, t):
        kind, shape, at = t["type"], t["shape"], t["at"]
        if kind == "i8x16x4":
            out, size = (shape[0] + 15) // 16, (shape[1] + 3) // 4
            blocks = np.frombuffer(data, np.int8, out * size * 64, at).reshape(out, size, 16, 4)
            return blocks.transpose(0, 2, 1, 3).reshape(out * 16, size * 4)[:shape[0], :shape[1]]
        return np.frombuffer(data, {"f32": F, "i8": np.int8, "u8": np.uint8}[kind], int(np.prod(shape)), at).reshape(shape)

    def __getitem__(self, name):
        return self.tensors[name]

    def __contains__(self, name):
        return name in self.tensors


def fma(a, b, c):
    """a b + c, rounded once (twice in one of a thousand million: by way of 64 bits)."""
    return (np.multiply(a, b, dtype=np.float64) + c).astype(F)


def lane_sum(x, y=F(1)):
    """Sum of each row of x y: 16 lanes one after the other, then 8, 4, 2, 1 apart."""
    x, y = np.broadcast_arrays(x, y)
    rows, width = x.shape
    x, y = (np.pad(m, ((0, 0), (0, -width % 16))).reshape(rows, -1, 16) for m in (x, y))
    lanes = np.zeros((rows, 16), F)
    for k in range(x.shape[1]):
        lanes = fma(x[:, k], y[:, k], lanes)
    for half in (8, 4, 2, 1):
        lanes = lanes[:, :half] + lanes[:, half:2 * half]
    return lanes[:, :1]


def ordered_product(a, b):
    """a b, each sum over the depth in order."""
    total = np.zeros((a.shape[0], b.shape[1]), F)
    for d in range(a.shape[1]):
        total = fma(a[:, d:d + 1], b[d:d + 1], total)
    return total


def exp(x):
    x = np.maximum(x, F(-87))
    n = np.round(x * F(1.44269504))
    r = fma(n, F(2.12194440e-4), fma(n, F(-0.693359375), x))
    y = np.full_like(x, F(1) / F(5040))
    for term in (F(1) / F(720), F(1) / F(120), F(1) / F(24), F(1) / F(6), F(0.5), F(1), F(1)):
        y = fma(y, r, term)
    return y * np.ldexp(F(1), n.astype(np.int32)).astype(F)


def gelu(x):
    t, half = np.maximum(np.minimum(x * F(0.70710678), F(3.6)), F(-3.6)), x * F(0.5)
    u, y = fma(t * t, F(0.154320985), F(-1)), F(0.00224669697)
    for c in (-0.00578935724, 0.00562983099, -0.00818568002, 0.0201653205, -0.0344702378, 0.0487972908, -0.0675117597, 0.0897068605, -0.113853425, 0.143818796, -0.195488572, 0.392712027):
        y = fma(y, u, F(c))
    return fma(half, t * y, half)


def softmax(x, factor):
    e = exp((x - x.max(1, keepdims=True)) * factor)
    return e * (F(1) / lane_sum(e))


def norm(x, scale, bias, epsilon):
    width = F(x.shape[1])
    off = x - lane_sum(x) / width
    by = F(1) / np.sqrt(lane_sum(off, off) / width + F(epsilon))
    return fma(off * by, scale, bias)


def linear(x, weight, scale, bias):
    step = np.abs(x).max(1, keepdims=True) / F(127)
    q = np.round(x * np.where(step > 1e-30, F(1) / np.maximum(step, F(1e-30)), F(0)))
    exact = (q.astype(np.float64) @ weight.astype(np.float64).T).astype(F)
    return fma(exact * step, scale, F(0) if bias is None else bias)


class Reader:
    def __init__(self, file):
        self.file, self.encoder = file, file.header["encoder"]
        shapes, projection = file["embedding.shape"], file["embedding.shape_projection"]
        marks = np.concatenate([np.zeros_like(shapes[:1]), file["embedding.mark"][1:]]) if "embedding.mark" in file else np.zeros((MARKS, shapes.shape[1]), F)
        looks = (shapes[None] + marks[:, None]).reshape(-1, shapes.shape[1])
        self.looks, self.shape_count = np.zeros((len(looks), len(projection)), F), len(shapes)
        for i in range(looks.shape[1]):
            self.looks = self.looks + looks[:, i:i + 1] * projection[:, i][None]

    def linear(self, x, name, bias=True):
        return linear(x, self.file[name], self.file[name + ".scale"], self.file[name + ".bias"] if bias else None)

    def norm(self, x, name):
        return norm(x, self.file[name + ".scale"], self.file[name + ".bias"], self.encoder["epsilon"])

    def layer(self, x, n):
        at, heads = f"encoder.{n}.", self.encoder["heads"]
        size = x.shape[1] // heads
        q, k, v = (self.linear(x, at + name) for name in ("query", "key", "value"))
        mixed = np.zeros_like(x)
        for h in range(heads):
            part = slice(h * size, (h + 1) * size)
            weights = softmax(ordered_product(q[:, part], np.ascontiguousarray(k[:, part].T)), F(1) / np.sqrt(F(size)))
            mixed[:, part] = ordered_product(weights, v[:, part])
        x = self.norm(x + self.linear(mixed, at + "output"), at + "norm1")
        return self.norm(x + self.linear(gelu(self.linear(x, at + "inner")), at + "outer"), at + "norm2")

    def vectors(self, pieces, shapes, first, marks=None):
        """Word vectors of one window; first[w] = first piece of word w; `marks` per piece."""
        looks = np.array(shapes) + self.shape_count * np.array(marks if marks else [0] * len(shapes))
        x = self.file["embedding.word"][pieces].astype(F) * self.file["embedding.word.scale"][pieces][:, None]
        x = self.norm((x + self.file["embedding.position"][:len(pieces)]) + self.looks[looks], "embedding.norm")
        for n in range(self.encoder["layers"]):
            x = self.layer(x, n)
        return np.concatenate([x[first], self.file["word.shape"][np.array(shapes)[first]]], 1)

    def tags(self, v, name):
        """Logits of a tagging head."""
        if self.file.heads[name]["kind"] == "mlp":
            return self.linear(np.maximum(self.linear(v, name + ".hidden"), F(0)), name + ".out")
        return self.linear(v, name)

    def labels(self, logits, name):
        labels = self.file.heads[name]["labels"]
        if name + ".transition" in self.file:
            return [labels[i] for i in decode.viterbi(logits.astype(np.float64), self.file[name + ".transition"].astype(np.float64))]
        return [labels[i] for i in logits.argmax(1)]

    def biaffine(self, v, name):
        """(dependents, candidates with the root first, turned [label][word][size])."""
        head = self.file.heads[name]
        d = np.maximum(self.linear(v, name + ".dependent"), F(0))
        h = np.concatenate([self.file[name + ".root"][None], np.maximum(self.linear(v, name + ".head"), F(0))])
        turned = linear(d, self.file[name + ".bilinear"], self.file[name + ".bilinear.scale"], self.file[name + ".head_bias"].reshape(-1))
        return d, h, turned.reshape(len(v), len(head["labels"]), head["size"])

    def tree(self, v):
        d, h, turned = self.biaffine(v, "arc")
        own = lane_sum(d, self.file["arc.dependent_bias"]) + self.file["arc.bias"][0]
        return decode.tree((ordered_product(np.ascontiguousarray(turned[:, 0]), np.ascontiguousarray(h.T)) + own).astype(np.float64))

    def pair_scores(self, projected, name, i, j):
        """Scores of all labels for word i under candidate j (0 = the root)."""
        d, h, turned = projected
        return (lane_sum(turned[i], h[j][None])[:, 0] + lane_sum(d[i][None], self.file[name + ".dependent_bias"])[:, 0]) + self.file[name + ".bias"]

    def relations(self, v, heads):
        projected = self.biaffine(v, "relation")
        labels, out = self.file.heads["relation"]["labels"], []
        for i, head in enumerate(heads):
            score = self.pair_scores(projected, "relation", i, head)
            score[labels.index("root")] = -np.inf
            out.append(labels[int(score.argmax())] if head else "root")
        return out

    def layers(self, v):
        """What the grammar and name heads say of one sentence."""
        heads = self.tree(v)
        return {"upos": self.labels(self.tags(v, "upos"), "upos"), "head": heads, "relation": self.relations(v, heads), "names": self.labels(self.tags(v, "names"), "names")}

    def antecedents(self, sentences, layers, vectors):
        """Per word of a document: its best antecedent (-1: none) and by how much it scores more than being new. `vectors`: of all words in a row."""
        traits = [t for s, (words, said) in enumerate(zip(sentences, layers)) for t in likeness.traits(s, words, said["upos"], said["head"], said["relation"])]
        starts = np.cumsum([0] + [len(words) for words in sentences])
        at = [int(starts[t.sentence]) + t.word for t in traits]
        out = [[-1, 0.0] for _ in range(starts[-1])]
        if not traits:
            return out
        d, h, turned = self.biaffine(vectors[at], "coref")
        relative = self.linear(d, "coref.relative")
        features = len(likeness.FEATURES) if relative.shape[1] == likeness.COUNT else 1
        for k in range(1, len(at)):
            first = max(0, k - likeness.BEFORE)
            across = np.ascontiguousarray(np.concatenate([h[:1], h[first + 1:k + 1]]).T)
            bias = lane_sum(d[k:k + 1], self.file["coref.dependent_bias"])[:, 0] + self.file["coref.bias"]
            score = ordered_product(np.ascontiguousarray(turned[k, :1]), across)[0] + bias
            buckets = likeness.buckets(traits, np.full(k - first, k), np.arange(first, k))
            more = relative[k, buckets[:, 0]]
            for feature in range(1, features):
                more = more + relative[k, buckets[:, feature]]
            score[1:] += more
            best = int(score[1:].argmax())
            out[at[k]] = [at[first + best], float(score[1 + best] - score[0])]
        return out

    def answer(self, v, source, target, act):
        """What the pair heads say of two words of a pass, and `detail` of the act word between them (None = there is none)."""
        label = lambda name, scores: self.file.heads[name]["labels"][int(scores.argmax())]
        scores = {name: self.pair_scores(self.biaffine(v, name), name, source, target + 1) for name in ("pair", "pair_type", "pair_status") if name in self.file.heads}
        plain = log_softmax(scores["pair"])
        if act is not None:
            at = 0
            for group in self.file.heads["detail"]["groups"]:
                if group["name"] == "event":
                    logits = log_softmax(self.tags(v[act:act + 1], "detail")[0, at:at + len(group["labels"])])
                    plain = plain + np.array([logits[group["labels"].index(x)] if x in group["labels"] else 0 for x in self.file.heads["pair"]["labels"]], F)
                at += len(group["labels"])
        said = {name: label(name, s) for name, s in scores.items()} | {"pair": label("pair", plain)}
        return said | {"sure": float(np.exp(log_softmax(plain).max()))}


def log_softmax(x):
    return x - x.max() - np.log(np.exp(x - x.max()).sum())


def path_up(heads, word):
    """The words above a word (numbers from 0), itself first."""
    out = [word]
    while heads[out[-1]]:
        out.append(heads[out[-1]] - 1)
    return out


def head_word(heads, first, last):
    return next((w for w in range(first, last) if not first < heads[w] <= last), last - 1)


def act_word(heads, upos, source, target):
    """From the lowest word above both up, the first verb, noun or adjective that is neither of them."""
    common = next(w for w in path_up(heads, source) if w in path_up(heads, target))
    return next((w for w in path_up(heads, common) if w not in (source, target) and upos[w] in ("VERB", "NOUN", "ADJ")), None)


def first_pieces(words, vocabulary):
    out, at = [], 1
    for word in words:
        out.append(at)
        at += len(vocabulary.of(word))
    return out


def pass_of(reader, vocabulary, words, mark=lambda word: 0):
    """Vectors of words that form one window; mark(i) = mark of word i."""
    from pieces import SHAPES, shape
    row, shapes, marks = [vocabulary.first], [SHAPES.index("other")], [0]
    for i, word in enumerate(words):
        numbers = vocabulary.of(word)
        row += numbers
        shapes += [SHAPES.index(shape(word))] * len(numbers)
        marks += [mark(i)] * len(numbers)
    return reader.vectors(np.array(row + [vocabulary.last]), shapes + [SHAPES.index("other")], first_pieces(words, vocabulary), marks + [0])


def windows_of(sentences, vocabulary, size):
    """Numbers of consecutive sentences as long as they fit `size` pieces."""
    out, total = [], 0
    for s, words in enumerate(sentences):
        count = sum(len(vocabulary.of(w)) for w in words)
        if not out or total + count > size - 2:
            out.append([])
            total = 0
        out[-1].append(s)
        total += count
    return out


def document_row(reader, vocabulary, sentences, pairs):
    """Antecedents and answers of one document."""
    vectors, layers = [], []
    for numbers in windows_of(sentences, vocabulary, reader.encoder["window"]):
        v, at = pass_of(reader, vocabulary, [w for s in numbers for w in sentences[s]]), 0
        vectors.append(v)
        for s in numbers:
            layers.append(reader.layers(v[at:at + len(sentences[s])]))
            at += len(sentences[s])
    answers = []
    for s, source, target in pairs:
        mark = lambda i: 1 if source[0] <= i < source[1] else 2 if target[0] <= i < target[1] else 0
        heads, upos = layers[s]["head"], layers[s]["upos"]
        a, b = head_word(heads, *source), head_word(heads, *target)
        answers.append(reader.answer(pass_of(reader, vocabulary, sentences[s], mark), a, b, act_word(heads, upos, a, b)))
    found = [[word, round(more, 5)] for word, more in reader.antecedents(sentences, layers, np.concatenate(vectors))]
    return {"document": sentences, "pairs": pairs, "antecedents": found, "answers": answers}


def main():
    from pieces import Pieces
    parser = parser_for(__doc__, "model", "sentences", "out")
    options = parser.parse_args()
    file = File(options.model)
    reader, vocabulary = Reader(file), Pieces(bytes(file["vocabulary"]).decode().split("\n"))
    lines = [json.loads(line) for line in options.sentences.read_text(encoding="utf-8").splitlines()]
    rows, documents = [row for row in lines if "sentences" in row], [row for row in lines if "document" in row]
    with open(options.out, "w", encoding="utf-8") as out:
        out.write(json.dumps({"model": f"{file.check:016x}"}) + "\n")
        for n, row in enumerate(rows):
            words = [w for s in row["sentences"] for w in s]
            v, at = reader.vectors(np.array(row["pieces"]), row["shapes"], first_pieces(words, vocabulary)), 0
            made = {"sentences": row["sentences"], "pieces": row["pieces"], "shapes": row["shapes"], "layers": []}
            for sentence in row["sentences"]:
                made["layers"].append(reader.layers(v[at:at + len(sentence)]))
                at += len(sentence)
            if n < 6:
                made["vector"] = [[round(float(x), 6) for x in vector[:8]] for vector in v]
            out.write(json.dumps(made, ensure_ascii=False) + "\n")
        for row in documents:
            out.write(json.dumps(document_row(reader, vocabulary, row["document"], row["pairs"]), ensure_ascii=False) + "\n")
    print(f"{sum(len(r['sentences']) for r in rows)} sentences in {options.out}")


if __name__ == "__main__":
    main()
