#!/usr/bin/env bash
# Public headers compile alone, as C11 and as C++17, without warnings.
set -euo pipefail
for header in include/truce/*.h; do
  echo "#include \"truce/$(basename "$header")\"" | ${CC:-cc} -std=c11 -Wall -Wextra -Wpedantic -Werror -Iinclude -x c -fsyntax-only -
  echo "#include \"truce/$(basename "$header")\"" | ${CXX:-c++} -std=c++17 -Wall -Wextra -Werror -Iinclude -x c++ -fsyntax-only -
done
echo "$(ls include/truce/*.h | wc -l) headers"
