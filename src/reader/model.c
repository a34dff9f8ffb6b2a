/* Opens a model: the network, the tables of data/language beside it, and the meaning of the heads' labels. */
#include "reader/model.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "reader/likeness.h"

typedef uint8_t (*label_reader)(const char *label);

static uint8_t find_name(const char *const *names, size_t count, const char *label, size_t otherwise) {
  for (size_t i = 0; i < count; i++)
    if (strcmp(names[i], label) == 0) return (uint8_t)i;
  return (uint8_t)otherwise;
}

static uint8_t read_upos(const char *label) { return find_name(truce_upos_names, TRUCE_UPOS_COUNT, label, TRUCE_X); }
static uint8_t read_relation(const char *label) { return (uint8_t)truce_deprel_from(tr_span(label)); }
static uint8_t read_status(const char *label) { return find_name(truce_line_status_names, TRUCE_STATUS_COUNT, label, TRUCE_STATUS_COUNT); }
static uint8_t read_class(const char *label) { return find_name(truce_name_class_names, 4, label, TRUCE_OTH); }
static uint8_t read_kind(const char *label) { return find_name(truce_kind_names, TRUCE_KIND_COUNT, label, TRUCE_KIND_OTHER); }

/* TRUCE_ROLE_COUNT = no link in the reading: no argument, or one that only points to one (R-, C-). */
static uint8_t read_role(const char *label) {
  if (strcmp(label, "_") == 0 || strncmp(label, "R-", 2) == 0 || strncmp(label, "C-", 2) == 0) return TRUCE_ROLE_COUNT;
  if (strcmp(label, "GOL") == 0) return TRUCE_DIRECTION;
  return find_name(truce_role_names, TRUCE_ROLE_COUNT, label, TRUCE_ROLE_OTHER);
}

static bool open_labelled(const tr_network *network, const char *name, label_reader read, tr_labelled *out) {
  out->head = tr_network_head(network, name);
  if (!out->head) return true;
  out->meaning = calloc(out->head->label_count, 1);
  for (size_t i = 0; out->meaning && i < out->head->label_count; i++) out->meaning[i] = read(out->head->labels[i]);
  return out->meaning != NULL;
}

static bool open_features(const tr_network *network, tr_labelled *out) {
  static const struct {
    const char *group, *label;
  } known[] = {
#define X(id, group, label) {group, label},
      TR_FEATURE_TABLE(X)
#undef X
  };
  out->head = tr_network_head(network, "features");
  if (!out->head) return true;
  out->meaning = calloc(out->head->label_count, 1);
  for (size_t g = 0; out->meaning && g < out->head->group_count; g++) {
    const tr_group *group = &out->head->groups[g];
    for (size_t i = group->first; i < group->first + group->count; i++)
      for (size_t k = 0; k < sizeof known / sizeof *known; k++)
        if (strcmp(known[k].group, group->name) == 0 && strcmp(known[k].label, out->head->labels[i]) == 0) out->meaning[i] = (uint8_t)(k + 1);
  }
  return out->meaning != NULL;
}

static bool open_spans(const tr_network *network, const char *name, label_reader read, tr_spans_head *out) {
  out->head = tr_network_head(network, name);
  if (!out->head) return true;
  out->meaning = calloc(out->head->label_count, 1);
  out->mark = calloc(out->head->label_count, 1);
  if (!out->meaning || !out->mark) return false;
  for (size_t i = 0; i < out->head->label_count; i++) {
    const char *label = out->head->labels[i];
    bool span = (label[0] == 'B' || label[0] == 'I') && label[1] == '-';
    out->mark[i] = span ? label[0] : 'O';
    out->meaning[i] = span ? read(label + 2) : 0;
  }
  return true;
}

/* A head of a certain kind, or NULL: one of another kind is not the head that is meant. */
static const tr_head *head_of_kind(const tr_network *network, const char *name, tr_head_kind kind) {
  const tr_head *head = tr_network_head(network, name);
  return head && head->kind == kind ? head : NULL;
}

