#include "store/persons.h"

#include "base/ascii.h"
#include "base/one_of.h"
#include "base/text.h"

/* "Sofyan Djalil", "Endriartono"; not "rebel commander", "Exiled leaders". */
static bool is_own_name(truce_span name, size_t *words) {
  truce_span word;
  *words = 0;
  while (tr_split(&name, ' ', &word)) {
    if (word.size && tr_ascii_small(word.data[0])) return false;
    *words += word.size > 0;
  }
  return *words > 0;
}

static truce_span last_word(truce_span name) {
  size_t at = name.size;
  while (at > 0 && name.data[at - 1] != ' ') at--;
  return (truce_span){name.data + at, name.size - at};
}

/* What nobody knows may be a person of whom only the last name is told. */
static bool may_be_person(const truce_actor *actor) {
  return actor->kind == TRUCE_PERSON || (!*actor->country && TR_ONE_OF(actor->kind, TRUCE_PLACE, TRUCE_KIND_OTHER));
}

int64_t tr_known_person(truce_store *store, const truce_actor *actor) {
  static const char sql[] =
      "SELECT min(id) FROM actor "
      "WHERE kind = 'person' AND " TR_LAST_NAME("name") " = " TR_LAST_NAME("?1") " "
      "  AND CASE WHEN ?3 THEN name LIKE '% ' || ?1 AND instr(name, ?1) ELSE name = ?2 COLLATE NOCASE END " /* "Ministers" is none of the "British ministers" */
      "  AND (country IS NULL OR ?4 = '' OR country = ?4) "
      "HAVING count(*) = 1";
  size_t words;
  if (actor->roster_id.size || !may_be_person(actor) || !is_own_name(actor->name, &words)) return 0;
  if (words > 1 && actor->kind != TRUCE_PERSON) return 0;
  return tr_single(store, tr_sql(store, sql, "ttis", last_word(actor->name), actor->name, (int64_t)(words == 1), actor->country), 0);
}
