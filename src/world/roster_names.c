/* Names in the roster: each points to the actor it means, and says which letters and which lands it needs to mean it. */
#include "world/roster_loader.h"

#include "base/ascii.h"
#include "world/fold.h"

/* No small letter and two capitals at least: IDF, U.N. */
static bool is_acronym(truce_span name) {
  size_t capitals = 0;
  for (size_t i = 0; i < name.size; i++) {
    if (tr_ascii_small(name.data[i])) return false;
    capitals += tr_ascii_capital(name.data[i]);
  }
  return capitals >= 2 && name.size <= 12;
}

static bool is_generic(const tr_roster *roster, uint64_t hash) {
  for (size_t i = 0; i < roster->generic.count; i++)
    if (roster->generic.items[i] == hash) return true;
  return false;
}

/* A group's acronym, or its name where each word is generic. */
static bool is_loose(const tr_roster *roster, const tr_known *known, truce_span name) {
  if (known->kind != TRUCE_ARMED_GROUP && known->kind != TRUCE_PARTY) return false;
  if (known->sector_count && !strcmp(known->sectors[0], "MIL")) return false; /* a state's own forces */
  if (is_acronym(name)) return true;
  truce_span word;
  while (tr_split(&name, ' ', &word))
    if (word.size && !is_generic(roster, tr_fold_hash(word))) return false;
  return true;
}

void tr_roster_add_name(tr_roster_loader *l, uint32_t known, truce_span name, tr_use use) {
  tr_roster *roster = l->roster;
  if (name.size > 4 && (tr_starts(name, TR_SPAN("the ")) || tr_starts(name, TR_SPAN("The ")))) name = (truce_span){name.data + 4, name.size - 4};
  uint64_t hash = tr_fold_hash(name);
  if (!hash) return;
  uint32_t *first = tr_index_slot(roster->arena, &roster->by_alias, hash), *end = first;
  while (*end != TRUCE_NONE) {
    tr_alias *other = &roster->aliases.items[*end];
    if (other->known == known) {
      other->acronym = other->acronym && is_acronym(name);
      other->loose = other->loose && is_loose(roster, &roster->known.items[known], name);
      return;
    }
    end = &other->next;
  }
  tr_alias alias = {
      .hash = hash,
      .known = known,
      .next = l->own ? *first : TRUCE_NONE,
      .use = use,
      .acronym = is_acronym(name),
      .own = l->own,
      .loose = use == TR_USE_NAME && !l->own && is_loose(roster, &roster->known.items[known], name),
  };
  *(l->own ? first : end) = (uint32_t)roster->aliases.count;
  TR_PUSH(roster->arena, &roster->aliases, alias);
}

void tr_roster_add_names(tr_roster_loader *l, uint32_t known, truce_span list, tr_use use) {
  truce_span part;
  while (tr_split(&list, '|', &part)) tr_roster_add_name(l, known, tr_trim(part), use);
}

/* Last word of a person's name, with its particle: "al-Sisi" → "sisi", "de Mistura" → "de mistura" and "mistura". */
void tr_roster_add_surname(tr_roster_loader *l, uint32_t at, truce_span name) {
  size_t end = name.size, start = end;
  while (start > 0 && name.data[start - 1] != ' ') start--;
  if (start == 0) return;
  truce_span last = {name.data + start, end - start};
  if (last.size < 3 || memchr(last.data, '.', last.size)) return;
  tr_roster_add_name(l, at, last, TR_USE_SURNAME);
  if (last.size > 5 && (last.data[2] == '-') && (last.data[0] == 'a' || last.data[0] == 'A' || last.data[0] == 'e' || last.data[0] == 'E'))
    tr_roster_add_name(l, at, (truce_span){last.data + 3, last.size - 3}, TR_USE_SURNAME);
}
