#!/usr/bin/env bash
# The NEON kernels equal the scalar ones to the bit: test_kernels.c cross-built for arm64 and run under qemu-user, where both are installed.
set -euo pipefail
compiler=aarch64-linux-gnu-gcc
runner=$(command -v qemu-aarch64 || command -v qemu-aarch64-static || true)
if ! command -v $compiler >/dev/null || [ -z "$runner" ]; then
  echo "skipped: no $compiler or qemu-aarch64 (apt install gcc-aarch64-linux-gnu qemu-user)"
  exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
flags="-std=c11 -D_GNU_SOURCE -O2 -ffp-contract=off -Wall -Wextra -Wconversion -Werror -Isrc -Itests/neural/bare"
for file in scalar choose; do $compiler $flags -c src/neural/kernels/$file.c -o "$folder/$file.o"; done
$compiler $flags -march=armv8.2-a+dotprod -c src/neural/kernels/neon.c -o "$folder/neon.o"
$compiler $flags -Wno-conversion -c tests/neural/test_kernels.c -o "$folder/test.o"
$compiler -static "$folder"/*.o -lm -o "$folder/test"
"$runner" -cpu max "$folder/test" | tee "$folder/log"
! grep -q "skipped: neon" "$folder/log"
