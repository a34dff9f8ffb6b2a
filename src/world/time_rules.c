/* Loads the rules of time expressions and compiles their patterns; splits text into the tokens that patterns are over. */
#include "world/time_rules.h"

#include <stdio.h>

#include "base/ascii.h"
#include "base/rows.h"
#include "world/fold.h"
#include "world/time_values.h"

static const char *const computed[TR_TIME_CLASS_COUNT] = {"", "year", "day", "num", "hour", "minute", "yy", "decade"};

static bool letter(unsigned char c) { return tr_ascii_letter(c) || c >= 128; }

/* Quotes and dashes of three bytes count as their plain forms. */
static size_t mark_size(truce_span text, size_t at, char *plain) {
  const unsigned char *s = (const unsigned char *)text.data + at;
  *plain = 0;
  if (at + 2 < text.size && s[0] == 0xE2 && s[1] == 0x80) {
    *plain = s[2] == 0x98 || s[2] == 0x99                                   ? '\''
             : s[2] == 0x9C || s[2] == 0x9D                                 ? '"'
             : s[2] == 0x93 || s[2] == 0x94 || s[2] == 0x91 || s[2] == 0x90 ? '-'
                                                                            : '*';
    return 3;
  }
  if (at + 1 < text.size && s[0] == 0xC2 && s[1] == 0xA0) {
    *plain = ' ';
    return 2;
  }
  return 0;
}

/* Three digits behind a comma, as in 10,000. */
static bool thousands(truce_span text, size_t at, size_t end) {
  if (text.data[at] != ',' || at + 3 >= end) return false;
  for (size_t i = at + 1; i < at + 4; i++)
    if (!tr_ascii_digit((unsigned char)text.data[i])) return false;
  return true;
}

size_t tr_time_tokens(truce_arena *arena, truce_span text, truce_range range, tr_time_token **out) {
  TR_ARRAY(tr_time_token) tokens = {0};
  bool space = true;
  for (size_t at = range.start; at < range.end;) {
    unsigned char c = (unsigned char)text.data[at];
    char plain;
    size_t size = mark_size((truce_span){text.data, range.end}, at, &plain);
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || plain == ' ') {
      space = true;
      at += size ? size : 1;
      continue;
    }
    size_t end = at + (size ? size : 1);
    if (!size && letter(c)) {
      char unused;
      while (end < range.end && letter((unsigned char)text.data[end]) && !mark_size((truce_span){text.data, range.end}, end, &unused)) end++;
    } else if (!size && tr_ascii_digit(c)) {
      while (end < range.end && (tr_ascii_digit((unsigned char)text.data[end]) || thousands(text, end, range.end))) end++;
    }
    tr_time_token token = {.where = {(uint32_t)at, (uint32_t)end}, .space_before = space};
    char *lower = tr_arena_allocate(arena, end - at + 1);
    size_t length = 0;
    if (plain) lower[length++] = plain;
    else
      for (size_t i = at; i < end; i++) lower[length++] = tr_ascii_lower(text.data[i]);
    token.lower = (truce_span){lower, length};
    token.hash = tr_hash(lower, length);
    TR_PUSH(arena, &tokens, token);
    space = false;
    at = end;
  }
  *out = tokens.items;
  return tokens.count;
}

uint32_t tr_time_class_of(const tr_time_rules *rules, const char *name) {
  for (uint32_t i = 1; i < rules->classes.count; i++)
    if (tr_equal_string(rules->classes.items[i], name)) return i;
  return 0;
}

static uint32_t class_named(tr_time_rules *rules, truce_span name, bool add) {
  for (uint32_t i = 1; i < rules->classes.count; i++)
    if (tr_equal(rules->classes.items[i], name)) return i;
  if (!add) return 0;
  truce_span copy = tr_arena_copy(rules->arena, name);
  TR_PUSH(rules->arena, &rules->classes, copy);
  return (uint32_t)rules->classes.count - 1;
}

/* The fields of a row, four at most. */
static size_t fields_of(truce_span row, truce_span field[4]) {
  size_t count = 0;
  while (count < 4 && tr_split(&row, '\t', &field[count])) count++;
  return count;
}

