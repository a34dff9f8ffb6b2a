"""The reader's network: a BERT encoder with case shapes and the heads of heads.py. With `precision("int8")` every linear layer computes as the C program does."""
from contextlib import contextmanager

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional as F

import likeness
from pieces import SHAPES

WIDTH, LAYERS, HEADS, INNER, SHAPE_INPUT, SHAPE_WORD = 384, 6, 12, 1536, 8, 24
VECTOR = WIDTH + SHAPE_WORD
MARKS = 3            # of the words of a pair: none, source, target
STATE = {"precision": "float"}


@contextmanager
def precision(name):
    """"float" or "int8": how linear layers compute inside the block."""
    before, STATE["precision"] = STATE["precision"], name
    yield
    STATE["precision"] = before


def rounded_weight(weight):
    """(integers, scale per output channel) of a weight matrix."""
    scale = weight.abs().amax(1) / 127
    return torch.round(weight / scale.clamp(min=1e-30)[:, None]), scale


def int8_linear(x, weight, bias):
    """y[o] = (sum q[i] w[o,i]) s scale[o] + bias[o], exact in the sum, as in docs/model-file.md."""
    w, scale = rounded_weight(weight)
    s = x.abs().amax(-1, keepdim=True) / 127
    q = torch.round(x / torch.where(s > 0, s, 1))
    y = (q.double() @ w.double().T).float() * s * scale
    return y if bias is None else y + bias


class Linear(nn.Linear):
    def forward(self, x):
        return int8_linear(x, self.weight, self.bias) if STATE["precision"] == "int8" else F.linear(x, self.weight, self.bias)


class Dropout(nn.Module):
    """Dropout whose masks are cut from a pool, since fresh random numbers are slow."""
    pools = {}

    def __init__(self, rate):
        super().__init__()
        self.rate = rate

    def forward(self, x):
        if not self.training or not self.rate:
            return x
        if self.rate not in self.pools:
            self.pools[self.rate] = (torch.rand(1 << 23) >= self.rate).to(torch.bfloat16) / (1 - self.rate)
        pool, size = self.pools[self.rate], x.numel()
        if size > len(pool):
            return F.dropout(x, self.rate)
        start = int(torch.randint(len(pool) - size + 1, ()))
        return x * pool[start:start + size].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    def __init__(self, dropout):
        super().__init__()
        self.query, self.key, self.value, self.output = (Linear(WIDTH, WIDTH) for _ in range(4))
        self.inner, self.outer = Linear(WIDTH, INNER), Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x, mask):
        b, n, _ = x.shape
        q, k, v = (f(x).float().view(b, n, HEADS, -1).transpose(1, 2) for f in (self.query, self.key, self.value))
        with torch.autocast("cpu", enabled=False):
            mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(b, n, WIDTH)
        x = self.norm1(x + self.dropout(self.output(mixed)))
        return self.norm2(x + self.dropout(self.outer(F.gelu(self.inner(x)))))


class Encoder(nn.Module):
    def __init__(self, pieces, positions=512, dropout=0.1):
        super().__init__()
        self.word, self.position = nn.Embedding(pieces, WIDTH), nn.Embedding(positions, WIDTH)
        self.shape, self.shape_projection = nn.Embedding(len(SHAPES), SHAPE_INPUT), nn.Linear(SHAPE_INPUT, WIDTH, bias=False)
        self.mark = nn.Embedding(MARKS, SHAPE_INPUT, padding_idx=0)
        nn.init.zeros_(self.shape.weight)
        nn.init.zeros_(self.mark.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = Dropout(dropout)

    def load_bert(self, path):
        """Weights of a BERT safetensors file; word embeddings go through int8 at once, since they ship so."""
        saved = load_file(path)
        saved = {k.removeprefix("bert."): v.float() for k, v in saved.items()}
        self.word.weight.data = rounded_embedding(saved["embeddings.word_embeddings.weight"])
        self.position.weight.data = saved["embeddings.position_embeddings.weight"] + saved["embeddings.token_type_embeddings.weight"][0]
        norms = {"embeddings.LayerNorm": self.norm}
        for i, layer in enumerate(self.layers):
            at = f"encoder.layer.{i}."
            norms |= {at + "attention.output.LayerNorm": layer.norm1, at + "output.LayerNorm": layer.norm2}
            for name, linear in {"attention.self.query": layer.query, "attention.self.key": layer.key, "attention.self.value": layer.value, "attention.output.dense": layer.output,
                                 "intermediate.dense": layer.inner, "output.dense": layer.outer}.items():
                linear.weight.data, linear.bias.data = saved[at + name + ".weight"], saved[at + name + ".bias"]
        for name, norm in norms.items():
            norm.weight.data, norm.bias.data = saved[name + ".weight"], saved[name + ".bias"]

    def forward(self, pieces, shapes, mask, marks=None):
        word = self.word.weight if STATE["precision"] == "float" else rounded_embedding(self.word.weight)
        x = F.embedding(pieces, word) + self.position.weight[:pieces.shape[1]] + F.linear(self.shape(shapes) if marks is None else self.shape(shapes) + self.mark(marks), self.shape_projection.weight)
        x = self.dropout(self.norm(x))
        spread = torch.where(mask, 0.0, -1e9)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, spread)
        return x


def rounded_embedding(weight):
    integers, scale = rounded_weight(weight)
    return integers * scale[:, None]


