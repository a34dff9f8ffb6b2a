// The panel that answers "who says so?": an entry with every sentence that it rests on. It stands beside any view.
import { useEffect, useRef } from "preact/hooks";
import type { EntryDetail, Line } from "../api/client";
import { citation } from "../logic/cite";
import { headline } from "../logic/headline";
import { useResource } from "../state/resource";
import { go, numberParameter, withParameters } from "../state/url";
import { count, day, fill, number, when, wordFor, words } from "../text/text";
import { ActorName, Empty, Few, PlaceName, Published, Section, Shown } from "./basics";
import { EntryRow, told } from "./entry";
import { copy } from "./export";
import { Link } from "./link";
import { KindSign, StatusSign, Sure } from "./marks";
import { MarkedWords } from "./words";

export function SourceOf({ line }: { line: Line }) {
  const { report } = line;
  return (
    <p class="meta source">
      <Published report={report} />
      <Link to={`/reports/${report.id}?line=${line.id}`}><bdi>{report.title ?? words.evidence.noTitle}</bdi></Link>
      {report.copy_of && <span>{words.evidence.copyOf}</span>}
    </p>
  );
}

/** One line as it stands in its report. */
export function Sentence({ line, context = false }: { line: Line; context?: boolean }) {
  return (
    <blockquote class="sentence">
      {context && line.before && <span class="around" dir="auto">{line.before} </span>}
      <MarkedWords text={line.sentence.text ?? ""} start={line.sentence.start} ranges={line.evidence} />
      {context && line.after && <span class="around" dir="auto"> {line.after}</span>}
    </blockquote>
  );
}

export function SaidBy({ line }: { line: Line }) {
  if (!line.said_by.length) return null;
  return (
    <p class="meta">
      {words.evidence.said}{" "}
      {line.said_by.map((claim, i) => (
        <span key={i}>{i > 0 && ", "}{claim.actor ? <ActorName actor={claim.actor} /> : null} ({wordFor(words.claimant, claim.as)})</span>
      ))}
    </p>
  );
}

function LineCard({ line, chosen }: { line: Line; chosen: boolean }) {
  return (
    <li class={`line-card ${chosen ? "chosen" : ""}`}>
      <Sentence line={line} context={chosen} />
      <SourceOf line={line} />
      <SaidBy line={line} />
      <p class="meta actions">
        <StatusSign status={line.status} />
        <Sure value={line.sure} />
        <Link to={`/line/${line.id}`}>{words.evidence.line}</Link>
        <button type="button" class="plain" onClick={() => void copy(citation(line, location.origin), words.evidence.cited)}>{words.evidence.cite}</button>
      </p>
    </li>
  );
}

/** Changes of those fields that did change. */
export function changed(history: EntryDetail["history"]): EntryDetail["history"] {
  return history.filter((change) => new Set(history.filter((other) => other.field === change.field).map((other) => other.value)).size > 1);
}

export function History({ entry }: { entry: EntryDetail }) {
  const history = changed(entry.history);
  if (!history.length) return null;
  const table: Record<string, string> = { ...words.position, ...words.step, ...words.access, ...words.status };
  return (
    <Section title={words.evidence.history}>
      <ol class="history">
        {history.map((change) => (
          <li key={`${change.line} ${change.field ?? ""}`}><time dateTime={change.day ?? ""}>{day(change.day)}</time> <Link to={`/line/${change.line}`}>{wordFor(table, change.value)}</Link>{change.source && <span class="quiet"> <bdi>{change.source}</bdi></span>}</li>
        ))}
      </ol>
    </Section>
  );
}

export function EntryEvidence({ entry, chosen }: { entry: EntryDetail; chosen: number | null }) {
  const lines = chosen ? [...entry.lines].sort((a, b) => Number(b.id === chosen) - Number(a.id === chosen)) : entry.lines;
  return (
    <>
      <p class="meta">
        <KindSign kind={entry.kind} label />
        <StatusSign status={entry.status} always />
        <time dateTime={entry.date?.from ?? entry.first_seen ?? ""}>{when(entry)}</time>
        {entry.place && <PlaceName place={entry.place} />}
        <span>{told(entry)}</span>
      </p>
      {entry.denied_by.length > 0 && (
        <Section title={words.evidence.denied}>{entry.denied_by.map((other) => <EntryRow key={other.id} entry={other} dense />)}</Section>
      )}
      <ol class="lines" aria-label={words.evidence.words}><Few items={lines} most={12}>{(line) => <LineCard key={line.id} line={line} chosen={line.id === (chosen ?? lines[0]?.id)} />}</Few></ol>
      {!lines.length && <Empty>{words.evidence.moved}</Empty>}
      {lines.length > 0 && entry.reports > lines.length && <p class="quiet">{fill(words.evidence.firstLines, { n: number(lines.length), all: number(entry.reports) })}</p>}
      <History entry={entry} />
    </>
  );
}

export function EvidencePanel() {
  const id = numberParameter("entry");
  const line = numberParameter("line");
  const resource = useResource(id ? "/api/entries/{entry}" : null, { entry: id });
  const panel = useRef<HTMLElement>(null);
  const before = useRef<Element | null>(null);
  useEffect(() => {
    if (!id) return;
    if (!panel.current?.contains(document.activeElement)) before.current = document.activeElement;
    panel.current?.focus();
  }, [id]);
  useEffect(() => {
    if (!id) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) close();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [id]);
  const close = () => {
    go(withParameters({ entry: null, line: null }));
    if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus();
  };
  if (!id) return null;
  const entry = resource.data?.id === id ? resource.data : null;
  return (
    <aside class="evidence" ref={panel} tabIndex={-1} aria-labelledby="evidence-title">
      <header class="evidence-head">
        <div>
          <p class="eyebrow">{words.evidence.title}{entry && <span> · {count(words.play.lines, entry.lines.length)}</span>}</p>
          <h2 id="evidence-title"><bdi>{entry ? headline(entry) : words.evidence.title}</bdi></h2>
        </div>
        <button type="button" class="button close" onClick={close} aria-label={words.app.close}>✕</button>
      </header>
      <div class="evidence-body">
        <Shown resource={{ ...resource, data: entry }}>{(data) => <EntryEvidence entry={data} chosen={line} />}</Shown>
      </div>
    </aside>
  );
}
