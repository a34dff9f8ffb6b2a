/* The clues of a line, group by group. Counts are scaled so that 1 is much. */
#include "record/clues.h"

const char *const tr_clue_names[] = {
#define X(id, name) name,
    TR_CLUE_TABLE(X)
#undef X
};

tr_clue_reader tr_clue_reader_new(tr_coder *coder) {
  const truce_reading *reading = coder->reading;
  tr_members members = {0};
  for (uint32_t h = 0; h < reading->hint_count; h++)
    TR_PUSH(coder->arena, &members, ((tr_member){tr_word(coder, reading->hints[h].trigger)->sentence, h}));
  return (tr_clue_reader){coder, tr_groups_new(coder->arena, &members, reading->sentence_count), tr_drafts_by_sentence(coder)};
}

static float most(float a, float b) { return a > b ? a : b; }
static float share_of(size_t count, size_t much) { return (float)(count < much ? count : much) / (float)much; }

/* ---- the model's heads ---- */

/* What makes a line of its kind this one and no other: the type of an event, the position of a stance. */
static truce_span detail_of(const tr_draft *draft) {
  static const truce_field details[] = {TRUCE_FIELD_TYPE,   TRUCE_FIELD_STEP,  TRUCE_FIELD_POSITION, TRUCE_FIELD_ROLE,
                                        TRUCE_FIELD_DEMAND, TRUCE_FIELD_STATE, TRUCE_FIELD_FORM,     TRUCE_FIELD_WHAT};
  for (size_t f = 0; f < sizeof details / sizeof *details; f++) {
    const truce_value *value = tr_draft_value(draft, details[f]);
    if (value && value->text.size) return value->text;
  }
  return (truce_span){0};
}

static bool in_evidence(const tr_draft *draft, truce_range word) {
  for (size_t e = 0; e < draft->evidence.count; e++)
    if (draft->evidence.items[e].start <= word.start && word.end <= draft->evidence.items[e].end) return true;
  return false;
}

static void heads(const tr_clue_reader *reader, const tr_draft *draft, float *of) {
  const tr_coder *coder = reader->coder;
  const uint32_t sentence = tr_word(coder, draft->line.trigger)->sentence;
  const truce_span kind = tr_span(truce_line_kind_names[draft->line.kind]), wanted = detail_of(draft);
  float same = 0, same_near = 0, kind_near = 0, kind_around = 0, other = 0;
  for (const uint32_t *i = tr_group_begin(&reader->hints, sentence); i < tr_group_end(&reader->hints, sentence); i++) {
    const truce_hint *hint = &coder->reading->hints[*i];
    truce_span detail = hint->label, name;
    tr_split(&detail, '.', &name);
    const bool here = hint->trigger == draft->line.trigger;
    if (!tr_equal(name, kind)) {
      if (here) other = most(other, hint->sure);
      continue;
    }
    const bool near = here || in_evidence(draft, tr_word(coder, hint->trigger)->where);
    const bool equal = !detail.size || tr_equal(detail, wanted);
    kind_around = most(kind_around, hint->sure);
    if (near) kind_near = most(kind_near, hint->sure);
    if (near && equal) same_near = most(same_near, hint->sure);
    if (here && equal) same = most(same, hint->sure);
  }
  of[TR_CLUE_HEADS_SAME] = same;
  of[TR_CLUE_HEADS_SAME_NEAR] = same_near - same;
  of[TR_CLUE_HEADS_DETAIL] = kind_near - same_near;
  of[TR_CLUE_HEADS_AROUND] = kind_around - kind_near;
  of[TR_CLUE_HEADS_OTHER] = other;
  of[TR_CLUE_HEADS_SILENT] = kind_around == 0;
  of[TR_CLUE_HEADS_SECOND] = draft->vote == TR_SECONDED;
  of[TR_CLUE_HEADS_DOUBT] = draft->vote == TR_CONTRADICTED;
  of[TR_CLUE_HEADS_ALONE] = !draft->frame;
  of[TR_CLUE_HEADS_ALONE_SURE] = draft->frame ? 0 : same;
}

/* ---- the word that evoked it ---- */

static tr_clue clue_of_relation(truce_deprel base) {
  static const struct { truce_deprel base; tr_clue clue; } relations[] = {
      {TRUCE_DEPREL_ROOT, TR_CLUE_ROOT}, {TRUCE_DEPREL_CCOMP, TR_CLUE_CCOMP}, {TRUCE_DEPREL_XCOMP, TR_CLUE_XCOMP},
      {TRUCE_DEPREL_ADVCL, TR_CLUE_ADVCL}, {TRUCE_DEPREL_ACL, TR_CLUE_ACL}, {TRUCE_DEPREL_CONJ, TR_CLUE_CONJ},
      {TRUCE_DEPREL_PARATAXIS, TR_CLUE_PARATAXIS}, {TRUCE_DEPREL_NSUBJ, TR_CLUE_NSUBJ}, {TRUCE_DEPREL_OBJ, TR_CLUE_OBJ},
      {TRUCE_DEPREL_OBL, TR_CLUE_OBL}, {TRUCE_DEPREL_NMOD, TR_CLUE_NMOD}, {TRUCE_DEPREL_COMPOUND, TR_CLUE_COMPOUND},
      {TRUCE_DEPREL_AMOD, TR_CLUE_COMPOUND}};
  for (size_t r = 0; r < sizeof relations / sizeof *relations; r++)
    if (relations[r].base == base) return relations[r].clue;
  return TR_CLUE_OTHER_RELATION;
}

