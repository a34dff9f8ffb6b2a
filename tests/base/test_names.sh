# No name is defined twice in the library: of two, the linker would silently take the one it meets first.
set -u
library=$(dirname "$TRUCE")/libtruce.a
twice=$(nm -g --defined-only "$library" 2>/dev/null | awk '$3 ~ /^(tr|truce)_/ {print $3}' | sort | uniq -d)
count=$(nm -g --defined-only "$library" 2>/dev/null | awk '$3 ~ /^(tr|truce)_/' | wc -l)
[ -z "$twice" ] || { echo "FAILED: defined twice: $twice"; exit 1; }
[ "$count" -gt 500 ] || { echo "FAILED: only $count names seen in $library"; exit 1; }
echo "$count names"