/* class, value, phrases */
static truce_status read_word(void *self, truce_span row, const tr_row_place *place) {
  tr_time_rules *rules = self;
  truce_span field[4];
  if (fields_of(row, field) != 3) return tr_row_fault(place, "a word needs class, value and phrases:", field[0]);
  tr_time_word word = {.class_ = class_named(rules, field[0], true), .value = tr_arena_copy(rules->arena, field[1])};
  truce_span phrase, phrases = field[2];
  while (tr_split(&phrases, '|', &phrase)) {
    tr_time_token *tokens;
    size_t length = tr_time_tokens(rules->arena, phrase, (truce_range){0, (uint32_t)phrase.size}, &tokens);
    if (length == 0 || length > TR_TIME_TOKENS) return tr_row_fault(place, "a phrase is empty or has more than eight words:", phrase);
    word.length = (uint32_t)length;
    for (size_t i = 0; i < length; i++) word.token[i] = tokens[i].hash;
    uint32_t *slot = &rules->slots[word.token[0] % TR_TIME_SLOTS];
    word.next = *slot;
    *slot = (uint32_t)rules->words.count;
    TR_PUSH(rules->arena, &rules->words, word);
  }
  return TRUCE_OK;
}

static bool read_item(tr_time_rules *rules, truce_span text, tr_time_item *item) {
  *item = (tr_time_item){0};
  if (text.size > 1 && text.data[0] == '>') item->ahead = true, text.data++, text.size--;
  if (text.size > 1 && text.data[text.size - 1] == '?') item->optional = true, text.size--;
  if (text.size > 2 && text.data[0] == '<' && text.data[text.size - 1] == '>')
    return (item->class_ = class_named(rules, (truce_span){text.data + 1, text.size - 2}, false)) != 0;
  truce_span part;
  while (tr_split(&text, '|', &part)) {
    if (item->literal_count == 6 || !part.size) return false;
    item->literal[item->literal_count++] = tr_hash(part.data, part.size);
  }
  return item->literal_count > 0;
}

/* "o'clock" and the like are several tokens: split such literals into items of their own. */
static bool add_items(tr_time_rules *rules, tr_time_rule *rule, truce_span text) {
  if (text.data[0] == '<' || text.data[0] == '>' || memchr(text.data, '|', text.size) || text.data[text.size - 1] == '?') {
    if (rule->item_count == TR_TIME_ITEMS) return false;
    return read_item(rules, text, &rule->item[rule->item_count++]);
  }
  tr_time_token *tokens;
  size_t count = tr_time_tokens(rules->arena, text, (truce_range){0, (uint32_t)text.size}, &tokens);
  for (size_t i = 0; i < count; i++) {
    if (rule->item_count == TR_TIME_ITEMS) return false;
    rule->item[rule->item_count++] = (tr_time_item){.literal = {tokens[i].hash}, .literal_count = 1};
  }
  return true;
}

/* pattern, type, action */
static truce_status read_rule(void *self, truce_span row, const tr_row_place *place) {
  static const char *const types[] = {"date", "time", "duration", "set", "never"};
  tr_time_rules *rules = self;
  truce_span field[4];
  if (fields_of(row, field) != 3) return tr_row_fault(place, "a rule needs pattern, type and action:", field[0]);
  tr_time_rule rule = {0};
  truce_span part, pattern = field[0], action = field[2];
  while (tr_split(&pattern, ' ', &part))
    if (part.size && !add_items(rules, &rule, part)) return tr_row_fault(place, "not an item of a pattern (or more than twelve):", part);
  int type = -1;
  for (int i = 0; i < 5; i++)
    if (tr_equal_string(field[1], types[i])) type = i;
  if (type < 0) return tr_row_fault(place, "a type is date, time, duration, set or never, not", field[1]);
  rule.silent = type == 4;
  rule.type = rule.silent ? TRUCE_TIME_DATE : (truce_time_type)type;
  while (tr_split(&action, ' ', &part)) {
    if (!part.size) continue;
    if (rule.action_count == 5) return tr_row_fault(place, "an action has at most four arguments:", field[2]);
    rule.action[rule.action_count++] = tr_arena_copy(rules->arena, part);
  }
  if (!rule.item_count || !rule.action_count) return tr_row_fault(place, "a rule needs a pattern and an action:", field[0]);
  if (!tr_time_action_known(rule.action[0])) return tr_row_fault(place, "no such action:", rule.action[0]);
  TR_PUSH(rules->arena, &rules->rules, rule);
  return TRUCE_OK;
}

