// Timeline: how much of what happened when, a lane a kind; brushing chooses the days of the list beneath.
import { scaleUtc } from "d3-scale";
import { useMemo, useRef, useState } from "preact/hooks";
import { bars, shift, zoom, type Bars, type Span } from "../logic/bars";
import { entryRows } from "../logic/cite";
import { binEnd, DAY_MS, dayNumber, dayText } from "../logic/days";
import { Empty, Section, Shown } from "../parts/basics";
import { EntryList, useEntries } from "../parts/entries";
import { Export } from "../parts/export";
import { allKinds, chosenKinds, Filters, filters } from "../parts/filters";
import { KindDrawing } from "../parts/marks";
import { AsTable, ChartRoom, ViewHead, type Drawing } from "../parts/rooms";
import { useResource } from "../state/resource";
import { parameter, setParameters } from "../state/url";
import { compact, count, day, fill, number, words } from "../text/text";

const w = words.timeline;
const LANE = 30;
const LEFT = 132;
const WIDTH = 1000;
const TOP = 22;
const LABEL = 80; // width of a day in words

function setSpan(span: Span | null): void {
  setParameters({ since: span ? dayText(span.from) : null, until: span ? dayText(span.to - 1) : null });
}

function Chart({ data, drawing }: { data: Bars; drawing: Drawing }) {
  const [brush, setBrush] = useState<[number, number] | null>(null);
  const right = WIDTH - 8;
  const end = binEnd(data.starts[data.starts.length - 1] ?? data.from, data.bin);
  const first = data.starts[0] ?? data.from;
  const x = scaleUtc([first * DAY_MS, end * DAY_MS], [LEFT, right]);
  const height = TOP + data.kinds.length * LANE + 8;
  const step = (right - LEFT) / data.starts.length;
  const at = (event: PointerEvent): number => {
    const box = drawing.current?.getBoundingClientRect();
    const px = box ? ((event.clientX - box.left) / box.width) * WIDTH : LEFT;
    return Math.max(LEFT, Math.min(right, px));
  };
  const dayAt = (px: number) => Math.floor(x.invert(px).getTime() / DAY_MS);
  const finish = () => {
    if (brush && Math.abs(brush[0] - brush[1]) > 6) setSpan({ from: Math.max(data.from, dayAt(Math.min(...brush))), to: Math.min(data.to, dayAt(Math.max(...brush)) + 1) });
    setBrush(null);
  };
  const atEdge = (tick: Date) => x(tick) > right - 40; // its words end there; they must not reach those before
  const ticks = x.ticks(6).filter((tick, i, all) => i === 0 || !atEdge(tick) || x(tick) - x(all[i - 1] as Date) > 1.5 * LABEL);
  return (
    <svg ref={drawing} class="chart timeline-chart" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={w.chart}
      onPointerDown={(e) => { if (e.button === 0) { e.currentTarget.setPointerCapture(e.pointerId); setBrush([at(e), at(e)]); } }}
      onPointerMove={(e) => brush && setBrush([brush[0], at(e)])} onPointerUp={finish} onPointerCancel={() => setBrush(null)}>
      {ticks.map((tick) => (
        <g key={tick.getTime()}>
          <line class="grid" x1={x(tick)} x2={x(tick)} y1={TOP - 4} y2={height} />
          <text class="tick" x={x(tick)} y={12} text-anchor={atEdge(tick) ? "end" : "middle"}>{day(tick.toISOString().slice(0, 10), data.bin === "month" ? "month" : "short")}</text>
        </g>
      ))}
      {data.kinds.map((row, lane) => (
        <g key={row.kind} transform={`translate(0 ${TOP + lane * LANE})`}>
          <line class="grid" x1={LEFT} x2={right} y1={LANE - 3} y2={LANE - 3} />
          <g transform="translate(2 6)"><KindDrawing kind={row.kind} /></g>
          <text class="lane" x={24} y={19}>{words.kind[row.kind]}</text>
          <text class="lane-count" x={LEFT - 10} y={19} text-anchor="end">{row.total < 10_000 ? number(row.total) : compact(row.total)}<title>{number(row.total)}</title></text>
          {row.counts.map((n, i) => n > 0 && (
            <rect key={i} class={`bar kind-${row.kind}`} x={LEFT + i * step + Math.min(1, step / 6)} width={Math.max(1.5, step - Math.min(2, step / 3))} rx={Math.min(2, step / 3)}
              y={LANE - 3 - Math.max(3, (n / row.most) * (LANE - 8))} height={Math.max(3, (n / row.most) * (LANE - 8))}>
              <title>{fill(w.bar, { kind: words.kinds[row.kind], bin: w.bin[data.bin], day: day(dayText(data.starts[i] ?? 0)), n: number(n) })}</title>
            </rect>
          ))}
        </g>
      ))}
      {brush && <rect class="brush" x={Math.min(...brush)} width={Math.abs(brush[0] - brush[1])} y={TOP - 4} height={height - TOP + 4} />}
    </svg>
  );
}

