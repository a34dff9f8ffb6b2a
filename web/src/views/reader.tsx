// The report reader: the text with everything that was read in it. Lines lead to their words, words to their lines.
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { ReportRecord } from "../api/client";
import { ByteText, paragraphs, pieces } from "../logic/bytes";
import { inOrder, linesAt, marksOf, type Mark, type MarkKind, type ReportLine } from "../logic/reader";
import { Section, Shown } from "../parts/basics";
import { copy, Export } from "../parts/export";
import { Link } from "../parts/link";
import { KindSign, StatusSign, Sure } from "../parts/marks";
import { SentenceReading } from "../parts/tree";
import { useResource } from "../state/resource";
import { numberParameter, parameter, setParameters } from "../state/url";
import { count, day, fill, wordFor, words } from "../text/text";

const w = words.report;
const kinds: { kind: MarkKind; word: string }[] = [
  { kind: "line", word: w.markLines },
  { kind: "actor", word: w.markActors },
  { kind: "place", word: w.markPlaces },
  { kind: "time", word: w.markTimes },
];
function shownKinds(): Set<MarkKind> {
  const given = parameter("show");
  return new Set(given === null ? ["line"] : (given.split(",").filter(Boolean) as MarkKind[]));
}

function PieceOf({ text, marks, chosen, start }: { text: string; marks: Mark[]; chosen: number | null; start: number }) {
  if (!marks.length) return <span data-start={start}>{text}</span>;
  const lines = marks.filter((m) => m.kind === "line");
  const other = marks.filter((m) => m.kind !== "line");
  const classes = [lines.length ? "m-line" : "", lines.some((m) => m.id === chosen) ? "m-chosen" : "", ...new Set(other.map((m) => `m-${m.kind}`))].filter(Boolean).join(" ");
  const label = other.map((m) => m.label).join(", ") || undefined;
  return <span class={classes} title={label} data-start={start}>{text}</span>;
}

/** The byte of the report at the point of a click; null beside the text. */
function byteAt(event: MouseEvent, bytes: ByteText): number | null {
  const from = document as Document & { caretPositionFromPoint?: (x: number, y: number) => { offsetNode: Node; offset: number } | null };
  const position = from.caretPositionFromPoint?.(event.clientX, event.clientY);
  const range = position ? null : document.caretRangeFromPoint?.(event.clientX, event.clientY);
  const node = position?.offsetNode ?? range?.startContainer;
  const start = node?.parentElement?.dataset.start;
  if (start === undefined || node?.parentElement !== event.target) return null;
  return bytes.byte(bytes.at(Number(start)) + (position?.offset ?? range?.startOffset ?? 0));
}

function Text({ record, chosen, marks, bytes }: { record: ReportRecord; chosen: number | null; marks: Mark[]; bytes: ByteText }) {
  const parts = useMemo(() => paragraphs(bytes).map((range) => pieces(bytes, range, marks)), [bytes, marks]);
  return (
    <div class="report-text" onClick={(event) => { const at = byteAt(event, bytes); if (at !== null && getSelection()?.isCollapsed !== false) setParameters({ at, line: null }); }} dir="auto" lang={record.report.language ?? undefined} role="region" aria-label={w.text}>
      {parts.map((paragraph) => <p>{paragraph.map((piece) => <PieceOf key={piece.start} text={piece.text} marks={piece.marks} chosen={chosen} start={piece.start} />)}</p>)}
    </div>
  );
}

function LineItem({ line, bytes, chosen }: { line: ReportLine; bytes: ByteText; chosen: boolean }) {
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) item.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const why = (line as { why?: { frame?: string; like?: string }[] }).why ?? [];
  return (
    <li ref={item} class={`margin-line ${chosen ? "chosen" : ""}`}>
      <button type="button" class="margin-button" aria-pressed={chosen} onClick={() => setParameters({ line: chosen ? null : line.line, at: null })}>
        <KindSign kind={line.kind} label /> <StatusSign status={line.status} />
        <span class="margin-words" dir="auto">{line.evidence.map((range) => bytes.slice(range)).join(" … ")}</span>
      </button>
      {chosen && (
        <p class="meta">
          <Sure value={line.sure} />
          {why.map((reason) => <span>{reason.frame ? `${words.evidence.frame}: ${reason.frame}` : reason.like ? `${words.evidence.like}: ${reason.like}` : ""}</span>)}
          {line.line && <Link to={`/line/${line.line}`}>{words.evidence.line}</Link>}
          {line.entry && <Link to={`/entry/${line.entry}`}>{words.views.entry}</Link>}
        </p>
      )}
    </li>
  );
}

