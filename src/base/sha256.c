/* SHA-256 by nettle, for the ids of reports (a few kB each) and the version of the codebook (1 MB, once a program). */
#include <nettle/sha2.h>
#include <stdio.h>
#include <string.h>

#include "base/files.h"

void tr_sha256(const truce_span *parts, size_t count, char out[72]) {
  struct sha256_ctx state;
  sha256_init(&state);
  for (size_t i = 0; i < count; i++) {
    uint8_t size[8];
    for (int b = 0; b < 8; b++) size[b] = (uint8_t)((uint64_t)parts[i].size >> (8 * b));
    if (count > 1) sha256_update(&state, sizeof size, size);
    sha256_update(&state, parts[i].size, (const uint8_t *)parts[i].data);
  }
  uint8_t digest[SHA256_DIGEST_SIZE];
  sha256_digest(&state, sizeof digest, digest);
  memcpy(out, "sha256:", 7);
  for (size_t i = 0; i < sizeof digest; i++) snprintf(out + 7 + i * 2, 3, "%02x", digest[i]);
}
