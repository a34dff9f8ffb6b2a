// A sentence as truce reads it: a table, one row a word, with the tree drawn as arcs beside it. The table says all that the drawing shows.
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import type { ReportRecord } from "../api/client";
import type { ByteText } from "../logic/bytes";
import { arcsOf, rowsOf, sentenceAt, type Arc, type Row } from "../logic/reading";
import { useResource } from "../state/resource";
import { setParameters } from "../state/url";
import { fill, wordFor, words } from "../text/text";
import { Section, Shown } from "./basics";
import { Export } from "./export";

const w = words.reading;
const rowHeight = 44; // as in views.css
const step = 11; // between two levels of arcs

function Arcs({ arcs, count, chosen }: { arcs: Arc[]; count: number; chosen: Set<number> }) {
  const levels = Math.min(arcs.reduce((most, arc) => Math.max(most, arc.level), 1), 12);
  const width = levels * step + 12;
  const y = (row: number) => row * rowHeight + 13; // the middle of its word
  return (
    <svg class="arcs" width={width} height={count * rowHeight} viewBox={`0 0 ${width} ${count * rowHeight}`} aria-hidden="true">
      {arcs.map((arc) => {
        const x = width - 8 - Math.min(arc.level, levels) * step;
        const down = arc.to > arc.from ? 1 : -1;
        const [from, to] = [y(arc.from) + 5 * down, y(arc.to) - 4 * down];
        const turn = Math.min(8, Math.abs(to - from) / 2) * down;
        return (
          <g key={arc.to} class={`arc ${chosen.has(arc.to) ? "chosen" : ""}`}>
            <path d={`M${width - 2} ${from} H${x + 8} Q${x} ${from} ${x} ${from + turn} V${to - turn} Q${x} ${to} ${x + 8} ${to} H${width - 6}`} />
            <path class="head" d={`M${width - 7} ${to - 3.2} L${width - 1} ${to} L${width - 7} ${to + 3.2} Z`} />
          </g>
        );
      })}
    </svg>
  );
}

function relationOf(row: Row): string {
  const relation = w.relation[row.relation] ?? w.relation[row.relation.split(":")[0] ?? ""] ?? row.relation;
  return row.head ? fill(w.of, { what: relation, head: row.head.text }) : w.root;
}

function factsOf(row: Row): ComponentChildren[] {
  const facts: ComponentChildren[] = [];
  if (row.predicate) facts.push(row.status ? fill(w.predicateStatus, { status: wordFor(words.status, row.status) }) : w.predicate);
  if (row.name) facts.push(wordFor(w.name, row.name));
  for (const role of row.roles) facts.push(<span title={role.argument}>{fill(w.of, { what: wordFor(w.role, role.role), head: role.of })}</span>);
  const { means } = row;
  if (means && means.start === null) facts.push(<>→ <bdi>{means.text}</bdi></>);
  else if (means) facts.push(<button type="button" class="plain" onClick={() => setParameters({ at: means.start, line: null }, false)}>→ <bdi>{means.text}</bdi></button>);
  return facts;
}

function WordRow({ row, chosen, fired }: { row: Row; chosen: boolean; fired: boolean }) {
  return (
    <tr role="row" class={chosen ? "chosen" : ""}>
      <th scope="row" role="rowheader" dir="auto" class={`${row.predicate ? "is-predicate" : ""} ${row.name ? "is-name" : ""}`}>{fired ? <mark>{row.text}</mark> : row.text}</th>
      <td role="cell" class="tag" title={`${row.upos} ${row.features ?? ""}`}>{wordFor(w.upos, row.upos)}</td>
      <td role="cell" class="of" title={row.relation}>{relationOf(row)}</td>
      <td role="cell" class="facts">{factsOf(row).map((part, i) => <span key={i} class="row-fact">{part}</span>)}</td>
    </tr>
  );
}

/** Words that decided about some line of this sentence. */
function firedWords(record: ReportRecord): { start: number; end: number }[] {
  return record.lines.flatMap((line) => ((line as { why?: { words?: { start: number; end: number }[] }[] }).why ?? []).flatMap((why) => why.words ?? []));
}

function TreeOf({ rows, at, record }: { rows: Row[]; at: number; record: ReportRecord }) {
  const arcs = useMemo(() => arcsOf(rows), [rows]);
  const fired = useMemo(() => firedWords(record), [record]);
  const here = new Set(rows.flatMap((row, i) => (row.start <= at && at < row.end ? [i] : [])));
  const table = () => [["word", "part of speech", "relation", "head", "name", "roles", "means"], ...rows.map((row) => [row.text, row.upos, row.relation, row.head?.text ?? "", row.name ?? "", row.roles.map((r) => `${r.role} of ${r.of}`).join("; "), row.means?.text ?? ""])];
  return (
    <>
      <div class="tree-room" tabIndex={0} role="region" aria-label={w.title}>
        <Arcs arcs={arcs} count={rows.length} chosen={here} />
        <table class="tree" role="table">
          <caption class="unseen">{w.caption}</caption>
          <thead class="unseen" role="rowgroup"><tr role="row"><th scope="col" role="columnheader">{w.word}</th><th scope="col" role="columnheader">{w.tag}</th><th scope="col" role="columnheader">{w.relationHead}</th><th scope="col" role="columnheader">{w.facts}</th></tr></thead>
          <tbody role="rowgroup">{rows.map((row, i) => <WordRow key={row.word} row={row} chosen={here.has(i)} fired={fired.some((range) => range.start < row.end && row.start < range.end)} />)}</tbody>
        </table>
      </div>
      <p class="meta"><Export name="sentence" rows={table} /></p>
    </>
  );
}

function Step({ to, label }: { to: { start: number } | undefined; label: string }) {
  return <button type="button" class="plain" disabled={!to} onClick={() => to && setParameters({ at: to.start, line: null })}>{label}</button>;
}

/** The reading of the sentence that holds byte `at` of the report. */
export function SentenceReading({ record, bytes, at }: { record: ReportRecord; bytes: ByteText; at: number }) {
  const resource = useResource("/api/reports/{report}/reading", { report: record.report.id });
  const rows = useMemo(() => (resource.data ? rowsOf(resource.data, bytes, sentenceAt(resource.data, at)) : []), [resource.data, bytes, at]);
  const here = record.sentences.findIndex((sentence) => sentence.start <= at && at < sentence.end);
  const madeBy = (record.made_by as { model?: string } | undefined)?.model;
  return (
    <Section title={w.title} actions={<><Step to={record.sentences[here - 1]} label={w.previous} /><Step to={record.sentences[here + 1]} label={w.next} /></>}>
      <p class="quiet">{w.about}</p>
      <Shown resource={resource}>
        {(reading) => (
          <>
            {madeBy && madeBy !== reading.made_by.model && <p class="quiet">{fill(w.otherModel, { model: madeBy })}</p>}
            <TreeOf rows={rows} at={at} record={record} />
          </>
        )}
      </Shown>
    </Section>
  );
}