function Dropped({ record }: { record: ReportRecord }) {
  const dropped = record.report.dropped ?? [];
  if (!dropped.length) return null;
  return (
    <details class="dropped">
      <summary>{count(w.dropped, dropped.length)}</summary>
      <ul>{dropped.slice(0, 200).map((part) => <li><span class="quiet">{wordFor(w.droppedWhy, part.why)}:</span> <bdi>{part.text}</bdi></li>)}</ul>
    </details>
  );
}

function ReaderOf({ record }: { record: ReportRecord }) {
  const chosen = numberParameter("line");
  const at = parameter("at") === null ? null : Number(parameter("at"));
  const shown = shownKinds();
  const stamp = [...shown].join(",");
  const bytes = useMemo(() => new ByteText(record.report.text), [record]);
  const marks = useMemo(() => marksOf(record, shown), [record, stamp]);
  const lines = useMemo(() => inOrder(record.lines), [record]);
  const here = at === null || Number.isNaN(at) ? null : linesAt(lines, at);
  const first = chosen ? lines.find((line) => line.line === chosen)?.evidence[0]?.start : undefined;
  const place = at !== null && !Number.isNaN(at) ? at : first ?? null;
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const words = [...(page.current?.querySelectorAll<HTMLElement>("[data-start]") ?? [])];
    const target = chosen ? page.current?.querySelector(".m-chosen") : at === null ? null : words.reverse().find((piece) => Number(piece.dataset.start) <= at);
    target?.scrollIntoView({ block: "nearest" });
  }, [chosen, at]);
  const toggle = (kind: MarkKind) => {
    const next = new Set(shown);
    if (next.has(kind)) next.delete(kind);
    else next.add(kind);
    setParameters({ show: [...next].join(",") || "," });
  };
  const { report } = record;
  const cite = `${report.title ?? words.evidence.noTitle}, ${report.source ?? words.evidence.noSource}, ${day(report.published, "long")}${report.url ? ` (${report.url})` : ""}`;
  const rows = () => [["line", "kind", "status", "sure", "words"], ...lines.map((l) => [l.line ?? "", l.kind, l.status, l.sure, l.evidence.map((r) => bytes.slice(r)).join(" … ")])];
  return (
    <div class="reader" ref={page}>
      <header class="reader-head">
        <p class="eyebrow"><bdi>{report.source ?? words.evidence.noSource}</bdi></p>
        <h1 dir="auto">{report.title ?? words.evidence.noTitle}</h1>
        <p class="meta">
          <span>{report.published ? fill(w.published, { day: day(report.published, "long") }) : w.publishedUnknown} ({wordFor(w.basis, report.published_basis)})</span>
          {report.url && /^https?:/.test(report.url) && <a href={report.url} rel="noreferrer noopener">{w.original}</a>}
          {report.copy_of && <Link to={`/reports/${report.copy_of}`}>{w.copy}</Link>}
          <button type="button" class="plain" onClick={() => void copy(cite, words.evidence.cited)}>{words.evidence.cite}</button>
        </p>
        <div class="toolbar">
          <fieldset class="choices">
            <legend>{w.marks}</legend>
            {kinds.map(({ kind, word }) => <button type="button" key={kind} class={`choice show-${kind}`} aria-pressed={shown.has(kind)} onClick={() => toggle(kind)}>{word}</button>)}
          </fieldset>
          <Export name="report" rows={rows} />
        </div>
      </header>
      <Text record={record} chosen={chosen} marks={marks} bytes={bytes} />
      <aside class="margin" aria-label={w.lines}>
        <Section title={here ? w.linesHere : w.lines} count={String((here ?? lines).length)} actions={here && <button type="button" class="plain" onClick={() => setParameters({ at: null })}>{words.app.all}</button>}>
          <p class="quiet">{here && !here.length ? w.noLines : w.pick}</p>
          <ol class="margin-lines">{(here ?? lines).map((line, i) => <LineItem key={line.line ?? i} line={line} bytes={bytes} chosen={line.line === chosen} />)}</ol>
        </Section>
        {place !== null && <SentenceReading record={record} bytes={bytes} at={place} />}
        <Dropped record={record} />
      </aside>
    </div>
  );
}

export function Reader({ id }: { id: string }) {
  const resource = useResource("/api/reports/{report}", { report: id });
  return <div class="view reading"><Shown resource={resource}>{(record) => <ReaderOf key={record.report.id} record={record} />}</Shown></div>;
}
