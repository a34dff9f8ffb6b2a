/* Things in groups: the drafts of a sentence, the links of a trigger. Built once in linear time; asking then costs the size of the group, not of the report. */
#ifndef TR_BASE_GROUPS_H
#define TR_BASE_GROUPS_H

#include "base/arena.h"

/* Thing `thing` belongs to group `group`; a thing may belong to several. */
typedef struct tr_member { uint32_t group, thing; } tr_member;
typedef TR_ARRAY(tr_member) tr_members;

typedef struct tr_groups { const uint32_t *starts, *things; } tr_groups;

/* The members by group, within one in their first order. Members of groups at or above `group_count` are left out. */
tr_groups tr_groups_new(truce_arena *arena, const tr_members *members, size_t group_count);

/* Groups stand side by side: the end of one is the beginning of the next. The things of group `g` are those from tr_group_begin to before tr_group_end. */
static inline const uint32_t *tr_group_begin(const tr_groups *groups, uint32_t g) { return groups->things + groups->starts[g]; }
static inline const uint32_t *tr_group_end(const tr_groups *groups, uint32_t g) { return groups->things + groups->starts[g + 1]; }
static inline bool tr_group_empty(const tr_groups *groups, uint32_t g) { return groups->starts[g] == groups->starts[g + 1]; }
/* for each thing `at` of a group */
#define TR_EACH_OF_GROUP(at, groups, g) for (const uint32_t *at = tr_group_begin(groups, g); at < tr_group_end(groups, g); at++)

#endif
