// Figures: the same count as different bodies tell it, over time, never summed.
import { scaleLinear, scaleLog, scaleUtc } from "d3-scale";
import { useRef } from "preact/hooks";
import type { Claim, FigureGroup } from "../api/client";
import { amount, byDay, claimant } from "../logic/claims";
import { DAY_MS, isDay } from "../logic/days";
import { figureTitle } from "../logic/headline";
import { Empty, Few, Section, Shown, useFew } from "../parts/basics";
import { evidenceAddress } from "../parts/entry";
import { Export } from "../parts/export";
import { Filters, filters } from "../parts/filters";
import { Link } from "../parts/link";
import { Sure } from "../parts/marks";
import { ChartRoom, TableRoom, ViewHead, type Drawing } from "../parts/rooms";
import { useResource } from "../state/resource";
import { parameter, setParameters } from "../state/url";
import { compact, dated, day, fill, number, wordFor, words } from "../text/text";

const w = words.figures;
const shapes = ["●", "▲", "■", "◆", "★", "▼", "✚", "⬟"];

/** "of soldiers" → "soldiers". */
function counted(of: string | null | undefined): string {
  return (of ?? "").replace(/^of /, "");
}
/** A number of nothing named says nothing by itself: its words stand beside it. */
function needsWords(group: FigureGroup, claim: Claim): boolean {
  return (group.what === "other" || group.what === "money") && !claim.unit && claim.says.includes(" ");
}
function title(group: FigureGroup): string {
  const { what, of } = figureTitle(group);
  return [what, of].filter(Boolean).join(" · ");
}

/** Where a claim stands on the chart: its day; of "this year" no day is known but that of the report. */
function chartDay(claim: Claim): string {
  const vague = claim.precision && claim.precision !== "day" && claim.precision !== "instant";
  return (vague ? claim.published : claim.day) ?? claim.day ?? "";
}

/** Titles that differ: of those that are the same, the later have a number. */
function named(groups: FigureGroup[]): { group: FigureGroup; name: string }[] {
  const seen = new Map<string, number>();
  return groups.map((group) => {
    const plain = title(group);
    const times = (seen.get(plain) ?? 0) + 1;
    seen.set(plain, times);
    return { group, name: times > 1 ? `${plain} (${times})` : plain };
  });
}

/** Some days between two, the ends among them where there are few. */
function dayTicks(first: number, last: number): number[] {
  const days = Math.round((last - first) / DAY_MS);
  if (days > 4) return scaleUtc([first, last], [0, 1]).ticks(4).map((tick) => tick.getTime());
  return Array.from({ length: days + 1 }, (_, i) => first + i * DAY_MS);
}

/** The shape of whoever claims it: a number among `shapes`. */
function shapeOf(group: FigureGroup, claim: Claim): number {
  return [...new Set(group.claims.map(claimant))].indexOf(claimant(claim)) % shapes.length;
}

function Point({ group, claim, x, y }: { group: FigureGroup; claim: Claim; x: number; y: number }) {
  const label = `${claimant(claim)}: ${amount(claim)}, ${dated(claim.day, claim.precision)}`;
  const shape = shapeOf(group, claim);
  return (
    <Link to={evidenceAddress(claim.entry, claim.line)} class="point" aria-label={label}>
      <title>{label}</title>
      {claim.at_least && <line class="bound" x1={x} x2={x} y1={y} y2={y - 18} />}
      <text class={`shape shape-${shape}`} x={x} y={y} text-anchor="middle" dominant-baseline="central">{shapes[shape]}</text>
    </Link>
  );
}

function Chart({ group, drawing }: { group: FigureGroup; drawing: Drawing }) {
  const placed = group.claims.filter((c) => isDay(chartDay(c)));
  if (placed.length < 2) return null;
  const [width, height, left, bottom] = [640, 190, 64, 26];
  const times = placed.map((c) => Date.parse(chartDay(c)));
  const x = scaleUtc([Math.min(...times), Math.max(...times)], [left + 14, width - 14]);
  const [least, most] = [Math.min(...placed.map((c) => c.number)), Math.max(...placed.map((c) => c.number))];
  const wide = least > 0 && most / least > 50; // small claims beside large ones: by powers of ten
  const y = wide ? scaleLog([least / 2, most * 1.5], [height - bottom, 12]) : scaleLinear([0, most * 1.08 || 1], [height - bottom, 12]).nice(4);
  const ticks = wide ? y.ticks().filter((tick) => Number.isInteger(Math.log10(tick))) : y.ticks(4);
  return (
    <svg ref={drawing} class="chart" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={fill(w.chart, { what: title(group) })}>
      {ticks.map((tick) => (
        <g key={tick}><line class="grid" x1={left} x2={width} y1={y(tick)} y2={y(tick)} /><text class="tick" x={left - 8} y={y(tick)} text-anchor="end" dominant-baseline="middle">{compact(tick)}</text></g>
      ))}
      {dayTicks(Math.min(...times), Math.max(...times)).map((tick) => <text key={tick} class="tick" x={Math.min(x(tick), width - 34)} y={height - 8} text-anchor="middle">{day(new Date(tick).toISOString().slice(0, 10))}</text>)}
      {wide && <text class="tick" x={left + 4} y={10}>{w.tens}</text>}
      {placed.map((claim) => <Point key={claim.entry} group={group} claim={claim} x={x(Date.parse(chartDay(claim)))} y={y(claim.number)} />)}
    </svg>
  );
}