function Table({ data }: { data: Bars }) {
  const filled = data.starts.map((start, i) => ({ start, i })).filter(({ i }) => data.kinds.some((row) => (row.counts[i] ?? 0) > 0));
  return (
    <AsTable label={w.table}>
      <thead><tr><th scope="col">{w.bin[data.bin]}</th>{data.kinds.map((row) => <th scope="col" key={row.kind}>{words.kind[row.kind]}</th>)}</tr></thead>
      <tbody>
        {filled.slice(-400).map(({ start, i }) => (
          <tr key={start}>
            <th scope="row"><button type="button" class="plain" onClick={() => setSpan({ from: start, to: binEnd(start, data.bin) })}>{day(dayText(start))}</button></th>
            {data.kinds.map((row) => <td key={row.kind}>{row.counts[i] || ""}</td>)}
          </tr>
        ))}
      </tbody>
    </AsTable>
  );
}

export default function TimelineView() {
  const given = filters();
  const resource = useResource("/api/views/timeline", { sure: given.sure });
  const pages = useEntries(given);
  const drawing = useRef<SVGSVGElement>(null);
  const chosen = chosenKinds();
  const days = resource.data?.days;
  const data = useMemo(() => (days ? bars(days, chosen.length ? chosen : allKinds, given.since ?? null, given.until ?? null) : null), [days, given.kind, given.since, given.until]);
  const whole = useMemo(() => (days?.length ? days.map((d) => dayNumber(d.day)).reduce((r, d) => ({ from: Math.min(r.from, d), to: Math.max(r.to, d + 1) }), { from: Infinity, to: -Infinity }) : null), [days]);
  const act = (change: (span: Span) => Span) => {
    if (data && whole) setSpan(change({ from: data.from, to: data.to }));
  };
  return (
    <div class="view timeline">
      <ViewHead title={words.views.timeline} about={fill(w.about, { bin: w.bin[data?.bin ?? "day"] })}>
        <Export name="timeline" rows={() => entryRows(pages.items)} drawing={() => drawing.current} entries />
      </ViewHead>
      <Filters actor place />
      <Shown resource={resource}>
        {() => data ? (
          <>
            <div class="toolbar" role="group" aria-label={words.views.timeline}>
              <span class="quiet">{fill(w.chosen, { from: day(dayText(data.from)), to: day(dayText(data.to - 1)) })}</span>
              <button type="button" class="button" onClick={() => act((s) => shift(s, -0.5, whole ?? s))}>← {w.earlier}</button>
              <button type="button" class="button" onClick={() => act((s) => shift(s, 0.5, whole ?? s))}>{w.later} →</button>
              <button type="button" class="button" onClick={() => act((s) => zoom(s, 0.5, whole ?? s))}>+ {w.zoomIn}</button>
              <button type="button" class="button" onClick={() => act((s) => zoom(s, 2, whole ?? s))}>− {w.zoomOut}</button>
              {!parameter("since") && data.before > 0 && <button type="button" class="button" onClick={() => whole && setSpan(whole)}>{count(w.before, data.before)}</button>}
              {(parameter("since") || parameter("until")) && <button type="button" class="button" onClick={() => setSpan(null)}>{w.whole}</button>}
            </div>
            <ChartRoom label={w.chart}><Chart data={data} drawing={drawing} /></ChartRoom>
            <Table data={data} />
          </>
        ) : <Empty>{words.app.nothingFits}</Empty>}
      </Shown>
      <Section title={w.list}><EntryList pages={pages} label={w.list} /></Section>
    </div>
  );
}
