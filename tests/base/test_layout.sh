#!/usr/bin/env bash
# No line of C is longer than .clang-format allows; written data in strings (tests/tiny_model.h, rows of CoNLL-U) may be.
set -euo pipefail
python3 - <<'END'
import pathlib, re, sys
limit = int(re.search(r"ColumnLimit: (\d+)", pathlib.Path(".clang-format").read_text()).group(1))
files = [p for folder in ("src", "include", "tests", "bench", "fuzz") for p in sorted(pathlib.Path(folder).rglob("*.[ch]"))]
long = [f"{p}:{n}: {len(line)} columns" for p in files for n, line in enumerate(p.read_text(encoding="utf-8").split("\n"), 1)
        if len(line) > limit and not line.lstrip().startswith(('"{\\"', '"#'))]
print("\n".join(long) or f"{len(files)} files of C, no line over {limit} columns")
sys.exit(bool(long) or len(files) < 300)
END
