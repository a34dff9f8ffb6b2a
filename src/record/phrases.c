/* A name's head says who; the phrase around it says how many, which ones, and what sort of group: quantities before it, its own adjectives and
 * compounds, the noun that a name stands before ("the Guxo list"), and "from/of/in …" behind a common noun. While lines are made articles stay out;
 * in the record a phrase has its article, and a state the soldiers that stand for it ("the Kosovo police"). */
#include "record/phrases.h"

#include "record/actors.h"
#include "record/arguments.h"

enum { BEHIND = 7 }; /* a longer "of …" tells a story, not who */

static bool inside(uint32_t word, uint32_t first, uint32_t last) { return first <= word && word <= last; }

static bool article(const truce_word *w) { return tr_listed(w->lower, "the a an"); }

/* Can a word stand before a noun as part of its phrase? */
static bool before_noun(const truce_word *w) {
  switch (w->upos) {
    case TRUCE_ADJ: case TRUCE_NOUN: case TRUCE_PROPN: case TRUCE_NUM: case TRUCE_PART: return true;
    case TRUCE_DET: return !article(w);
    case TRUCE_PRON: return w->relation == TRUCE_DEPREL_NMOD_POSS;
    case TRUCE_PUNCT: return tr_equal_string(w->form, "-");
    default: return false;
  }
}

/* The word that a hyphen ties to the one before it, or TRUCE_NONE. */
static uint32_t hyphened(const tr_coder *coder, uint32_t hyphen) {
  const bool tight = hyphen + 1 < coder->reading->word_count && tr_word(coder, hyphen)->where.end == tr_word(coder, hyphen + 1)->where.start;
  return tight && tr_equal_string(tr_word(coder, hyphen)->form, "-") ? hyphen + 1 : TRUCE_NONE;
}

/* "civilian and military officials": does this "and" join two plain adjectives of the phrase? */
static bool joins_adjectives(const tr_coder *coder, uint32_t and, uint32_t last) {
  if (and == 0 || and >= last || tr_word(coder, and)->upos != TRUCE_CCONJ) return false;
  const uint32_t left = and - 1, right = and + 1;
  if (tr_base(coder, right) != TRUCE_DEPREL_CONJ || tr_word(coder, right)->head != left) return false;
  const truce_word *w = tr_word(coder, left);
  return w->upos == TRUCE_ADJ && tr_base(coder, left) == TRUCE_DEPREL_AMOD && inside(w->head, right, last) && w->form.data[0] >= 'a';
}

/* "internationally recognized", "armed": an adverb or participle of a word of the phrase. */
static bool qualifies(const tr_coder *coder, uint32_t word, uint32_t last) {
  const truce_word *w = tr_word(coder, word);
  return TR_ONE_OF(w->upos, TRUCE_ADV, TRUCE_VERB) && inside(w->head, word + 1, last) &&
         TR_ONE_OF(tr_base(coder, word), TRUCE_DEPREL_ADVMOD, TRUCE_DEPREL_AMOD);
}

/* "in Paris, officials …", "troops fired", "X and officials": a word of another phrase that the tree hangs on this one. */
static bool of_another_phrase(const tr_coder *coder, uint32_t word) {
  return TR_ONE_OF(tr_base(coder, word), TRUCE_DEPREL_NSUBJ, TRUCE_DEPREL_OBL, TRUCE_DEPREL_CONJ);
}

/* The words to the left that hang on the phrase or on one another: "two far-right", "the internationally recognized". */
static void take_left(const tr_coder *coder, uint32_t start, uint32_t *first, uint32_t last) {
  uint32_t reached = *first;
  const bool compound = tr_base(coder, last) == TRUCE_DEPREL_COMPOUND;
  for (uint32_t word = *first; word-- > start;) {
    if (word > start && joins_adjectives(coder, word, last)) {
      reached = --word;
      continue;
    }
    const truce_word *w = tr_word(coder, word);
    const bool modifies = before_noun(w) || qualifies(coder, word, last);
    if (w->upos == TRUCE_PUNCT && modifies && word + 1 == hyphened(coder, word)) continue;
    if (w->upos == TRUCE_ADJ && compound && w->form.data[0] >= 'a') break; /* "heavy Greek fire" */
    if (!modifies || !inside(w->head, word + 1, last)) break;
    const bool tied = word < last && hyphened(coder, word + 1) != TRUCE_NONE; /* "US-backed" */
    if (!tied && of_another_phrase(coder, word)) break;
    if (w->upos != TRUCE_PUNCT && w->upos != TRUCE_PART) reached = word;
  }
  if (reached > start && tr_equal_string(tr_word(coder, reached)->lower, "least") && tr_equal_string(tr_word(coder, reached - 1)->lower, "at")) reached--;
  *first = reached;
}

