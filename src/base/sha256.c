/* SHA-256 (FIPS 180-4), for the ids of reports: a few kB each, once a report. */
#include <stdio.h>
#include <string.h>

#include "base/files.h"

typedef struct state {
  uint32_t h[8];
  uint8_t block[64];
  size_t filled;
  uint64_t total;
} state;

static const uint32_t K[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74,
    0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d,
    0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e,
    0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5,
    0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t rotate(uint32_t x, int by) { return x >> by | x << (32 - by); }

static void compress(state *s) {
  uint32_t w[64], v[8];
  for (int i = 0; i < 16; i++)
    w[i] = (uint32_t)s->block[i * 4] << 24 | (uint32_t)s->block[i * 4 + 1] << 16 | (uint32_t)s->block[i * 4 + 2] << 8 | s->block[i * 4 + 3];
  for (int i = 16; i < 64; i++) {
    uint32_t a = rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ w[i - 15] >> 3, b = rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ w[i - 2] >> 10;
    w[i] = w[i - 16] + a + w[i - 7] + b;
  }
  memcpy(v, s->h, sizeof v);
  for (int i = 0; i < 64; i++) {
    uint32_t big1 = rotate(v[4], 6) ^ rotate(v[4], 11) ^ rotate(v[4], 25), choose = (v[4] & v[5]) ^ (~v[4] & v[6]);
    uint32_t t1 = v[7] + big1 + choose + K[i] + w[i];
    uint32_t big0 = rotate(v[0], 2) ^ rotate(v[0], 13) ^ rotate(v[0], 22), majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
    memmove(v + 1, v, 7 * sizeof *v);
    v[4] += t1;
    v[0] = t1 + big0 + majority;
  }
  for (int i = 0; i < 8; i++) s->h[i] += v[i];
}

static void add(state *s, const void *data, size_t size) {
  const uint8_t *bytes = data;
  s->total += size;
  while (size) {
    size_t part = 64 - s->filled < size ? 64 - s->filled : size;
    memcpy(s->block + s->filled, bytes, part);
    s->filled += part, bytes += part, size -= part;
    if (s->filled == 64) compress(s), s->filled = 0;
  }
}

static void finish(state *s) {
  uint64_t bits = s->total * 8;
  add(s, "\x80", 1);
  while (s->filled != 56) add(s, "", 1);
  uint8_t size[8];
  for (int i = 0; i < 8; i++) size[i] = (uint8_t)(bits >> (56 - 8 * i));
  add(s, size, 8);
}

void tr_sha256(const truce_span *parts, size_t count, char out[72]) {
  state s = {.h = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}};
  for (size_t i = 0; i < count; i++) {
    uint8_t size[8];
    for (int b = 0; b < 8; b++) size[b] = (uint8_t)((uint64_t)parts[i].size >> (8 * b));
    if (count > 1) add(&s, size, sizeof size);
    add(&s, parts[i].data, parts[i].size);
  }
  finish(&s);
  memcpy(out, "sha256:", 7);
  for (int i = 0; i < 8; i++) snprintf(out + 7 + i * 8, 9, "%08x", s.h[i]);
}
