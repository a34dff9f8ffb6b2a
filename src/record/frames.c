/* Parser of *.frames files: one statement a line, the first word says which. */
#include "record/frame_parser.h"

const char *const tr_slot_names[] = {
#define X(id, name) name,
    TR_SLOT_TABLE(X)
#undef X
};

/* The first word of `rest`, taken off it. */
truce_span tr_take_word(truce_span *rest) {
  *rest = tr_trim(*rest);
  size_t size = 0;
  while (size < rest->size && rest->data[size] != ' ' && rest->data[size] != '\t') size++;
  const truce_span word = {rest->data, size};
  *rest = tr_trim((truce_span){rest->data + size, rest->size - size});
  return word;
}

bool tr_slot_named(truce_span name, tr_slot *slot) {
  for (int i = 0; i < TR_SLOT_COUNT; i++)
    if (tr_equal_string(name, tr_slot_names[i])) return *slot = (tr_slot)i, true;
  return false;
}

bool tr_status_named(truce_span name, int *status) {
  for (int i = 0; i < TRUCE_STATUS_COUNT; i++)
    if (tr_equal_string(name, truce_line_status_names[i])) return *status = i, true;
  return false;
}

truce_status tr_read_slots(tr_frame_parser *p, truce_span text, uint64_t *slots) {
  truce_span part;
  while (tr_split(&text, '|', &part)) {
    tr_slot slot;
    if (!tr_slot_named(tr_trim(part), &slot)) return TR_FRAME_FAULT(p, "line %lld: no slot \"%.*s\".", (long long)p->line, TR_SHOW(part));
    *slots |= 1ull << slot;
  }
  return TRUCE_OK;
}

bool tr_field_named(truce_line_kind kind, truce_span name, truce_field *field) {
  for (const truce_field *f = truce_kind_fields(kind); *f != TRUCE_FIELD_COUNT; f++)
    if (tr_equal_string(name, truce_field_names[*f])) return *field = *f, true;
  return false;
}

bool tr_kind_named(truce_span name, truce_line_kind *kind) {
  for (int i = 0; i < TRUCE_LINE_KIND_COUNT; i++)
    if (tr_equal_string(name, truce_line_kind_names[i])) return *kind = (truce_line_kind)i, true;
  return false;
}

/* "verb accept, sign up to, give green light": each is a lemma and further lemmas that must stand close to it. */
static truce_status read_evokers(tr_frame_parser *p, tr_evoked_by by, truce_span text) {
  truce_span part;
  while (tr_split(&text, ',', &part)) {
    truce_span rest = part;
    const truce_span lemma = tr_take_word(&rest);
    if (!lemma.size) return TR_FRAME_FAULT(p, "line %lld: a word is missing between commas.", (long long)p->line);
    tr_evoker evoker = {.frame = (uint32_t)(p->frames->items.count - 1), .by = by};
    TR_ARRAY(truce_span) more = {0};
    while (rest.size) TR_PUSH(p->arena, &more, tr_take_word(&rest));
    evoker.more = more.items;
    evoker.more_count = more.count;
    tr_entry *entry = tr_lexicon_entry(p->lexicon, lemma);
    TR_PUSH(p->arena, &entry->evokers, evoker);
    TR_PUSH(p->arena, &p->frame->evokers, tr_trim(part));
    TR_PUSH(p->arena, &p->frame->evoked_by, by);
  }
  return TRUCE_OK;
}

/* "event AGREE, SUPPORT": the types of the lines that evoke it. */
static truce_status read_event_types(tr_frame_parser *p, truce_span text) {
  const char *const *types = truce_field_words(TRUCE_EVENT, TRUCE_FIELD_TYPE);
  truce_span part;
  while (tr_split(&text, ',', &part)) {
    const truce_span type = tr_trim(part);
    uint32_t t = 0;
    while (types[t] && !tr_equal_string(type, types[t])) t++;
    if (!types[t]) return TR_FRAME_FAULT(p, "line %lld: no type of event \"%.*s\".", (long long)p->line, TR_SHOW(type));
    p->frame->events |= 1u << t;
    TR_PUSH(p->arena, &p->frame->evokers, type);
    TR_PUSH(p->arena, &p->frame->evoked_by, TR_BY_EVENT);
  }
  return TRUCE_OK;
}