/* "hundreds of nurses", "11 of its deputies": the noun or number that measures the phrase, or TRUCE_NONE. */
static uint32_t measure_of(const tr_coder *coder, uint32_t head, uint32_t first) {
  const truce_word *w = tr_word(coder, head);
  const uint32_t of = tr_child_by(coder, head, TRUCE_DEPREL_CASE);
  if (w->head == TRUCE_NONE || of == TRUCE_NONE || !tr_lemma_is(coder, of, "of") || w->head + 1 != of || of >= first) return TRUCE_NONE;
  const truce_word *measure = tr_word(coder, w->head);
  return measure->upos == TRUCE_NUM || tr_word_in(coder, w->head, TR_CLASS_QUANTITY) ? w->head : TRUCE_NONE;
}

/* "the Guxo list": the common noun that a group's name stands before. */
static void take_kind(const tr_coder *coder, uint32_t head, uint32_t end, uint32_t *last) {
  const truce_word *w = tr_word(coder, head);
  if (*last + 1 >= end || truce_deprel_base(w->relation) != TRUCE_DEPREL_COMPOUND || w->head != *last + 1) return;
  const truce_word *noun = tr_word(coder, w->head);
  if ((noun->upos == TRUCE_NOUN || (noun->upos == TRUCE_PROPN && noun->name == TRUCE_NONE)) && tr_word_in(coder, w->head, TR_CLASS_GROUP_NOUN)) *last = w->head;
}

/* "Secretary of State Antony Blinken": what follows the head as one name with it. */
static void take_name(const tr_coder *coder, uint32_t head, uint32_t *last) {
  const truce_word *w = tr_word(coder, head);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const truce_deprel base = tr_base(coder, w->children[i]);
    const bool of =
        base == TRUCE_DEPREL_NMOD && w->upos == TRUCE_PROPN && tr_word(coder, w->children[i])->upos == TRUCE_PROPN && tr_behind(coder, w->children[i], "of");
    if (w->children[i] <= head || (base != TRUCE_DEPREL_FLAT && base != TRUCE_DEPREL_APPOS && !of)) continue;
    uint32_t from, to;
    tr_extent(coder, w->children[i], true, &from, &to);
    if (from == *last + 1 && to > *last && to <= *last + BEHIND) *last = to;
  }
}

/* "told the general in Naypyitaw": behind one who is met or told, "in" says where. */
static bool where_met(const tr_coder *coder, uint32_t head, uint32_t link) {
  const truce_deprel base = tr_base(coder, head);
  const bool done_to = base == TRUCE_DEPREL_OBJ || base == TRUCE_DEPREL_IOBJ || base == TRUCE_DEPREL_OBL;
  const uint32_t mention = tr_word(coder, head)->mention, actor = mention == TRUCE_NONE ? TRUCE_NONE : coder->reading->mentions[mention].actor;
  return done_to && tr_lemma_is(coder, link, "in") && !tr_plural(coder, head) && actor != TRUCE_NONE &&
         coder->reading->actors[actor].kind == TRUCE_PERSON;
}

/* "lawmakers from the ruling coalition": what tells a common noun from others of its sort. */
static void take_right(const tr_coder *coder, uint32_t head, uint32_t *last) {
  const truce_word *w = tr_word(coder, head);
  if (w->upos != TRUCE_NOUN || w->name != TRUCE_NONE) return;
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t child = w->children[i], link = tr_child_by(coder, child, TRUCE_DEPREL_CASE);
    if (child < head || tr_base(coder, child) != TRUCE_DEPREL_NMOD || link == TRUCE_NONE || link != *last + 1 || tr_in_time(coder, child)) continue;
    uint32_t from, to;
    tr_extent(coder, child, true, &from, &to);
    if (tr_lemma_in(coder, link, "of from in") && from == link && to <= *last + BEHIND && !where_met(coder, head, link)) *last = to;
    return;
  }
}

void tr_phrase_around(const tr_coder *coder, uint32_t head, uint32_t *first, uint32_t *last) {
  const truce_sentence *sentence = &coder->reading->sentences[tr_word(coder, head)->sentence];
  take_left(coder, sentence->first, first, *last);
  const uint32_t measure = measure_of(coder, head, *first);
  if (measure != TRUCE_NONE) {
    *first = measure;
    take_left(coder, sentence->first, first, *last);
  }
  take_name(coder, head, last);
  take_right(coder, head, last);
}

