"""What fits and measures on marked reports (folders of NAME.gold.json) share: programs run, texts written out, the scorer as a module, data without some tables."""
import json, re, subprocess, sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def run(*command, **more):
    """What a program prints; its failure ends this one."""
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, **more)
    if done.returncode:
        sys.exit(f"{command[0]} failed with {done.returncode}: {done.stderr[-1500:]}")
    return done.stdout


def texts_of(gold_dir, folder):
    """Writes the reports of a folder of gold records as text files, as score_record.py would."""
    for path in sorted(Path(gold_dir).glob("*.gold.json")):
        gold = json.loads(path.read_text())
        head = (gold["title"] + "\n\n" if gold.get("title") else "") + (f"Published {gold['published']}\n\n" if gold.get("published") else "")
        (folder / (re.sub(r"\W+", "-", gold["id"]) + ".txt")).write_text(head + gold["text"])


def scorer(path):
    """The names of a scorer that runs when it is imported."""
    space = {"__name__": path.stem}
    source = path.read_text()
    exec(compile(source[: source.rindex("\nmain()")] + "\n", str(path), "exec"), space)
    return space


def data_without(work, *left_out):
    """A copy of data/ by links in which the codebook lacks some files."""
    data = work / "data"
    (data / "codebook").mkdir(parents=True)
    for path in (ROOT / "data").iterdir():
        if path.name != "codebook":
            (data / path.name).symlink_to(path)
    for path in (ROOT / "data/codebook").iterdir():
        if path.name not in left_out:
            (data / "codebook" / path.name).symlink_to(path)
    return data