static bool open_heads(truce_model *m) {
  const tr_network *n = &m->network;
  m->arc = head_of_kind(n, "arc", TR_HEAD_BIAFFINE);
  m->coref = head_of_kind(n, "coref", TR_HEAD_BIAFFINE);
  m->line_role = head_of_kind(n, "line_role", TR_HEAD_BIAFFINE);
  m->pair = head_of_kind(n, "pair", TR_HEAD_BIAFFINE);
  m->pair_type = head_of_kind(n, "pair_type", TR_HEAD_BIAFFINE);
  m->pair_status = head_of_kind(n, "pair_status", TR_HEAD_BIAFFINE);
  m->predicate = tr_network_head(n, "predicate");
  m->realis = tr_network_head(n, "realis");
  m->line = tr_network_head(n, "line");
  m->detail = head_of_kind(n, "detail", TR_HEAD_GROUPS);
  m->predicate_label = m->predicate ? tr_head_label(m->predicate, "predicate") : 0;
  const bool labelled = open_labelled(n, "upos", read_upos, &m->upos) && open_labelled(n, "relation", read_relation, &m->relation) &&
                        open_labelled(n, "role", read_role, &m->role) && open_labelled(n, "status", read_status, &m->status);
  const bool good = labelled && open_features(n, &m->features) && open_spans(n, "names", read_class, &m->names) &&
                    open_spans(n, "mention", read_kind, &m->mention);
  if (m->relation.head && m->relation.head->kind != TR_HEAD_BIAFFINE) m->relation.head = NULL;
  if (m->role.head && m->role.head->kind != TR_HEAD_BIAFFINE) m->role.head = NULL;
  if (m->features.head && m->features.head->kind != TR_HEAD_GROUPS) m->features.head = NULL;
  m->root_label = m->relation.head ? tr_head_label(m->relation.head, "root") : 0;
  return good;
}

/* The folder `language` of truce's own data folder (the tables belong to the program), else of the one that the model stands in. */
static truce_status open_language(const char *path, tr_language *language, truce_error *error) {
  char folder[4200], probe[4300], data[4096];
  const char *slash = strrchr(path, '/');
  tr_file file;
  snprintf(folder, sizeof folder, "%s/language", tr_data_folder(data));
  snprintf(probe, sizeof probe, "%s/abbreviations.txt", folder);
  if (tr_file_map(probe, 0, &file, NULL) == TRUCE_OK)
    tr_file_unmap(&file);
  else
    snprintf(folder, sizeof folder, "%.*s/../language", slash ? (int)(slash - path) : 1, slash ? path : ".");
  return tr_language_open(folder, language, error);
}

static truce_status open_parts(const char *path, const char *kernels, truce_model *model, truce_error *error) {
  truce_status status = tr_network_open(path, kernels, &model->network, error);
  if (!status) status = open_language(path, &model->language, error);
  if (status) return status;
  if (!tr_vocabulary_open(&model->network, &model->vocabulary))
    return tr_fail(error, TRUCE_BAD_DATA, path, -1, "Not a usable model file: its vocabulary lacks [UNK], [CLS] or [SEP].");
  if (!open_heads(model)) return tr_fail(error, TRUCE_NO_SPACE, NULL, -1, "Memory is full.");
  size_t buckets = model->coref && model->coref->relative.data ? model->coref->relative.out : TR_NEAR_BUCKETS;
  if (buckets == TR_NEAR_BUCKETS || buckets == TR_LIKENESS_BUCKETS) return TRUCE_OK;
  return tr_fail(error, TRUCE_BAD_DATA, path, -1, "Not a usable model file: tensor coref.relative has %zu rows, not %d or %d.", buckets, TR_NEAR_BUCKETS,
                 TR_LIKENESS_BUCKETS);
}

truce_status truce_model_open(const char *path, const char *kernels, truce_model **out, truce_error *error) {
  truce_model *model = calloc(1, sizeof *model);
  if (!model) return tr_fail(error, TRUCE_NO_SPACE, NULL, -1, "Memory is full.");
  truce_status status = open_parts(path, kernels, model, error);
  if (status) {
    truce_model_close(model);
    return status;
  }
  *out = model;
  return TRUCE_OK;
}

void truce_model_close(truce_model *model) {
  if (!model) return;
  uint8_t *const meanings[] = {
      model->upos.meaning, model->features.meaning, model->relation.meaning, model->role.meaning, model->status.meaning, model->names.meaning,
      model->mention.meaning,
  };
  for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++) free(meanings[i]);
  free(model->names.mark);
  free(model->mention.mark);
  tr_vocabulary_close(&model->vocabulary);
  tr_language_close(&model->language);
  tr_network_close(&model->network);
  free(model);
}

const char *truce_model_version(const truce_model *model) { return model->network.version; }
