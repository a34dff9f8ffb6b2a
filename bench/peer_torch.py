"""PyTorch's int8 forward pass (dynamic quantisation, fbgemm) of an encoder of the same shape on one core, as a peer for bench_reader: words a CPU second, batched and one
sentence at a time. Weights do not matter for speed and are random. usage: peer_torch.py (needs torch)"""
import os
import time

os.environ["OMP_NUM_THREADS"] = "1"
import torch
from torch import nn

PIECES_PER_WORD, WIDTH, LAYERS, HEADS, INNER = 1.22, 384, 6, 12, 1536


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)

    def forward(self, x):
        b, n, _ = x.shape
        q, k, v = (f(x).view(b, n, HEADS, -1).transpose(1, 2) for f in (self.query, self.key, self.value))
        mixed = nn.functional.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(b, n, WIDTH)
        x = self.norm1(x + self.output(mixed))
        return self.norm2(x + self.outer(nn.functional.gelu(self.inner(x))))


def speed(model, batch, length, seconds=6.0):
    x = torch.randn(batch, length, WIDTH)
    with torch.inference_mode():
        model(x)
        start, pieces = time.process_time(), 0
        while time.process_time() - start < seconds:
            model(x)
            pieces += batch * length
    return pieces / PIECES_PER_WORD / (time.process_time() - start)


def main():
    torch.set_num_threads(1)
    torch.backends.quantized.engine = "fbgemm"
    plain = nn.Sequential(*(Layer() for _ in range(LAYERS))).eval()
    quick = torch.ao.quantization.quantize_dynamic(plain, {nn.Linear}, dtype=torch.qint8)
    for name, model in (("fp32", plain), ("int8", quick)):
        print(f"torch {torch.__version__} {name}, encoder layers alone: {speed(model, 8, 128):.0f} words a CPU second in batches of 8 x 128 pieces, {speed(model, 1, 30):.0f} one sentence of 30 pieces at a time")


if __name__ == "__main__":
    main()
