// Who stands where: a table of parties and proposals, a cell the latest position with its history.
import { useMemo, useState } from "preact/hooks";
import type { Cell, StateOfPlay } from "../api/client";
import { matrix, type Matrix } from "../logic/play";
import { dated, words } from "../text/text";
import { ActorName, Empty, Section } from "./basics";
import { evidenceAddress } from "./entry";
import { Export } from "./export";
import { Link } from "./link";
import { PositionSign, StatusSign } from "./marks";
import { TableRoom } from "./rooms";

const w = words.play;

function MatrixCell({ cell, label }: { cell: Cell; label: string }) {
  return (
    <div class={`cell position-${cell.position} ${cell.changed ? "changed" : ""}`}>
      <Link to={evidenceAddress(cell.entry, cell.line)}>
        <span class="unseen">{label}: </span>
        <PositionSign position={cell.position} />
        <StatusSign status={cell.status} />
        <time dateTime={cell.day ?? ""}>{dated(cell.day, cell.precision)}</time>
        {cell.both_ways && <span class="both-ways">⇄ {w.bothWays}</span>}
        {cell.changed && <span class="changed-mark">{w.changed}</span>}
      </Link>
      {(cell.history.length > 1 || cell.conditions.length > 0) && (
        <div class="cell-more">
          {cell.conditions.length > 0 && <><p class="eyebrow">{w.conditions}</p><ul>{cell.conditions.map((c) => <li dir="auto">{c}</li>)}</ul></>}
          {cell.history.length > 1 && (
            <>
              <p class="eyebrow">{w.history}</p>
              <ol>{cell.history.map((h) => <li><time dateTime={h.day ?? ""}>{dated(h.day, h.precision)}</time> <Link to={evidenceAddress(cell.entry, h.line)}>{words.position[h.position]}</Link></li>)}</ol>
            </>
          )}
        </div>
      )}
    </div>
  );
}

function PositionsTable({ data }: { data: Matrix }) {
  return (
    <TableRoom label={w.positions}>
      <table class="matrix">
        <thead>
          <tr>
            <th scope="col">{w.party}</th>
            {data.proposals.map((p) => <th scope="col" key={p.id}><Link to={evidenceAddress(p.id)}><bdi>{p.name}</bdi></Link></th>)}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr key={row.party.id}>
              <th scope="row"><ActorName actor={row.party} /></th>
              {row.cells.map((cell, i) => <td key={data.proposals[i]?.id}>{cell ? <MatrixCell cell={cell} label={`${row.party.name}, ${data.proposals[i]?.name ?? ""}`} /> : <span class="quiet" aria-label={words.app.nothing}>·</span>}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </TableRoom>
  );
}

export function Positions({ play }: { play: StateOfPlay }) {
  const [all, setAll] = useState(false);
  const whole = useMemo(() => matrix(play.positions), [play]);
  const few = useMemo(() => matrix(play.positions, { parties: 10, proposals: 6 }), [play]);
  const cut = whole.rows.length > few.rows.length || whole.proposals.length > few.proposals.length;
  const rows = () => [[w.party, ...whole.proposals.map((p) => p.name)], ...whole.rows.map((r) => [r.party.name, ...r.cells.map((c) => (c ? `${words.position[c.position]} (${c.day ?? ""})` : ""))])];
  return (
    <Section title={w.positions} actions={<Export name="positions" rows={rows} />}>
      <p class="quiet about">{w.positionsAbout}</p>
      {whole.rows.length ? <PositionsTable data={all ? whole : few} /> : <Empty>{w.positionsNone}</Empty>}
      {cut && <button type="button" class="plain more" aria-expanded={all} onClick={() => setAll(!all)}>{all ? words.app.less : words.app.more}</button>}
    </Section>
  );
}