/** Claims in a table; `what` where they are of several kinds. */
function Claims({ claims, label, what = false }: { claims: { claim: Claim; group: FigureGroup }[]; label: string; what?: boolean }) {
  const [shown, button] = useFew(claims, 15);
  return (
    <div>
      <TableRoom label={label}>
        <table class="plain-table">
          <thead><tr>{what && <th scope="col">{words.kind.figure}</th>}<th scope="col">{w.by}</th><th scope="col" class="numeric">{w.number}</th><th scope="col">{w.of}</th><th scope="col">{w.when}</th><th scope="col">{w.sure}</th></tr></thead>
          <tbody>
            {shown.map(({ claim, group }) => {
              const shape = shapeOf(group, claim);
              return (
                <tr key={claim.entry}>
                  {what && <td>{wordFor(words.what, group.what)}</td>}
                  <th scope="row">{!what && <span class={`shape shape-${shape}`} aria-hidden="true">{shapes[shape]} </span>}<bdi>{claimant(claim)}</bdi></th>
                  <td class="numeric"><Link to={evidenceAddress(claim.entry, claim.line)}>{amount(claim)}</Link></td>
                  <td>{claim.of || !needsWords(group, claim) ? <bdi>{counted(claim.of)}</bdi> : <q class="quiet" dir="auto">{claim.says}</q>}</td>
                  <td><time dateTime={claim.day ?? ""}>{dated(claim.day, claim.precision)}</time></td>
                  <td>{claim.sure !== undefined && <Sure value={claim.sure} bare />}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableRoom>
      {button}
    </div>
  );
}

function Singles({ groups }: { groups: FigureGroup[] }) {
  const claims = groups.flatMap((group) => group.claims.map((claim) => ({ claim, group }))).sort((a, b) => byDay(a.claim, b.claim));
  if (!claims.length) return null;
  const rows = () => [["what", "by", "number", "unit", "of", "day", "words", "line"], ...claims.map(({ claim: c, group }) => [group.what, claimant(c), c.number, c.unit, c.of, c.day, c.says, c.line])];
  return <Section title={w.single} count={number(claims.length)} actions={<Export name="figures" rows={rows} />}><Claims claims={claims} label={w.single} what /></Section>;
}

function Group({ group, name }: { group: FigureGroup; name: string }) {
  const drawing = useRef<SVGSVGElement>(null);
  const claims = [...group.claims].sort(byDay);
  const rows = () => [["by", "number", "at least", "at most", "unit", "of", "day", "words", "line"], ...claims.map((c) => [claimant(c), c.number, c.at_least ? 1 : 0, c.at_most ? 1 : 0, c.unit, c.of, c.day, c.says, c.line])];
  return (
    <Section title={name} count={number(claims.length)} actions={<Export name={`figures-${group.what}`} rows={rows} drawing={() => drawing.current} />}>
      <div class="figure-group">
        {group.claims.filter((c) => isDay(chartDay(c))).length > 1 && <ChartRoom label={fill(w.chart, { what: name })}><Chart group={group} drawing={drawing} /></ChartRoom>}
        <Claims claims={claims.map((claim) => ({ claim, group }))} label={name} />
      </div>
    </Section>
  );
}

export default function FiguresView() {
  const given = filters();
  const resource = useResource("/api/views/figures", { since: given.since, until: given.until, sure: given.sure });
  const what = parameter("what");
  return (
    <div class="view figures">
      <ViewHead title={words.views.figures} about={w.about} />
      <Filters kinds={false} status={false} />
      <Shown resource={resource}>
        {({ figures }) => {
          const kinds = [...new Set(figures.map((group) => group.what))];
          const shown = figures.filter((group) => !what || group.what === what);
          return (
            <>
              <div class="choices" role="group" aria-label={w.of}>
                <button type="button" class="choice" aria-pressed={!what} onClick={() => setParameters({ what: null })}>{words.app.all}</button>
                {kinds.map((kind) => <button type="button" key={kind} class="choice" aria-pressed={what === kind} onClick={() => setParameters({ what: kind })}>{wordFor(words.what, kind)}</button>)}
              </div>
              <Few items={named(shown.filter((group) => group.claims.length > 1))} most={10}>{({ group, name }) => <Group key={name} group={group} name={name} />}</Few>
              <Singles groups={shown.filter((group) => group.claims.length === 1)} />
              {!shown.length && <Empty>{w.none}</Empty>}
            </>
          );
        }}
      </Shown>
    </div>
  );
}