/* "The special envoy, Oluwole Adeyemi,": the name behind the comma that the reader did not take for one, or TRUCE_NONE. */
static uint32_t unread_name(const tr_coder *coder, const truce_mention *m, uint32_t last) {
  const truce_word *w = tr_word(coder, m->head);
  if (w->upos != TRUCE_NOUN || last + 2 >= coder->reading->word_count || !tr_equal_string(tr_word(coder, last + 1)->form, ",")) return TRUCE_NONE;
  const truce_word *name = tr_word(coder, last + 2);
  const bool named =
      name->upos == TRUCE_PROPN && truce_deprel_base(name->relation) == TRUCE_DEPREL_APPOS && name->head == m->head && name->mention == TRUCE_NONE;
  for (size_t i = 0; named && i < coder->reading->mention_count; i++)
    if (inside(last + 2, coder->reading->mentions[i].first, coder->reading->mentions[i].end - 1)) return TRUCE_NONE;
  return named ? last + 2 : TRUCE_NONE;
}

/* Whoever is described before an unread name is called by it. */
static uint32_t take_unread(tr_coder *coder, const truce_mention *m, uint32_t last) {
  truce_actor *actor = &coder->reading->actors[m->actor];
  const uint32_t name = actor->kind == TRUCE_PERSON && !actor->plural && !actor->roster_id.size ? unread_name(coder, m, last) : TRUCE_NONE;
  uint32_t from, to;
  if (name == TRUCE_NONE) return last;
  tr_extent(coder, name, true, &from, &to);
  const bool cut = to == name && to + 1 < coder->reading->word_count && tr_equal_string(tr_word(coder, to + 1)->form, "."); /* "a bishop, Msgr." */
  if (from != name || to > name + 3 || cut) return last;
  if (tr_unnamed(actor) || tr_equal(actor->name, tr_slice(coder->reading->report->text, m->where)))
    actor->name = tr_slice(coder->reading->report->text, tr_words_extent(coder, from, to));
  return to;
}

/* A name cut at its hyphen or its "and", "right ministers", is called by its whole phrase. */
static void rename_half(tr_coder *coder, const truce_mention *m, uint32_t first) {
  truce_actor *actor = &coder->reading->actors[m->actor];
  if (first >= m->first || (hyphened(coder, m->first - 1) != m->first && !joins_adjectives(coder, m->first - 1, m->end - 1)) || actor->roster_id.size ||
      !tr_equal(actor->name, tr_slice(coder->reading->report->text, m->where)))
    return;
  actor->name = tr_slice(coder->reading->report->text, tr_words_extent(coder, first, m->end - 1));
}

/* "Kisoro district": a place's name with the noun behind it that says what it is. */
static void widen_place(const tr_coder *coder, truce_mention *m) {
  const uint32_t noun = m->end;
  if (noun >= coder->reading->word_count || tr_word(coder, m->head)->head != noun || tr_base(coder, m->head) != TRUCE_DEPREL_COMPOUND) return;
  if (tr_word_in(coder, noun, TR_CLASS_LOCALITY)) m->where = tr_words_extent(coder, m->first, noun);
}

void tr_phrases_widen(tr_coder *coder) {
  truce_reading *reading = coder->reading;
  truce_mention *mentions = TR_NEW_ARRAY(coder->arena, truce_mention, reading->mention_count + 1);
  if (reading->mention_count) memcpy(mentions, reading->mentions, sizeof *mentions * reading->mention_count);
  reading->mentions = mentions;
  for (size_t i = 0; i < reading->mention_count; i++) {
    truce_mention *m = &mentions[i];
    if (m->actor == TRUCE_NONE && m->place != TRUCE_NONE && m->end > m->first && m->head < reading->word_count) widen_place(coder, m);
    if (m->actor == TRUCE_NONE || m->end == m->first || m->end > reading->word_count || m->head >= reading->word_count ||
        tr_word(coder, m->head)->upos == TRUCE_PRON)
      continue;
    uint32_t first = m->first, last = m->end - 1;
    if (tr_word(coder, m->head)->upos == TRUCE_ADJ) continue; /* "Turkish" before a noun is no phrase of its own */
    take_kind(coder, m->head, reading->sentences[tr_word(coder, m->head)->sentence].end, &last);
    tr_phrase_around(coder, m->head, &first, &last);
    rename_half(coder, m, first);
    last = take_unread(coder, m, last);
    m->where = tr_words_extent(coder, first, last);
  }
}

/* "Kosovo police", "a British patrol vessel": the noun for those who act for whom it is called after, or TRUCE_NONE. */
static uint32_t force_of(const tr_coder *coder, const truce_mention *m) {
  const truce_word *w = tr_word(coder, m->head);
  const truce_deprel base = truce_deprel_base(w->relation);
  const uint32_t noun = w->head;
  if ((base != TRUCE_DEPREL_AMOD && base != TRUCE_DEPREL_COMPOUND) || noun == TRUCE_NONE || noun < m->end) return TRUCE_NONE;
  if (!tr_word_in(coder, noun, TR_CLASS_FIGHTER) && !tr_word_in(coder, noun, TR_CLASS_WEAPON)) return TRUCE_NONE;
  for (uint32_t word = m->end; word < noun; word++)
    if (!before_noun(tr_word(coder, word)) || tr_word(coder, word)->head > noun) return TRUCE_NONE;
  return noun;
}

