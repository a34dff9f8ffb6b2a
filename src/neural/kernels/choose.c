/* The table of kernel sets built into this program, and the choice among them at run time. */
#include <string.h>

#include "neural/kernels/kernels.h"

#if defined __x86_64__
extern const tr_kernels tr_kernels_avx2, tr_kernels_avx512, tr_kernels_amx;
const tr_kernels *const tr_kernels_all[] = {&tr_kernels_amx, &tr_kernels_avx512, &tr_kernels_avx2, &tr_kernels_scalar, NULL};
#elif defined __aarch64__
extern const tr_kernels tr_kernels_neon;
const tr_kernels *const tr_kernels_all[] = {&tr_kernels_neon, &tr_kernels_scalar, NULL};
#else
const tr_kernels *const tr_kernels_all[] = {&tr_kernels_scalar, NULL};
#endif

const tr_kernels *tr_kernels_choose(const char *name) {
  for (const tr_kernels *const *k = tr_kernels_all; *k; k++)
    if ((!name || strcmp((*k)->name, name) == 0) && (*k)->runs_here()) return *k;
  return NULL;
}