static truce_status start_frame(tr_frame_parser *p, truce_span id) {
  if (!id.size) return TR_FRAME_FAULT(p, "line %lld: a frame needs a name.", (long long)p->line);
  uint32_t *bucket = &p->frames->buckets[tr_span_hash(id) % TR_FRAME_BUCKETS];
  for (uint32_t at = *bucket; at; at = p->frames->items.items[at - 1].before)
    if (tr_equal(p->frames->items.items[at - 1].id, id))
      return TR_FRAME_FAULT(p, "line %lld: the frame \"%.*s\" stands twice.", (long long)p->line, TR_SHOW(id));
  TR_PUSH(p->arena, &p->frames->items, ((tr_frame){.id = id, .file = p->file, .line = p->line, .before = *bucket}));
  *bucket = (uint32_t)p->frames->items.count;
  p->frame = &p->frames->items.items[p->frames->items.count - 1];
  return TRUCE_OK;
}

static truce_status read_example(tr_frame_parser *p, bool near, truce_span text) {
  if (!text.size) return TR_FRAME_FAULT(p, "line %lld: the sentence is missing.", (long long)p->line);
  TR_PUSH(p->arena, &p->frame->examples, ((tr_example){.text = text, .near = near, .line = p->line}));
  return TRUCE_OK;
}

/* A frame that no word evokes would never write anything. */
static truce_status check_evoked(const tr_frame_parser *p) {
  const tr_frame *frame = p->frame;
  if (!frame || frame->evokers.count) return TRUCE_OK;
  return tr_fail(p->error, TRUCE_BAD_DATA, tr_arena_string(p->arena, p->file), frame->line,
                 "line %lld: the frame \"%.*s\" has no words: verb, noun, light, adjective or event is expected.", (long long)frame->line, TR_SHOW(frame->id));
}

static truce_status read_statement(tr_frame_parser *p, truce_span word, truce_span rest) {
  static const struct { const char *name; tr_evoked_by by; } evokers[] = {
      {"verb", TR_BY_VERB}, {"noun", TR_BY_NOUN}, {"light", TR_BY_LIGHT_NOUN}, {"adjective", TR_BY_ADJECTIVE}};
  if (tr_equal_string(word, "frame")) {
    const truce_status status = check_evoked(p);
    return status ? status : start_frame(p, rest);
  }
  if (!p->frame) return TR_FRAME_FAULT(p, "line %lld: \"frame NAME\" is expected first.", (long long)p->line);
  for (size_t i = 0; i < sizeof evokers / sizeof *evokers; i++)
    if (tr_equal_string(word, evokers[i].name)) return read_evokers(p, evokers[i].by, rest);
  if (tr_equal_string(word, "event")) return read_event_types(p, rest);
  if (tr_equal_string(word, "about")) return p->frame->about = rest, TRUCE_OK;
  if (tr_equal_string(word, "fallback")) return p->frame->fallback = true, TRUCE_OK;
  if (tr_equal_string(word, "mutual")) return p->frame->mutual = true, TRUCE_OK;
  if (tr_equal_string(word, "when")) return tr_read_condition(p, false, rest);
  if (tr_equal_string(word, "unless")) return tr_read_condition(p, true, rest);
  if (tr_equal_string(word, "covers")) return tr_read_slots(p, rest, &p->frame->covers);
  if (tr_equal_string(word, "example")) return read_example(p, false, rest);
  if (tr_equal_string(word, "near")) return read_example(p, true, rest);
  if (tr_equal_string(word, "gives")) return tr_read_expected(p, rest);
  if (tr_equal_string(word, "write")) return tr_read_rule(p, (truce_span){0}, rest);
  if (tr_starts(word, TR_SPAN("write[")) && tr_ends(word, TR_SPAN("]"))) return tr_read_rule(p, (truce_span){word.data + 6, word.size - 7}, rest);
  return TR_FRAME_FAULT(p, "line %lld: no statement \"%.*s\".", (long long)p->line, TR_SHOW(word));
}

truce_status tr_frames_read(tr_frames *frames, tr_lexicon *lexicon, truce_span name, truce_span content, truce_error *error) {
  tr_frame_parser p = {.frames = frames, .lexicon = lexicon, .arena = lexicon->arena, .file = name, .error = error};
  truce_span line;
  while (tr_split(&content, '\n', &line)) {
    p.line++;
    truce_span rest = p.statement = tr_trim(line);
    if (!rest.size || rest.data[0] == '#') continue;
    const truce_span word = tr_take_word(&rest);
    const truce_status status = read_statement(&p, word, rest);
    if (status) return status;
    if (!p.frame->source.size) p.frame->source.data = line.data;
    p.frame->source.size = (size_t)(line.data + line.size - p.frame->source.data);
  }
  return check_evoked(&p);
}