static void word(const tr_coder *coder, const tr_draft *draft, float *of) {
  enum { DEEP = 6 };
  static const tr_clue forms[] = {TR_CLUE_COUNT, TR_CLUE_FINITE, TR_CLUE_INFINITIVE, TR_CLUE_PARTICIPLE, TR_CLUE_GERUND};
  const truce_word *w = tr_word(coder, draft->line.trigger);
  size_t depth = 0;
  for (uint32_t up = w->head; up != TRUCE_NONE && depth < DEEP; up = tr_word(coder, up)->head) depth++;
  of[w->upos == TRUCE_VERB ? TR_CLUE_VERB : w->upos == TRUCE_NOUN ? TR_CLUE_NOUN : TR_CLUE_OTHER_WORD] = 1;
  if (w->features.verb_form) of[forms[w->features.verb_form]] = 1;
  of[TR_CLUE_PAST] = w->features.tense == TRUCE_PAST;
  of[TR_CLUE_PASSIVE] = w->features.passive;
  of[TR_CLUE_NO_PREDICATE] = !w->predicate;
  of[clue_of_relation(tr_base(coder, draft->line.trigger))] = 1;
  of[TR_CLUE_DEEP] = share_of(depth, DEEP);
  of[TR_CLUE_STATUS_SURE] = w->status[draft->line.status];
}

/* ---- the sentence and the report ---- */

static void surroundings(const tr_clue_reader *reader, const tr_draft *draft, float *of) {
  enum { LEAD = 3, MANY_WORDS = 60, MANY_SENTENCES = 60, MANY_OF_KIND = 4, MANY_LINES = 8 };
  const tr_coder *coder = reader->coder;
  const uint32_t number = tr_word(coder, draft->line.trigger)->sentence;
  const truce_sentence *sentence = &coder->reading->sentences[number];
  size_t of_kind = 0, lines = 0;
  for (const uint32_t *i = tr_group_begin(&reader->drafts, number); i < tr_group_end(&reader->drafts, number); i++) {
    const tr_draft *other = &coder->drafts.items[*i];
    if (other->dropped || other == draft) continue;
    lines++;
    if (other->line.kind == draft->line.kind) of_kind++;
  }
  of[TR_CLUE_IN_QUOTE] = tr_group_begin(&coder->quotes, number) < tr_group_end(&coder->quotes, number);
  of[TR_CLUE_LEAD] = number < LEAD;
  of[TR_CLUE_LATE] = (float)number / (float)coder->reading->sentence_count;
  of[TR_CLUE_LONG_SENTENCE] = share_of(sentence->end - sentence->first, MANY_WORDS);
  of[TR_CLUE_LONG_REPORT] = share_of(coder->reading->sentence_count, MANY_SENTENCES);
  of[TR_CLUE_REFLECTS] = reader->coder->reflects;
  of[TR_CLUE_OTHERS_OF_KIND] = share_of(of_kind, MANY_OF_KIND);
  of[TR_CLUE_OTHERS] = share_of(lines, MANY_LINES);
}

/* ---- the line itself ---- */

static void line(const tr_draft *draft, float *of) {
  enum { MUCH_EVIDENCE = 200 };
  static const tr_clue statuses[] = {TR_CLUE_COUNT, TR_CLUE_PLANNED, TR_CLUE_POSSIBLE, TR_CLUE_NEGATED, TR_CLUE_REQUESTED};
  static const tr_clue claims[] = {TR_CLUE_CLAIM_NAMED, TR_CLUE_CLAIM_OFFICIAL, TR_CLUE_CLAIM_ANONYMOUS, TR_CLUE_CLAIM_ANALYST, TR_CLUE_CLAIM_OUTLET};
  of[TR_CLUE_LINE] = 1;
  if (draft->line.status != TRUCE_ACTUAL) of[statuses[draft->line.status]] = 1;
  if (draft->line.said_by_count) of[claims[draft->line.said_by[0].as]] = 1;
  of[TR_CLUE_FILLED] = draft->context.size > 0;
  of[TR_CLUE_FILLED_UNSURE] = draft->chance > 0 ? 1 - draft->chance : 0;
  of[TR_CLUE_UNDATED] = !draft->line.dated;
  of[TR_CLUE_ON_PROPOSAL] = draft->about != TRUCE_NONE;
  if (draft->evidence.count) of[TR_CLUE_LONG_EVIDENCE] = share_of(draft->evidence.items[0].end - draft->evidence.items[0].start, MUCH_EVIDENCE);
}