bool tr_time_may_begin(const tr_time_rules *rules, const tr_time_token *token) {
  return tr_ascii_digit((unsigned char)token->lower.data[0]) || rules->begins[token->hash % TR_TIME_STARTS];
}

/* First tokens of all words, literals that rules begin with, and decades told in words ("nineties", "'90s"). */
static void note_beginnings(tr_time_rules *rules) {
  static const char *const computed_words[] = {"'", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"};
  for (size_t i = 0; i < sizeof computed_words / sizeof *computed_words; i++)
    rules->begins[tr_hash(computed_words[i], strlen(computed_words[i])) % TR_TIME_STARTS] = true;
  for (size_t i = 0; i < rules->words.count; i++) rules->begins[rules->words.items[i].token[0] % TR_TIME_STARTS] = true;
  for (size_t i = 0; i < rules->rules.count; i++)
    for (uint32_t k = 0; k < rules->rules.items[i].item_count; k++) {
      const tr_time_item *item = &rules->rules.items[i].item[k];
      for (uint32_t l = 0; l < item->literal_count; l++) rules->begins[item->literal[l] % TR_TIME_STARTS] = true;
      if (!item->optional) break;
    }
}

static void note_classes(tr_time_rules *rules) {
  rules->will_class = tr_time_class_of(rules, "will");
  rules->modal_class = tr_time_class_of(rules, "modal");
  rules->plan_class = tr_time_class_of(rules, "plan");
  rules->due_class = tr_time_class_of(rules, "due");
  rules->ask_class = tr_time_class_of(rules, "ask");
  rules->announce_class = tr_time_class_of(rules, "announce");
  rules->start_class = tr_time_class_of(rules, "start");
  rules->done_class = tr_time_class_of(rules, "done");
  rules->name_like_class = tr_time_class_of(rules, "namelike");
}

truce_status tr_time_rules_open(tr_time_rules *rules, truce_arena *arena, const char *folder, truce_error *error) {
  *rules = (tr_time_rules){.arena = arena};
  for (size_t i = 0; i < TR_TIME_SLOTS; i++) rules->slots[i] = TRUCE_NONE;
  for (size_t i = 0; i < TR_TIME_CLASS_COUNT; i++) {
    truce_span name = tr_span(computed[i]);
    TR_PUSH(arena, &rules->classes, name);
  }
  char path[4608];
  snprintf(path, sizeof path, "%s/words.tsv", folder);
  truce_status status = tr_rows_read(path, read_word, rules, error);
  if (status) return status;
  snprintf(path, sizeof path, "%s/rules.tsv", folder);
  status = tr_rows_read(path, read_rule, rules, error);
  if (!status) note_beginnings(rules), note_classes(rules);
  return status;
}

void tr_time_rules_close(tr_time_rules *rules) { *rules = (tr_time_rules){0}; }

const tr_time_word *tr_time_word_at(const tr_time_rules *rules, uint64_t hash) {
  uint32_t at = rules->slots[hash % TR_TIME_SLOTS];
  return at == TRUCE_NONE ? NULL : &rules->words.items[at];
}

bool tr_time_word_is(const tr_time_rules *rules, truce_span word, uint32_t class_) {
  char plain;
  const size_t mark = word.size && word.data[0] == '\'' ? 1 : mark_size(word, 0, &plain); /* 'll */
  if (mark) word.data += mark, word.size -= mark;
  const uint64_t hash = tr_hash(word.data, word.size);
  for (const tr_time_word *w = tr_time_word_at(rules, hash); w; w = w->next == TRUCE_NONE ? NULL : &rules->words.items[w->next])
    if (w->class_ == class_ && w->length == 1 && w->token[0] == hash) return true;
  return false;
}
