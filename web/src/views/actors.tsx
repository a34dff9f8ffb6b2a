// Actors: who they are, what they said and did to whom, and the network of it.
import { useMemo, useRef, useState } from "preact/hooks";
import type { Actor, Network } from "../api/client";
import { entryRows } from "../logic/cite";
import { layout, ties, type Tie } from "../logic/network";
import { Empty, Section, Shown } from "../parts/basics";
import { EntryList, useEntries } from "../parts/entries";
import { Export } from "../parts/export";
import { Filters, filters } from "../parts/filters";
import { Link } from "../parts/link";
import { PageList } from "../parts/pages";
import { AsTable, ChartRoom, ViewHead, type Drawing } from "../parts/rooms";
import { usePages } from "../state/pages";
import { useResource } from "../state/resource";
import { parameter, setParameters } from "../state/url";
import { actOf, withoutWhom } from "../text/acts";
import { country } from "../text/countries";
import { count, fill, number, wordFor, words } from "../text/text";

const w = words.actors;
const W = 960;
const H = 600;
const MOST = 45;

function toneClass(tone: number): string {
  return tone > 0.6 ? "tie-good" : tone < 0.4 ? "tie-bad" : "tie-mixed";
}
function tieWords(tie: Tie): string {
  return tie.types.slice(0, 4).map(([type, n]) => `${withoutWhom(actOf(type).did)} ${number(n)}`).join(", ");
}

/** A long name on two lines, parted at the blank nearest to its middle. */
function inTwo(name: string): string[] {
  if (name.length <= 26) return [name];
  const blanks = [...name].flatMap((letter, i) => (letter === " " ? [i] : []));
  const middle = blanks.sort((a, b) => Math.abs(a - name.length / 2) - Math.abs(b - name.length / 2))[0];
  return middle === undefined ? [name] : [name.slice(0, middle), name.slice(middle + 1)];
}

function Graph({ network, drawn, drawing }: { network: Network; drawn: Tie[]; drawing: Drawing }) {
  const nodes = useMemo(() => layout(network, drawn, W, H), [network, drawn]);
  const [over, setOver] = useState<number | null>(null);
  const most = Math.max(1, ...drawn.map((tie) => tie.count));
  const heavy = Math.max(1, ...[...nodes.values()].map((n) => n.weight));
  const radius = (weight: number) => 5 + 11 * Math.sqrt(weight / heavy);
  return (
    <svg ref={drawing} class="chart network" viewBox={`0 0 ${W} ${H}`} role="group" aria-label={w.label}>
      {drawn.map((tie) => {
        const [a, b] = [nodes.get(tie.source), nodes.get(tie.target)];
        if (!a || !b) return null;
        const [ax, ay, bx, by] = [a.x ?? 0, a.y ?? 0, b.x ?? 0, b.y ?? 0];
        const long = Math.hypot(bx - ax, by - ay) || 1;
        const end = radius(b.weight) + 7;
        const [ex, ey] = [bx - ((bx - ax) / long) * end, by - ((by - ay) / long) * end];
        const [mx, my] = [(ax + ex) / 2 - (ey - ay) * 0.12, (ay + ey) / 2 + (ex - ax) * 0.12];
        const turn = (Math.atan2(ey - my, ex - mx) * 180) / Math.PI;
        const faint = over !== null && over !== tie.source && over !== tie.target;
        return (
          <g key={`${tie.source}-${tie.target}`} class={`tie ${toneClass(tie.tone)} ${faint ? "faint" : ""}`}>
            <path d={`M${ax} ${ay} Q${mx} ${my} ${ex} ${ey}`} stroke-width={1 + 4 * Math.sqrt(tie.count / most)}><title>{`${a.name} → ${b.name}: ${tieWords(tie)}`}</title></path>
            <path class="head" d="M0 0 L-9 -4.5 L-9 4.5 Z" transform={`translate(${ex} ${ey}) rotate(${turn})`} />
          </g>
        );
      })}
      {[...nodes.values()].map((node) => (
        <Link key={node.id} to={`/actors/${node.id}`} class={`node ${over !== null && over !== node.id ? "dim" : ""}`} aria-label={`${node.name}: ${count(words.play.entries, node.weight)}`}
          onPointerEnter={() => setOver(node.id)} onPointerLeave={() => setOver(null)} onFocus={() => setOver(node.id)} onBlur={() => setOver(null)}>
          <circle cx={node.x} cy={node.y} r={radius(node.weight)} />
          <text x={node.x} y={(node.y ?? 0) + radius(node.weight) + 12} text-anchor="middle">{inTwo(node.name).map((part, i) => <tspan key={i} x={node.x} dy={i ? 13 : 0}>{i ? ` ${part}` : part}</tspan>)}</text>
        </Link>
      ))}
    </svg>
  );
}

/** A drawing wider than its room is shown from its middle. */
function inTheMiddle(room: HTMLElement | null): void {
  if (room) room.scrollLeft = (room.scrollWidth - room.clientWidth) / 2;
}