def legal_transitions(labels):
    """[labels + 1][labels + 1], last = start and end: 0, or a large penalty for an I- after a tag of another class."""
    out = torch.zeros(len(labels) + 1, len(labels) + 1)
    for j, label in enumerate(labels):
        if label.startswith("I-"):
            for i, before in enumerate([*labels, "start"]):
                out[i, j] = 0.0 if before[2:] == label[2:] and before[1] == "-" else -10000.0
    return out


class Tagger(nn.Module):
    """Heads of kinds linear, groups and mlp: logits per word."""

    def __init__(self, head, dropout):
        super().__init__()
        self.head, self.dropout = head, Dropout(dropout)
        self.hidden = Linear(VECTOR, head.hidden) if head.kind == "mlp" else None
        self.out = Linear(head.hidden or VECTOR, len(head.labels))
        self.transition = nn.Parameter(legal_transitions(head.labels)) if "O" in head.labels else None

    def forward(self, v):
        return self.out(v if self.hidden is None else self.dropout(torch.relu(self.hidden(v))))


class Biaffine(nn.Module):
    """score[l] = d B_l h + d dependent_bias[l] + h head_bias[l] + bias[l]; rows l*size+k of `bilinear` are (B_l^T .)[k]. Over a window, d also weighs how far the candidate is and whether it is the same word."""

    def __init__(self, head, dropout):
        super().__init__()
        self.head, self.count, self.size = head, len(head.labels), head.size
        self.dependent, self.candidate = Linear(VECTOR, head.size), Linear(VECTOR, head.size)
        self.bilinear = Linear(head.size, self.count * head.size, bias=False)
        nn.init.normal_(self.bilinear.weight, std=0.5 / head.size)
        self.dependent_bias, self.head_bias = nn.Parameter(torch.zeros(self.count, head.size)), nn.Parameter(torch.zeros(self.count, head.size))
        self.bias, self.root = nn.Parameter(torch.zeros(self.count)), nn.Parameter(torch.randn(head.size) * 0.1)
        self.relative = Linear(head.size, likeness.FEATURES["near"]) if head.scope == "window" else None
        if self.relative is not None:
            nn.init.zeros_(self.relative.weight)
            nn.init.zeros_(self.relative.bias)
        self.dropout = Dropout(dropout)

    def dependents(self, v):
        return self.dropout(torch.relu(self.dependent(v)))

    def candidates(self, v):
        return self.dropout(torch.relu(self.candidate(v)))

    def turned(self, d):
        """[N, labels, size]: B_l^T d."""
        return self.bilinear(d).view(len(d), self.count, self.size)

    def scores(self, turned, d, h):
        """[N, labels] of N dependents, already turned, each with its candidate."""
        return (turned @ h[:, :, None])[..., 0] + h @ self.head_bias.T + d @ self.dependent_bias.T + self.bias

    def pairs(self, d, h):
        return self.scores(self.turned(d), d, h)

    def grid(self, d, h):
        """[B, I, size] with [B, J, size] to [B, I, J, labels]."""
        b, i, _ = d.shape
        turned = self.bilinear(d).view(b, i * self.count, self.size)
        score = (turned @ h.transpose(1, 2)).view(b, i, self.count, -1).transpose(2, 3)
        return score + (d @ self.dependent_bias.T)[:, :, None, :] + (h @ self.head_bias.T)[:, None, :, :] + self.bias

    def nearness(self, d, forms, sentences, candidate_forms, candidate_sentences):
        """[B, I, J] to add to the scores of [B, I, size] dependents: `forms` are numbers of lower-case words, `sentences` of sentences."""
        apart = (sentences[:, :, None] - candidate_sentences[:, None, :]).clamp(0, len(likeness.SENTENCES) - 1)
        same = forms[:, :, None] == candidate_forms[:, None, :]
        return self.relative(d).gather(2, torch.from_numpy(likeness.SENTENCES)[apart] + same * (likeness.FEATURES["near"] // 2))

    def widen(self, buckets):
        """Makes room for more buckets than those of nearness: train/likeness.py's."""
        old, self.relative = self.relative, Linear(self.size, buckets)
        for new, few in ((self.relative.weight, old.weight), (self.relative.bias, old.bias)):
            nn.init.zeros_(new)
            new.data[:len(few)] = few.data[:buckets]

    def alike(self, d, word, buckets):
        """[pairs] to add to the scores of pairs: `word` = row of [N, size] dependents, `buckets` [pairs, features] as of train/likeness.py."""
        return self.relative(d).flatten()[word[:, None] * self.relative.out_features + buckets].sum(1)

    def with_root(self, h):
        """Puts the root before the candidates of [B, J, size]."""
        return torch.cat([self.root.to(h.dtype).expand(len(h), 1, -1), h], 1)


class Reader(nn.Module):
    def __init__(self, heads, pieces, dropout=0.1, head_dropout=0.2, vector_dropout=0.1):
        super().__init__()
        self.encoder = Encoder(pieces, dropout=dropout)
        self.word_shape = nn.Embedding(len(SHAPES), SHAPE_WORD)
        self.dropout = Dropout(vector_dropout)
        self.heads = nn.ModuleDict({h.name: Biaffine(h, head_dropout) if h.kind == "biaffine" else Tagger(h, head_dropout) for h in heads})

    def vectors(self, batch):
        """[words, 408] of all words of a batch, window after window."""
        last = self.encoder(batch.pieces, batch.shapes, batch.mask, batch.marks)
        v = last[batch.word_row, batch.word_piece]
        return self.dropout(torch.cat([v, self.word_shape(batch.word_shape).to(v.dtype)], 1))
