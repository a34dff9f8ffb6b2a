/* WordPiece: lower case without marks, each punctuation character on its own, then the longest piece of the vocabulary again and again. */
#include "reader/pieces.h"

#include <stdlib.h>
#include <unicode/uchar.h>

enum { CACHE_WORDS = 40000, CACHED_SIZE = 64 };

bool tr_vocabulary_open(const tr_network *network, tr_vocabulary *v) {
  truce_span rest = {network->vocabulary, network->vocabulary_size}, piece;
  *v = (tr_vocabulary){0};
  if (!tr_table_expect(&v->pieces, network->encoder.pieces)) return false;
  for (uint32_t id = 0; id < network->encoder.pieces && tr_split(&rest, '\n', &piece); id++) {
    if (!tr_table_put(&v->pieces, piece, id)) return false;
    size_t size = tr_starts(piece, TR_SPAN("##")) ? piece.size - 2 : piece.size;
    if (size > v->longest) v->longest = size;
  }
  v->unknown = tr_table_find(&v->pieces, TR_SPAN("[UNK]"), UINT32_MAX);
  v->first = tr_table_find(&v->pieces, TR_SPAN("[CLS]"), UINT32_MAX);
  v->last = tr_table_find(&v->pieces, TR_SPAN("[SEP]"), UINT32_MAX);
  return v->unknown != UINT32_MAX && v->first != UINT32_MAX && v->last != UINT32_MAX;
}

void tr_vocabulary_close(tr_vocabulary *v) { tr_table_free(&v->pieces); }

/* BERT's punctuation: all ASCII that is no letter, digit or blank, and Unicode's categories P*. */
static bool is_punctuation(uint32_t code) {
  if (code < 0x80) return (code >= 33 && code <= 47) || (code >= 58 && code <= 64) || (code >= 91 && code <= 96) || (code >= 123 && code <= 126);
  return u_ispunct((UChar32)code);
}

/* The pieces of one chunk; [UNK] alone where none fits. */
static size_t pieces_of_chunk(const tr_vocabulary *v, truce_span chunk, uint32_t *out, size_t room) {
  char key[512] = "##";
  size_t count = 0, longest = v->longest < sizeof key - 2 ? v->longest : sizeof key - 2;
  for (size_t start = 0; start < chunk.size && count < room;) {
    size_t size = chunk.size - start < longest ? chunk.size - start : longest;
    memcpy(key + 2, chunk.data + start, size);
    uint32_t id = UINT32_MAX;
    for (; size > 0; size--) {
      if (start + size < chunk.size && ((unsigned char)chunk.data[start + size] & 0xC0) == 0x80) continue;
      id = tr_table_find(&v->pieces, start ? (truce_span){key, size + 2} : (truce_span){key + 2, size}, UINT32_MAX);
      if (id != UINT32_MAX) break;
    }
    if (id == UINT32_MAX) {
      out[0] = v->unknown;
      return 1;
    }
    out[count++] = id;
    start += size;
  }
  return count;
}

/* "cease-fire": where a piece of the vocabulary spans the one hyphen of a word ("ceasefire"), the word is taken without it. Its new size. */
static size_t without_hyphen(const tr_vocabulary *v, char *word, size_t size) {
  enum { LEAST_BEFORE = 3, LEAST_BEHIND = 2 };
  char joined[64];
  const char *hyphen = size < sizeof joined ? memchr(word, '-', size) : NULL;
  const size_t before = hyphen ? (size_t)(hyphen - word) : 0;
  if (before < LEAST_BEFORE || size < before + 1 + LEAST_BEHIND || memchr(hyphen + 1, '-', size - before - 1)) return size;
  memcpy(joined, word, before);
  memcpy(joined + before, hyphen + 1, size - before - 1);
  for (size_t span = size - 1; span > before + 1; span--)
    if (tr_table_find(&v->pieces, (truce_span){joined, span}, UINT32_MAX) != UINT32_MAX) {
      memcpy(word, joined, size - 1);
      return size - 1;
    }
  return size;
}

size_t tr_pieces_of(const tr_vocabulary *v, truce_arena *scratch, truce_span form, uint32_t *out) {
  if (form.size > TR_PIECES_MOST * 32) form.size = TR_PIECES_MOST * 32; /* more than 64 pieces of any word */
  while (form.size && form.size == TR_PIECES_MOST * 32 && ((unsigned char)form.data[form.size - 1] & 0xC0) == 0x80) form.size--;
  char short_form[2048], *plain = form.size <= 100 ? short_form : tr_arena_allocate(scratch, form.size * 18 + 64);
  truce_span all = {plain, tr_lower_plain(form, plain)};
  all.size = without_hyphen(v, plain, all.size);
  size_t count = 0, start = 0;
  for (size_t at = 0; at < all.size && count < TR_PIECES_MOST;) {
    size_t before = at;
    if (!is_punctuation(tr_utf8_next(all, &at))) {
      if (at < all.size) continue;
      before = at;
    }
    if (before > start) count += pieces_of_chunk(v, (truce_span){plain + start, before - start}, out + count, TR_PIECES_MOST - count);
    if (before < at && count < TR_PIECES_MOST) count += pieces_of_chunk(v, (truce_span){plain + before, at - before}, out + count, TR_PIECES_MOST - count);
    start = at;
  }
  if (!count) out[count++] = v->unknown;
  return count;
}

bool tr_word_cache_open(tr_word_cache *cache, const tr_vocabulary *vocabulary) {
  *cache = (tr_word_cache){.vocabulary = vocabulary, .arena = truce_arena_new()};
  return cache->arena != NULL;
}

void tr_word_cache_close(tr_word_cache *cache) {
  truce_arena_delete(cache->arena);
  tr_table_free(&cache->table);
}

void tr_word_cache_trim(tr_word_cache *cache) {
  if (cache->words.count < CACHE_WORDS) return;
  tr_table_clear(&cache->table);
  truce_arena_clear(cache->arena);
  cache->words.items = NULL;
  cache->words.count = cache->words.capacity = 0;
}

static tr_known_word work_out(tr_word_cache *cache, truce_span form) {
  uint32_t pieces[TR_PIECES_MOST];
  size_t count = tr_pieces_of(cache->vocabulary, cache->arena, form, pieces);
  uint32_t *kept = TR_NEW_ARRAY(cache->arena, uint32_t, count);
  char *lower = tr_arena_allocate(cache->arena, form.size * 3 + 8);
  memcpy(kept, pieces, count * sizeof *pieces);
  return (tr_known_word){{lower, tr_lower(form, lower)}, kept, (uint16_t)count, (uint8_t)tr_shape_of(form)};
}

tr_known_word tr_word_cache_find(tr_word_cache *cache, truce_span form) {
  uint32_t known = tr_table_find(&cache->table, form, UINT32_MAX);
  if (known != UINT32_MAX) return cache->words.items[known];
  tr_known_word word = work_out(cache, form);
  if (form.size > CACHED_SIZE || !tr_table_put(&cache->table, tr_arena_copy(cache->arena, form), (uint32_t)cache->words.count)) return word;
  TR_PUSH(cache->arena, &cache->words, word);
  return word;
}