/* ---- who acts, and on whom ---- */

/* The fields of a kind that tell who acts, and whom it is meant for; TRUCE_FIELD_COUNT: none. */
static const struct { truce_field who, whom; } parties[TRUCE_LINE_KIND_COUNT] = {
    [TRUCE_EVENT] = {TRUCE_FIELD_ACTORS, TRUCE_FIELD_RECIPIENTS},
    [TRUCE_PROPOSAL] = {TRUCE_FIELD_AUTHORS, TRUCE_FIELD_COUNT},
    [TRUCE_STEP] = {TRUCE_FIELD_BY_ACTORS, TRUCE_FIELD_COUNT},
    [TRUCE_STANCE] = {TRUCE_FIELD_PARTY, TRUCE_FIELD_COUNT},
    [TRUCE_MEDIATION] = {TRUCE_FIELD_MEDIATORS, TRUCE_FIELD_PARTIES},
    [TRUCE_LEG] = {TRUCE_FIELD_WHO, TRUCE_FIELD_HOSTS},
    [TRUCE_CALL] = {TRUCE_FIELD_WHO, TRUCE_FIELD_WHOM},
    [TRUCE_ACCESS] = {TRUCE_FIELD_BY_ACTORS, TRUCE_FIELD_COUNT},
    [TRUCE_SPILLOVER] = {TRUCE_FIELD_WHO, TRUCE_FIELD_COUNT},
    [TRUCE_DOMESTIC] = {TRUCE_FIELD_WHO, TRUCE_FIELD_PRESSURE_ON},
    [TRUCE_FIGURE] = {TRUCE_FIELD_BY_WHOM, TRUCE_FIELD_COUNT},
    [TRUCE_DEADLINE] = {TRUCE_FIELD_SET_BY, TRUCE_FIELD_COUNT},
};

/* How many words the nearest mention of the actor in the sentence is from the word; `none` if there is none. */
static size_t distance(const tr_coder *coder, const truce_actor *actor, uint32_t trigger, size_t none) {
  size_t nearest = none;
  for (size_t m = 0; m < actor->mention_count; m++) {
    const uint32_t head = coder->reading->mentions[actor->mentions[m]].head;
    const size_t apart = head > trigger ? head - trigger : trigger - head;
    if (tr_word(coder, head)->sentence == tr_word(coder, trigger)->sentence && apart < nearest) nearest = apart;
  }
  return nearest;
}

/* `of`: the clues from WHO_NOBODY or from WHOM_NOBODY on. */
static void party(const tr_coder *coder, const tr_draft *draft, truce_field field, float *of) {
  enum { FAR = 20, OFTEN = 8 };
  enum { NOBODY, SEVERAL, NOT_IN_ROSTER, NO_COUNTRY, PLURAL, FAR_OFF, ELSEWHERE, OFTEN_THERE, KINDS };
  _Static_assert(TR_CLUE_WHO_KIND_OTHER - TR_CLUE_WHO_NOBODY == KINDS + TRUCE_KIND_OTHER, "a clue for each kind of actor, in the order of the kinds");
  if (field == TRUCE_FIELD_COUNT) return;
  const truce_value *value = tr_draft_value(draft, field);
  of[NOBODY] = !tr_count(value);
  if (!tr_count(value)) return;
  const truce_actor *actor = &coder->reading->actors[value->ids[0]];
  const size_t apart = distance(coder, actor, draft->line.trigger, SIZE_MAX);
  of[SEVERAL] = value->count > 1;
  of[NOT_IN_ROSTER] = !actor->roster_id.size;
  of[NO_COUNTRY] = !actor->country[0];
  of[PLURAL] = actor->plural;
  of[FAR_OFF] = share_of(apart, FAR);
  of[ELSEWHERE] = apart == SIZE_MAX;
  of[OFTEN_THERE] = share_of(actor->mention_count, OFTEN);
  of[KINDS + actor->kind] = 1;
}

void tr_clues_of(const tr_clue_reader *reader, const tr_draft *draft, tr_clues *clues) {
  *clues = (tr_clues){0};
  heads(reader, draft, clues->of);
  word(reader->coder, draft, clues->of);
  surroundings(reader, draft, clues->of);
  line(draft, clues->of);
  party(reader->coder, draft, parties[draft->line.kind].who, clues->of + TR_CLUE_WHO_NOBODY);
  party(reader->coder, draft, parties[draft->line.kind].whom, clues->of + TR_CLUE_WHOM_NOBODY);
}
