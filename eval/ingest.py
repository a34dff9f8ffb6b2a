#!/usr/bin/env python3
"""Ingest on pages whose text, title, author and day are known: truce beside trafilatura, run here and now on the same pages.

usage: eval/ingest.py [--truce build/truce] [--no-peer] [--show N]   --show lists the N worst pages of each measure, to look at

readability: F1 over shingles of 4 words against the expected page, means of precision and recall over pages as the article-extraction benchmark counts.
trafilatura: its own pages and measure: pieces that must and must not appear in the text; title, day and author as labelled.
doubled: the expected pages with their body twice, in four builds: on how many of them a paragraph is told twice.
Speed is CPU time, reading, parsing and metadata included. The peer is installed from the Python index into build/peers.
"""
import html.parser, json, re, resource, subprocess, sys, tarfile, unicodedata
from collections import Counter
from pathlib import Path

import _shared
from _shared import ROOT, SHARED

PACK = SHARED / "data/extraction"
WORK = ROOT / "build/eval/pages"
BLOCKS = set("p div h1 h2 h3 h4 h5 h6 li ul ol table tr td th section article blockquote pre br figure figcaption dl dt dd hr header main".split())


class Text(html.parser.HTMLParser):
    """The text of the expected pages, blocks parted by blanks."""

    def __init__(self):
        super().__init__()
        self.out = []

    def handle_starttag(self, tag, attributes):
        if tag in BLOCKS:
            self.out.append(" ")

    handle_endtag = lambda self, tag: self.handle_starttag(tag, None)

    def handle_data(self, data):
        self.out.append(data)


def text_of(page):
    parser = Text()
    parser.feed(page)
    return "".join(parser.out)


def shingles(text, n=4):
    words = re.findall(r"\w+", unicodedata.normalize("NFC", text))
    return Counter(tuple(words[i:i + n]) for i in range(max(1, len(words) - n + 1))) if words else Counter()


def agreement(want, got):
    """Precision and recall of one page, None where undefined."""
    w, g = shingles(want), shingles(got)
    both = sum((w & g).values())
    return both / sum(g.values()) if g else None, both / sum(w.values()) if w else None


def mean(values):
    values = [v for v in values if v is not None]
    return sum(values) / len(values) if values else 0.0


def f1(p, r):
    return 2 * p * r / (p + r) if p + r else 0.0


def unpack():
    if not (WORK / "readability").is_dir():
        WORK.mkdir(parents=True, exist_ok=True)
        for pack in ("readability-pages.tar.gz", "trafilatura-eval.tar.gz"):
            with tarfile.open(PACK / pack) as tar:
                tar.extractall(WORK, filter="data") if hasattr(tarfile, "data_filter") else tar.extractall(WORK)


def run_truce(truce, paths):
    """Reports by path, and CPU seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([truce, "text", "--format", "json", *map(str, paths)], capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    reports = {}
    for line in done.stdout.decode().splitlines():
        report = json.loads(line)
        reports.setdefault(report["origin"].split("#")[0], []).append(report)
    merged = {}
    for path, parts in reports.items():
        merged[path] = dict(parts[0], text="\n\n".join(p["text"] for p in parts))
    return merged, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def peer():
    """The Python of an environment with trafilatura, or None."""
    python = ROOT / "build/peers/bin/python"
    if not python.exists():
        for command in ([sys.executable, "-m", "venv", str(ROOT / "build/peers")], [str(python), "-m", "pip", "-q", "install", "trafilatura", "lxml_html_clean"]):
            if subprocess.run(command, capture_output=True).returncode:
                return None
    return python if subprocess.run([python, "-c", "import trafilatura"], capture_output=True).returncode == 0 else None


PEER = r"""
import json, sys, time, logging
logging.disable(logging.CRITICAL)
import trafilatura
for line in sys.stdin:
    page = open(line.strip(), "rb").read()
    start = time.process_time()
    try:
        found = trafilatura.extract(page, output_format="json", with_metadata=True, include_comments=False)
    except Exception:
        found = None
    used = time.process_time() - start
    r = json.loads(found) if found else {}
    print(json.dumps({"origin": line.strip(), "text": r.get("text") or "", "title": r.get("title"), "author": r.get("author"), "published": r.get("date"), "seconds": used}))