/* The word at which the mention's phrase begins. */
static uint32_t begin_of(const tr_coder *coder, const truce_mention *m) {
  uint32_t first = m->first;
  while (first > 0 && tr_word(coder, first)->where.start > m->where.start) first--;
  return first;
}

void tr_mention_add(tr_coder *coder, truce_mention mention) {
  truce_reading *reading = coder->reading;
  truce_actor *actor = &reading->actors[mention.actor];
  if (reading->mention_count >= coder->mention_capacity) {
    coder->mention_capacity = 2 * reading->mention_count + 8;
    reading->mentions =
        tr_arena_grow(coder->arena, reading->mentions, sizeof(truce_mention) * reading->mention_count, sizeof(truce_mention) * coder->mention_capacity);
  }
  uint32_t *ids = TR_NEW_ARRAY(coder->arena, uint32_t, actor->mention_count + 1);
  if (actor->mention_count) memcpy(ids, actor->mentions, sizeof *ids * actor->mention_count);
  ids[actor->mention_count++] = (uint32_t)reading->mention_count;
  actor->mentions = ids;
  reading->mentions[reading->mention_count++] = mention;
}

/* "the magistrates' union", "Myanmar's Salween rebels": the word with which the possessor before a phrase begins, or TRUCE_NONE. */
static uint32_t possessor_of(const tr_coder *coder, uint32_t head, uint32_t first) {
  const truce_word *w = tr_word(coder, head);
  for (uint32_t i = 0; i < w->child_count && w->children[i] < first; i++) {
    if (tr_word(coder, w->children[i])->relation != TRUCE_DEPREL_NMOD_POSS || tr_word(coder, w->children[i])->upos == TRUCE_PRON) continue;
    uint32_t from, to;
    tr_extent(coder, w->children[i], true, &from, &to);
    while (from < w->children[i] && tr_word(coder, from)->upos == TRUCE_PUNCT) from++;
    if (to + 1 == first || (to + 2 == first && tr_word(coder, to + 1)->upos == TRUCE_PART)) return from;
  }
  return TRUCE_NONE;
}

/* "Lord Ashworth, the EC's chief negotiator": who is named and described side by side is called by both together, too. */
static void add_joined(tr_coder *coder, truce_mention m) {
  const truce_span text = coder->reading->report->text;
  const truce_actor *actor = &coder->reading->actors[m.actor];
  for (size_t i = 0; i < actor->mention_count; i++) {
    const truce_mention *next = &coder->reading->mentions[actor->mentions[i]];
    if (next->where.start != m.where.end + 2 || tr_word(coder, next->head)->upos == TRUCE_PRON || text.data[m.where.end] != ',') continue;
    m.where.end = next->where.end;
    m.end = next->end;
    tr_mention_add(coder, m);
    return;
  }
}

void tr_phrases_close(tr_coder *coder) {
  const truce_reading *reading = coder->reading;
  for (size_t i = 0, count = reading->mention_count; i < count; i++) {
    truce_mention *m = &reading->mentions[i];
    if (m->actor == TRUCE_NONE || m->end == m->first || m->end > reading->word_count || m->head >= reading->word_count ||
        tr_word(coder, m->head)->upos == TRUCE_PRON)
      continue;
    const uint32_t first = begin_of(coder, m), noun = force_of(coder, m);
    truce_mention force = *m;
    if (first > 0 && tr_word(coder, first - 1)->sentence == tr_word(coder, first)->sentence && article(tr_word(coder, first - 1))) {
      if (noun == TRUCE_NONE) m->where.start = tr_word(coder, first - 1)->where.start;
      else force.where.start = tr_word(coder, first - 1)->where.start;
    }
    const uint32_t possessor = possessor_of(coder, m->head, first);
    if (possessor != TRUCE_NONE) {
      truce_mention whole = *m;
      whole.where.start = tr_word(coder, possessor)->where.start;
      tr_mention_add(coder, whole);
    }
    if (noun == TRUCE_NONE) continue;
    force.where.end = tr_word(coder, noun)->where.end;
    force.head = noun;
    force.end = noun + 1;
    tr_mention_add(coder, force);
  }
  for (size_t i = 0, count = reading->mention_count; i < count; i++) {
    const truce_mention m = reading->mentions[i];
    if (m.actor != TRUCE_NONE && m.head < reading->word_count && tr_word(coder, m.head)->upos != TRUCE_PRON) add_joined(coder, m);
  }
}
