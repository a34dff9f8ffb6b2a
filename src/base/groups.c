/* Members → groups, by counting: how many each group has, where it starts, then each member to its place. */
#include "base/groups.h"

tr_groups tr_groups_new(truce_arena *arena, const tr_members *members, size_t group_count) {
  uint32_t *starts = TR_NEW_ARRAY(arena, uint32_t, group_count + 1), *next = TR_NEW_ARRAY(arena, uint32_t, group_count + 1);
  uint32_t *things = TR_NEW_ARRAY(arena, uint32_t, members->count + 1);
  for (size_t i = 0; i < members->count; i++)
    if (members->items[i].group < group_count) starts[members->items[i].group + 1]++;
  for (size_t g = 0; g < group_count; g++) next[g] = starts[g], starts[g + 1] += starts[g];
  for (size_t i = 0; i < members->count; i++)
    if (members->items[i].group < group_count) things[next[members->items[i].group]++] = members->items[i].thing;
  return (tr_groups){starts, things};
}