"""


def run_peer(python, paths):
    done = subprocess.run([python, "-c", PEER], input="\n".join(map(str, paths)), capture_output=True, text=True)
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    return {r["origin"]: r for r in reports}, sum(r["seconds"] for r in reports)


def plain(text):
    text = "; ".join(text) if isinstance(text, list) else text or ""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text.replace("\u00ad", ""))).strip()


def readability(reports, show, captions=False):
    """`captions`: the captions that truce sets apart count as text, as the expected pages have them."""
    rows = []
    for folder in sorted((WORK / "readability").iterdir()):
        want = text_of((folder / "expected.html").read_text(errors="replace"))
        report = reports.get(str(folder / "source.html"), {})
        got = report.get("text", "")
        if captions:
            got += "\n\n" + "\n\n".join(d["text"] for d in report.get("dropped", []) if d["why"] == "caption")
        p, r = agreement(want, got)
        rows.append((f1(p or 0, r or 0), p, r, folder.name))
    for row in sorted(rows)[:show]:
        print("    ", *(x if isinstance(x, str) else "none" if x is None else f"{x:.3f}" for x in row))
    p, r = mean(x[1] for x in rows), mean(x[2] for x in rows)
    return f1(p, r), p, r, len(rows)


def pieces(labels, reports, show):
    c, rows = Counter(), []
    for path, want in labels.items():
        got = plain(reports.get(path, {}).get("text", ""))
        missed = [x for x in want["with"] if plain(x) not in got]
        wrong = [x for x in want["without"] if plain(x) in got]
        c.update(tp=len(want["with"]) - len(missed), fn=len(missed), fp=len(wrong), tn=len(want["without"]) - len(wrong))
        if missed or wrong:
            rows.append((len(missed) + len(wrong), path, missed, wrong))
    for n, path, missed, wrong in sorted(rows, reverse=True, key=lambda x: x[0])[:show]:
        print("    ", Path(path).name, "MISSED", missed, "WRONG", wrong)
    p, r = c["tp"] / (c["tp"] + c["fp"]), c["tp"] / (c["tp"] + c["fn"])
    return f1(p, r), p, r, (c["tp"] + c["tn"]) / sum(c.values()), sum(c.values())


def names(text):
    return sorted(n for n in re.split(r"\s*(?:;|,| and | und | & )\s*", plain(text).lower()) if n)


def fields(labels, reports, show):
    right, total, invented, undated = Counter(), Counter(), 0, 0
    for path, want in labels.items():
        got = reports.get(path, {})
        checks = {"title": plain(got.get("title")) == plain(want.get("title")), "published": got.get("published") == want.get("date"), "author": names(got.get("author")) == names(want.get("author"))}
        for field, label in (("title", "title"), ("published", "date"), ("author", "author")):
            if want.get(label):
                total[field] += 1
                right[field] += checks[field]
                if not checks[field] and show:
                    print(f"     {field}: want {want[label]!r} got {got.get(field)!r} {Path(path).name}")
        if "date" in want and not want["date"]:
            undated += 1
            invented += bool(got.get("published"))
            if got.get("published") and show:
                print("     undated", Path(path).name, got.get("published"), got.get("published_basis"))
    return right, total, invented, undated


BUILDS = {
    "once": "<main><article>{0}</article></main>",
    "siblings": '<main><article class="desktop">{0}</article><article class="mobile">{0}</article></main>',
    "inside": '<main><article><div class="body">{0}</div><div class="body">{0}</div></article></main>',
    "flat": "<main>{0}{0}</main>",
    "print": '<main><article>{0}</article></main><div id="print-version">{0}</div>',
}


def write_doubled():
    """Own pages around the expected bodies; their paths by build and name."""
    folder, paths = WORK / "doubled", {}
    folder.mkdir(exist_ok=True)
    for page in sorted((WORK / "readability").iterdir()):
        body = (page / "expected.html").read_text(errors="replace")
        for build, frame in BUILDS.items():
            paths[build, page.name] = folder / f"{page.name}.{build}.html"
            head = '<!DOCTYPE html><html><head><title>A page</title></head><body><nav><a href="/">Home</a></nav>'
            paths[build, page.name].write_text(head + frame.format(body) + "<footer><p>All rights reserved</p></footer></body></html>")
    return paths


def doubled(run, paths):
    """Pages with a paragraph told twice, and pages looked at: those whose body has paragraphs of nine words and itself tells none twice."""
    reports, _ = run(list(paths.values()))
    told = {key: Counter(p for p in reports.get(str(path), {}).get("text", "").split("\n") if len(p.split()) >= 9) for key, path in paths.items()}
    pages = [(build, name) for build, name in paths if build != "once" and set(told["once", name].values()) == {1}]
    return sum(any(times > 1 for times in told[key].values()) for key in pages), len(pages)


def main():
    o = _shared.options(__doc__, "--no-peer")
    unpack()
    labels = {}
    for want in json.loads((WORK / "trafilatura/evaldata.json").read_text()).values():
        path = next((p for p in (WORK / "trafilatura/eval" / want["file"], WORK / "trafilatura/cache" / want["file"]) if p.exists()), None)
        if path:
            labels[str(path)] = want
    sources = [str(f / "source.html") for f in sorted((WORK / "readability").iterdir())]
    paths = sources + list(labels)
    systems = [("truce", lambda some: run_truce(o.truce, some))]
    python = None if o.no_peer else peer()
    if python:
        systems.append(("trafilatura", lambda some: run_peer(python, some)))
    elif not o.no_peer:
        print("ingest: trafilatura cannot be installed here; its column is left out")
    speeds, twice_paths = {}, write_doubled()
    for name, run in systems:
        reports, seconds = run(paths)
        show = o.show if name == "truce" else 0
        speeds[name] = len(paths) / seconds
        f, p, r, n = readability(reports, show)
        print(f"ingest {name}: readability pages: shingle F1 {f:.3f} (precision {p:.3f}, recall {r:.3f}; {n} pages)")
        if name == "truce":
            print(f"ingest {name}: the same with the captions it sets apart counted as text: {readability(reports, 0, True)[0]:.3f}")
        f, p, r, a, n = pieces(labels, reports, show)
        print(f"ingest {name}: trafilatura pages: F1 {f:.3f} (precision {p:.3f}, recall {r:.3f}, accuracy {a:.3f}; {len(labels)} pages, {n} pieces)")
        right, total, invented, undated = fields(labels, reports, show)
        print(f"ingest {name}: " + ", ".join(f"{field} {right[field] / total[field]:.3f} of {total[field]}" for field in ("title", "published", "author")) + f"; a day on {invented} of {undated} pages labelled without one")
        twice, n = doubled(run, twice_paths)
        print(f"ingest {name}: a paragraph told twice on {twice} of {n} pages whose body stands twice")
        print(f"ingest {name}: {speeds[name]:.0f} pages a CPU second ({len(paths)} pages)")
    if len(speeds) == 2:
        print(f"ingest: truce is {speeds['truce'] / speeds['trafilatura']:.1f} times as fast")


main()
