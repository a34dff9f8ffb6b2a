/* SHA-256 (FIPS 180-4), for the ids of reports (a few kB each) and the version of the codebook (1 MB, once a program). Where the processor has instructions for
 * it they are used: 1 ms a MB instead of 4. */
#include <stdio.h>
#include <string.h>
#if defined __x86_64__
#include <cpuid.h>
#include <immintrin.h>
#endif

#include "base/files.h"

typedef void compressor(uint32_t h[8], const uint8_t *block);

typedef struct hashing {
  compressor *compress;
  uint32_t h[8];
  uint8_t block[64];
  size_t filled;
  uint64_t total;
} hashing;

static const uint32_t K[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74,
    0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d,
    0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e,
    0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5,
    0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t rotate(uint32_t x, int by) { return x >> by | x << (32 - by); }

/* One round: the eight values change places by name, from call to call, instead of in memory. */
#define ROUND(a, b, c, d, e, f, g, h, i)                                                                                          \
  do {                                                                                                                           \
    const uint32_t t1 = h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + (g ^ (e & (f ^ g))) + K[i] + w[i];                   \
    d += t1;                                                                                                                     \
    h = t1 + (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) | (c & (a | b)));                                          \
  } while (0)

static void compress(uint32_t h[8], const uint8_t *block) {
  uint32_t w[64], v[8];
  for (int i = 0; i < 16; i++)
    w[i] = (uint32_t)block[i * 4] << 24 | (uint32_t)block[i * 4 + 1] << 16 | (uint32_t)block[i * 4 + 2] << 8 | block[i * 4 + 3];
  for (int i = 16; i < 64; i++) {
    uint32_t a = rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ w[i - 15] >> 3, b = rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ w[i - 2] >> 10;
    w[i] = w[i - 16] + a + w[i - 7] + b;
  }
  memcpy(v, h, sizeof v);
  for (int i = 0; i < 64; i += 8) {
    ROUND(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], i);
    ROUND(v[7], v[0], v[1], v[2], v[3], v[4], v[5], v[6], i + 1);
    ROUND(v[6], v[7], v[0], v[1], v[2], v[3], v[4], v[5], i + 2);
    ROUND(v[5], v[6], v[7], v[0], v[1], v[2], v[3], v[4], i + 3);
    ROUND(v[4], v[5], v[6], v[7], v[0], v[1], v[2], v[3], i + 4);
    ROUND(v[3], v[4], v[5], v[6], v[7], v[0], v[1], v[2], i + 5);
    ROUND(v[2], v[3], v[4], v[5], v[6], v[7], v[0], v[1], i + 6);
    ROUND(v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[0], i + 7);
  }
  for (int i = 0; i < 8; i++) h[i] += v[i];
}

#if defined __x86_64__
/* The instructions hold the eight values as (a b e f) and (c d g h), highest first, and do two rounds each. */
__attribute__((target("sha,sse4.1"))) static void compress_sha(uint32_t h[8], const uint8_t *block) {
  const __m128i order = _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3);
  const __m128i cdab = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)h), 0xB1), efgh = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(h + 4)), 0x1B);
  const __m128i abef_before = _mm_alignr_epi8(cdab, efgh, 8), cdgh_before = _mm_blend_epi16(efgh, cdab, 0xF0);
  __m128i abef = abef_before, cdgh = cdgh_before, w[4];
  for (int i = 0; i < 4; i++) w[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(block + 16 * i)), order);
#pragma GCC unroll 16
  for (int i = 0; i < 16; i++) {
    const __m128i now = w[i % 4], later = w[(i + 1) % 4], last = w[(i + 3) % 4], k = _mm_add_epi32(now, _mm_loadu_si128((const __m128i *)(K + 4 * i)));
    cdgh = _mm_sha256rnds2_epu32(cdgh, abef, k);
    abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(k, 0x0E));
    const __m128i seventh = _mm_alignr_epi8(last, w[(i + 2) % 4], 4);
    if (i < 12) w[i % 4] = _mm_sha256msg2_epu32(_mm_add_epi32(_mm_sha256msg1_epu32(now, later), seventh), last);
  }
  abef = _mm_shuffle_epi32(_mm_add_epi32(abef, abef_before), 0x1B);
  cdgh = _mm_shuffle_epi32(_mm_add_epi32(cdgh, cdgh_before), 0xB1);
  _mm_storeu_si128((__m128i *)h, _mm_blend_epi16(abef, cdgh, 0xF0));
  _mm_storeu_si128((__m128i *)(h + 4), _mm_alignr_epi8(cdgh, abef, 8));
}

static compressor *fastest(void) {
  unsigned a, b = 0, c = 0, d;
  const bool sha = __get_cpuid_count(7, 0, &a, &b, &c, &d) && b >> 29 & 1;
  return sha && __get_cpuid(1, &a, &b, &c, &d) && c & bit_SSE4_1 ? compress_sha : compress;
}
#else
static compressor *fastest(void) { return compress; }
#endif

static void add(hashing *s, const void *data, size_t size) {
  const uint8_t *bytes = data;
  s->total += size;
  while (size) {
    if (!s->filled && size >= 64) {
      s->compress(s->h, bytes);
      bytes += 64, size -= 64;
      continue;
    }
    size_t part = 64 - s->filled < size ? 64 - s->filled : size;
    memcpy(s->block + s->filled, bytes, part);
    s->filled += part, bytes += part, size -= part;
    if (s->filled == 64) s->compress(s->h, s->block), s->filled = 0;
  }
}

static void finish(hashing *s) {
  uint64_t bits = s->total * 8;
  add(s, "\x80", 1);
  while (s->filled != 56) add(s, "", 1);
  uint8_t size[8];
  for (int i = 0; i < 8; i++) size[i] = (uint8_t)(bits >> (56 - 8 * i));
  add(s, size, 8);
}

void tr_sha256(const truce_span *parts, size_t count, char out[72]) {
  hashing s = {.compress = fastest(), .h = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}};
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
