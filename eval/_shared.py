"""What several measures need: the data pack's place, its scorers, its archives unpacked once, the usual options."""
import argparse, importlib.util, tarfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def options(description):
    p = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--truce", default=str(ROOT / "build/truce"))
    p.add_argument("--errors", type=int, default=0)
    return p.parse_args()


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