function NetworkPart() {
  const given = filters();
  const resource = useResource("/api/views/network", { since: given.since, until: given.until, sure: given.sure });
  const drawing = useRef<SVGSVGElement>(null);
  const all = useMemo(() => (resource.data ? ties(resource.data, 500) : []), [resource.data]);
  const drawn = useMemo(() => all.slice(0, MOST), [all]);
  const names = useMemo(() => new Map(resource.data?.actors.map((a) => [a.id, a.name]) ?? []), [resource.data]);
  const rows = () => [["from", "to", "times", "what"], ...all.map((t) => [names.get(t.source), names.get(t.target), t.count, tieWords(t)])];
  return (
    <Section title={w.network} actions={<Export name="network" rows={rows} drawing={() => drawing.current} />}>
      <p class="quiet">{w.networkAbout} <span class="tie-key tie-good">― {w.cooperative}</span> <span class="tie-key tie-bad">┄ {w.conflictual}</span></p>
      <Shown resource={resource}>
        {(network) => drawn.length ? (
          <>
            <ChartRoom label={w.label} room={inTheMiddle}><Graph network={network} drawn={drawn} drawing={drawing} /></ChartRoom>
            {all.length > MOST && <p class="quiet">{fill(w.most, { n: MOST })}</p>}
            <AsTable label={w.links}>
              <thead><tr><th scope="col">{w.from}</th><th scope="col">{w.to}</th><th scope="col" class="numeric">{w.count}</th><th scope="col">{w.types}</th></tr></thead>
              <tbody>{all.slice(0, 200).map((tie) => (
                <tr key={`${tie.source}-${tie.target}`}>
                  <th scope="row"><Link to={`/actors/${tie.source}`}><bdi>{names.get(tie.source)}</bdi></Link></th><td><Link to={`/actors/${tie.target}`}><bdi>{names.get(tie.target)}</bdi></Link></td>
                  <td class="numeric">{tie.line ? <Link to={`/line/${tie.line}`}>{number(tie.count)}</Link> : number(tie.count)}</td><td>{tieWords(tie)}</td>
                </tr>
              ))}</tbody>
            </AsTable>
          </>
        ) : <Empty>{w.none}</Empty>}
      </Shown>
    </Section>
  );
}

function ActorPart({ id }: { id: string }) {
  const resource = useResource("/api/actors/{actor}", { actor: id });
  const pages = useEntries({ ...filters(), proposal: null, actor: id });
  return (
    <Shown resource={resource}>
      {(actor) => (
        <Section title={fill(w.did, { name: actor.name })} count={actor.entries !== undefined ? count(words.play.entries, actor.entries) : undefined} actions={<><Link to="/actors">{w.network}</Link><Export name="actor" rows={() => entryRows(pages.items)} /></>}>
          <p class="meta">
            <span>{(actor.kind ?? "").replace(/_/g, " ")}</span>
            {actor.office && <span>{actor.office}</span>}
            {actor.country && <span>{country(actor.country)}</span>}
            {actor.sectors?.length ? <span>{actor.sectors.map((sector) => wordFor(words.sector, sector)).join(", ")}</span> : null}
            {actor.also?.length ? <span><bdi>{actor.also.slice(0, 8).join(" · ")}</bdi></span> : null}
          </p>
          <Filters place />
          <EntryList pages={pages} label={fill(w.entries, { name: actor.name })} />
        </Section>
      )}
    </Shown>
  );
}

function ActorRow({ actor, chosen }: { actor: Actor; chosen: boolean }) {
  return (
    <Link to={`/actors/${actor.id ?? ""}`} class="actor-row" aria-current={chosen ? "true" : undefined}>
      <span><bdi>{actor.name}</bdi>{actor.office && <small class="quiet">{actor.office}</small>}</span>
      <span class="numeric quiet"><span aria-hidden="true">{number(actor.entries ?? 0)}</span><span class="unseen">{count(words.play.entries, actor.entries ?? 0)}</span></span>
    </Link>
  );
}

export default function ActorsView({ id }: { id: string }) {
  const q = parameter("q");
  const pages = usePages<Actor>("/api/actors", { q, limit: 200 }, (page) => (page as { actors: Actor[] }).actors);
  return (
    <div class="view actors">
      <ViewHead title={words.views.actors} about={w.about} />
      <div class="list-and-one">
        <div class="actor-list">
          <label class="find">{w.find}<input type="search" value={q ?? ""} maxLength={400} onInput={(e) => setParameters({ q: e.currentTarget.value.trim() || null })} /></label>
          <PageList pages={pages} label={w.list} estimate={46} keyOf={(a) => a.id ?? a.name} head={<p class="list-head quiet" aria-hidden="true">{w.byEntries}</p>}>
            {(actor) => <ActorRow actor={actor} chosen={String(actor.id) === id} />}
          </PageList>
        </div>
        <div>{id ? <ActorPart key={id} id={id} /> : <NetworkPart />}</div>
      </div>
    </div>
  );
}
