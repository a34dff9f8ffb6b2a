"""What several measures need: the data pack's place, its scorers, its archives unpacked once, the usual options, texts read by truce."""
import argparse, importlib.util, json, os, subprocess, sys, tarfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("TRUCE_SHARED", ROOT.parent / "shared"))
MODEL = ROOT / "data/model/reader.truce"


def options(description, *flags, **values):
    """--truce, --show N, flags and values of one's own with what they are if not given. Ends the program where the data pack is not there, or a model that is asked for."""
    p = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--truce", default=str(ROOT / "build/truce"))
    p.add_argument("--show", type=int, default=0)
    for flag in flags:
        p.add_argument(flag, action="store_true")
    for name, otherwise in values.items():
        p.add_argument(f"--{name}", default=str(otherwise))
    o = p.parse_args()
    if not SHARED.exists():
        print("skipped: no ../shared")
        sys.exit(0)
    if "model" in o and not Path(o.model).exists():
        print("skipped: no", o.model)
        sys.exit(0)
    return o


def scorer(name):
    """A scorer of the data pack as a module."""
    spec = importlib.util.spec_from_file_location(name, SHARED / f"tools/scorers/{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def unpacked(archive, folder):
    """The folder build/eval/FOLDER with the archive's files."""
    place = ROOT / "build/eval" / folder
    if not place.exists():
        with tarfile.open(SHARED / "data" / archive) as opened:
            opened.extractall(place, filter="data")
    return place


def layers(truce, rows, *more):
    """What `truce layers` (with more options) reads in each row ({"id", "text", …}), in their order."""
    done = subprocess.run([truce, "layers", *more, "--input", "jsonl", "--format", "jsonl"], input="".join(json.dumps(r) + "\n" for r in rows), capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"truce layers failed: {done.stderr[-500:]}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def to_bytes(text):
    """Offsets in characters → in bytes."""
    return lambda at: len(text[:at].encode())


def to_characters(text):
    """Offsets in bytes → in characters."""
    raw = text.encode()
    return lambda at: len(raw[:at].decode(errors="ignore"))
