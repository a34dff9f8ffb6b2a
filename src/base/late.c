/* Loading of libraries: dlopen, and the functions by name. */
#include "base/late.h"

#include <dlfcn.h>

#include "base/text.h"

truce_status tr_late_load(const char *library, const char *const *names, size_t count, void *functions, truce_error *error) {
  void *handle = dlopen(library, RTLD_LAZY | RTLD_LOCAL | RTLD_NODELETE);
  if (!handle) return tr_fail(error, TRUCE_NOT_FOUND, library, -1, "The library cannot be loaded: %s.", dlerror());
  truce_status status = TRUCE_OK;
  for (size_t i = 0; !status && i < count; i++) {
    void *function = dlsym(handle, names[i]);
    memcpy((char *)functions + i * sizeof function, &function, sizeof function); /* ISO C has no conversion between pointers to data and to functions */
    if (!function) status = tr_fail(error, TRUCE_NOT_FOUND, library, -1, "The library has no %s.", names[i]);
  }
  dlclose(handle); /* it stays: RTLD_NODELETE */
  return status;
}
