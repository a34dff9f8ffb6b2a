// Map: places by number of entries, access points by state, journeys as arcs. The list beside it says the same in words.
import { geoArea, geoGraticule10, geoInterpolate, geoMercator, geoNaturalEarth1, geoPath, type GeoProjection } from "d3-geo";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Entry, Kind, Place } from "../api/client";
import { entryRows } from "../logic/cite";
import { accessBoard, arcs, located, type Arc } from "../logic/mission";
import { placeOf } from "../logic/headline";
import { Empty, Few, Section } from "../parts/basics";
import { EntryList, useEntries } from "../parts/entries";
import { evidenceAddress } from "../parts/entry";
import { Export } from "../parts/export";
import { Filters, filters } from "../parts/filters";
import { Link } from "../parts/link";
import { useResource } from "../state/resource";
import { go, numberParameter, setParameters, withParameters } from "../state/url";
import { country } from "../text/countries";
import { count, day, fill, number, wordFor, words } from "../text/text";

const w = words.map;
const W = 960;
const H = 560;
type World = Topology<{ countries: GeometryCollection<{ name: string }>; land: GeometryCollection }>;
interface Look { x: number; y: number; k: number }
const start: Look = { x: 0, y: 0, k: 1 };

function useWorld(): World | null {
  const [world, setWorld] = useState<World | null>(null);
  useEffect(() => {
    void import("world-atlas/countries-50m.json").then((loaded) => setWorld(loaded.default as unknown as World));
  }, []);
  return world;
}

/** The whole world, or the part that holds the points with some room around it. */
function projectionFor(points: [number, number][]): GeoProjection {
  if (points.length === 0) return geoNaturalEarth1().fitSize([W, H], { type: "Sphere" });
  const shape = { type: "MultiPoint" as const, coordinates: points };
  const lons = points.map((p) => p[0]);
  const wide = Math.max(...lons) - Math.min(...lons) > 150;
  const projection = wide ? geoNaturalEarth1() : geoMercator();
  if (wide) return projection.fitSize([W, H], { type: "Sphere" });
  projection.fitExtent([[120, 80], [W - 120, H - 80]], shape);
  if (projection.scale() > 3200) {
    const [lon, lat] = points[0] ?? [0, 0];
    projection.scale(3200).center([lon, lat]).translate([W / 2, H / 2]);
  }
  return projection;
}

const accessSigns: Record<string, string> = { open: "○", partly_open: "◐", closed: "✕", reopening_due: "◔" };

function arcPath(arc: Arc, projection: GeoProjection): string {
  const along = geoInterpolate([arc.from.place.longitude, arc.from.place.latitude], [arc.to.place.longitude, arc.to.place.latitude]);
  const points = Array.from({ length: 25 }, (_, i) => projection(along(i / 24))).filter((p): p is [number, number] => p !== null);
  const [a, b] = [points[0], points[points.length - 1]];
  if (!a || !b) return "";
  const bend = Math.hypot(b[0] - a[0], b[1] - a[1]) * 0.12;
  const middle = points[12] ?? a;
  const turn = Math.atan2(b[1] - a[1], b[0] - a[0]) - Math.PI / 2;
  return `M${a[0]} ${a[1]} Q${middle[0] + bend * Math.cos(turn)} ${middle[1] + bend * Math.sin(turn)} ${b[0]} ${b[1]}`;
}

interface Label { id: number | string | null; x: number; y: number; name: string; middle?: boolean }
type Box = [number, number, number, number];
/** Which names can be written without lying on one another or on what is taken; the first come first. */
function readable(labels: Label[], size: number, taken: Box[] = []): Set<Label["id"]> {
  const boxes = [...taken];
  const shown = new Set<Label["id"]>();
  for (const { id, x, y, name, middle } of labels) {
    const wide = name.length * 6.6 * size;
    const left = middle ? x - wide / 2 : x;
    const box: Box = [left, y - 8 * size, left + wide, y + 8 * size];
    if (boxes.some((t) => t[0] < box[2] && box[0] < t[2] && t[1] < box[3] && box[1] < t[3])) continue;
    boxes.push(box);
    shown.add(id);
  }
  return shown;
}

/** How much larger signs and names have to be drawn so that they can be read where the drawing is small. */
function useGrowth(drawing: { current: SVGSVGElement | null }): number {
  const [growth, setGrowth] = useState(1);
  useEffect(() => {
    const measure = () => setGrowth(Math.max(1, Math.min(3, (0.85 * W) / (drawing.current?.clientWidth || W))));
    measure();
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, []);
  return growth;
}

interface DrawingProps { world: World | null; places: Place[]; access: Entry[]; legs: Entry[]; drawing: { current: SVGSVGElement | null } }
function Drawing({ world, places, access, legs, drawing }: DrawingProps) {
  const [look, setLook] = useState<Look>(start);
  const grip = useRef<{ x: number; y: number; look: Look } | null>(null);
  const chosen = numberParameter("place");
  const dots = useMemo(() => places.flatMap((p) => { const at = located(p); return at && (p.entries ?? 0) > 0 ? [{ place: p, at }] : []; }), [places]);
  const projection = useMemo(() => projectionFor(dots.slice(0, 40).map(({ at }) => [at.longitude, at.latitude])), [dots]);
  const path = useMemo(() => geoPath(projection), [projection]);
  const land = useMemo(() => (world ? path(feature(world, world.objects.countries)) : null), [world, path]);
  const borders = useMemo(() => (world ? path(mesh(world, world.objects.countries, (a, b) => a !== b)) : null), [world, path]);
  const lines = useMemo(() => path(geoGraticule10()), [path]);
  const names = useMemo(() => (world ? feature(world, world.objects.countries).features.filter((f) => geoArea(f) > 0.002).flatMap((f) => { const c = path.centroid(f); const b = path.bounds(f); return c[0] > 40 && c[0] < W - 40 && c[1] > 10 && c[1] < H - 10 && b[1][0] - b[0][0] > 60 ? [{ name: f.properties.name, x: c[0], y: c[1] }] : []; }) : []), [world, path]);
  const journeys = useMemo(() => arcs(legs), [legs]);
  const most = Math.max(1, ...dots.map(({ place }) => place.entries ?? 1));
  const growth = useGrowth(drawing);
  const size = growth / look.k;
  const radius = (place: Place) => (4 + 12 * Math.sqrt((place.entries ?? 1) / most)) * size;
  const gates = useMemo(() => access.flatMap((entry) => {
    const place = located(placeOf(entry.fields as Record<string, unknown>, "point")) ?? located(entry.place);
    const at = place && projection([place.longitude, place.latitude]);
    return at ? [{ entry, place, at }] : [];
  }), [access, projection]);
  const gated = useMemo(() => new Set(gates.map(({ place }) => place.id)), [gates]);
  /** How far a place's sign reaches: its name stands behind it. */
  const reach = (place: Place) => Math.max(radius(place), gated.has(place.id) ? 9 * size : 0);
  const named = useMemo(() => {
    const spots = dots.map(({ place, at }) => {
      const [x, y] = projection([at.longitude, at.latitude]) ?? [0, 0];
      return { id: place.id, x, y, name: place.name, r: reach(place) };
    });
    const labels: Label[] = spots.map((spot) => ({ ...spot, x: spot.x + spot.r }));
    const signs = gates.map(({ at: [x, y] }) => [x - 8 * size, y - 8 * size, x + 8 * size, y + 8 * size] as Box);
    const places = readable([...labels.filter((label) => label.id === chosen), ...labels.filter((label) => label.id !== chosen)], size, signs);
    const taken: Box[] = spots.map(({ id, x, y, name, r }) => [x - r, y - r, x + r + (places.has(id) ? name.length * 6.6 * size : 0), y + r] as Box).concat(signs);
    return new Set([...places, ...readable(names.map(({ name, x, y }) => ({ id: name, name, x, y, middle: true })), size, taken)]);
  }, [dots, names, gates, projection, size, chosen]);
  const zoomBy = (factor: number, cx = W / 2, cy = H / 2) =>
    setLook((l) => { const k = Math.max(0.6, Math.min(40, l.k * factor)); return { k, x: cx - ((cx - l.x) * k) / l.k, y: cy - ((cy - l.y) * k) / l.k }; });
  const scaleOf = () => { const box = drawing.current?.getBoundingClientRect(); return box ? W / box.width : 1; };
  const onKey = (event: KeyboardEvent) => {
    const moves: Record<string, [number, number]> = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
    const move = moves[event.key];
    if (move) { event.preventDefault(); setLook((l) => ({ ...l, x: l.x + move[0], y: l.y + move[1] })); }
    else if (event.key === "+" || event.key === "=") zoomBy(1.5);
    else if (event.key === "-") zoomBy(1 / 1.5);
    else if (event.key === "0") setLook(start);
  };
  const onWheel = (event: WheelEvent) => {
    if (!event.ctrlKey && !event.metaKey && document.activeElement !== drawing.current?.parentElement) return;
    event.preventDefault();
    const box = drawing.current?.getBoundingClientRect();
    if (box) zoomBy(event.deltaY < 0 ? 1.25 : 0.8, (event.clientX - box.left) * scaleOf(), (event.clientY - box.top) * scaleOf());
  };
  const openPlace = (event: Event, id: number | null) => { event.preventDefault(); setParameters({ place: chosen === id ? null : id }, false); };
  const room = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const node = room.current;
    node?.addEventListener("wheel", onWheel, { passive: false });
    return () => node?.removeEventListener("wheel", onWheel);
  });
  return (
    <div class="map-room" ref={room} tabIndex={0} role="region" aria-label={w.label} onKeyDown={onKey}>
      <svg ref={drawing} class="map-drawing" viewBox={`0 0 ${W} ${H}`} preserveAspectRatio="xMidYMid slice" role="group" aria-label={w.label}
        onPointerDown={(e) => { if ((e.target as Element).closest("a")) return; grip.current = { x: e.clientX, y: e.clientY, look }; e.currentTarget.setPointerCapture(e.pointerId); }}
        onPointerMove={(e) => { const g = grip.current; if (g) { const s = scaleOf(); setLook({ ...g.look, x: g.look.x + (e.clientX - g.x) * s, y: g.look.y + (e.clientY - g.y) * s }); } }}
        onPointerUp={() => { grip.current = null; }} onPointerCancel={() => { grip.current = null; }}>
        <g transform={`translate(${look.x} ${look.y}) scale(${look.k})`}>
          {lines && <path class="graticule" d={lines} stroke-width={0.5 * size} />}
          {land && <path class="land" d={land} />}
          {borders && <path class="borders" d={borders} stroke-width={0.7 * size} />}
          {names.filter((n) => named.has(n.name)).map((n) => <text key={n.name} class="country" x={n.x} y={n.y} font-size={11 * size} text-anchor="middle">{n.name}</text>)}
          {journeys.map((arc, i) => (
            <a key={i} href={evidenceAddress(arc.to.entry.id)} aria-label={`${arc.traveller}: ${arc.from.place.name} → ${arc.to.place.name}, ${day(arc.to.day)}`}
              onClick={(e) => { e.preventDefault(); go(evidenceAddress(arc.to.entry.id)); }}>
              <path class={`arc status-${arc.to.entry.status}`} d={arcPath(arc, projection)} stroke-width={2 * size} stroke-dasharray={arc.to.entry.status === "actual" ? undefined : `${5 * size} ${4 * size}`}><title>{`${arc.traveller}: ${arc.from.place.name} → ${arc.to.place.name}, ${day(arc.to.day)}`}</title></path>
            </a>
          ))}
          {dots.map(({ place, at }) => {
            const [px, py] = projection([at.longitude, at.latitude]) ?? [0, 0];
            const r = radius(place);
            return (
              <a key={place.id} class={`dot ${place.id === chosen ? "chosen" : ""}`} href={withParameters({ place: place.id })} onClick={(e) => openPlace(e, place.id)} aria-label={`${place.name}: ${count(words.play.entries, place.entries ?? 0)}`}>
                <circle cx={px} cy={py} r={r} stroke-width={1.5 * size} />
                {named.has(place.id) && <text x={px + reach(place) + 3 * size} y={py} font-size={12 * size} stroke-width={3 * size} dominant-baseline="central" aria-hidden="true">{place.name}</text>}
              </a>
            );
          })}
          {gates.map(({ entry, place, at }) => {
            const state = String((entry.fields as Record<string, unknown>).state ?? "");
            return (
              <a key={entry.id} class={`gate gate-${state}`} href={evidenceAddress(entry.id)} onClick={(e) => { e.preventDefault(); go(evidenceAddress(entry.id)); }} aria-label={`${place.name}: ${wordFor(words.access, state)}`}>
                <rect x={at[0] - 8 * size} y={at[1] - 8 * size} width={16 * size} height={16 * size} rx={3 * size} stroke-width={1.5 * size} />
                <text x={at[0]} y={at[1]} font-size={12 * size} text-anchor="middle" dominant-baseline="central" aria-hidden="true">{accessSigns[state] ?? "·"}</text>
              </a>
            );
          })}
        </g>
      </svg>
      <div class="map-tools">
        <button type="button" class="button round" aria-label={w.zoomIn} title={w.zoomIn} onClick={() => zoomBy(1.5)}>+</button>
        <button type="button" class="button round" aria-label={w.zoomOut} title={w.zoomOut} onClick={() => zoomBy(1 / 1.5)}>−</button>
        <button type="button" class="button round" aria-label={w.fit} title={w.fit} onClick={() => setLook(start)}>⤢</button>
      </div>
      <p class="credit">{w.credit}</p>
    </div>
  );
}

export default function MapView() {
  const given = filters();
  const world = useWorld();
  const everywhere = { ...given, place: null };
  const shown = (kind: Kind) => !given.kind || given.kind.split(",").includes(kind);
  const places = useResource("/api/places", { ...everywhere, limit: 200 });
  const access = useEntries({ ...everywhere, kind: "access", limit: 200 }, shown("access"));
  const legs = useEntries({ ...everywhere, kind: "leg", limit: 200 }, shown("leg"));
  const chosen = numberParameter("place");
  const pages = useEntries({ ...given, limit: 100 });
  const drawing = useRef<SVGSVGElement>(null);
  const all = useMemo(() => [...(places.data?.places ?? [])].filter((p) => (p.entries ?? 0) > 0 || p.id === chosen).sort((a, b) => (b.entries ?? 0) - (a.entries ?? 0)), [places.data, chosen]);
  const board = useMemo(() => accessBoard(access.items), [access.items]);
  const place = all.find((p) => p.id === chosen);
  return (
    <div class="view map">
      <header class="view-head">
        <div><h1>{words.views.map}</h1><p class="quiet">{w.about}</p></div>
        <Export name="map" rows={() => entryRows(pages.items)} drawing={() => drawing.current} entries />
      </header>
      <Filters status={false} actor />
      <div class="map-and-list">
        <Drawing world={world} places={all} access={board} legs={legs.items} drawing={drawing} />
        <div class="map-list">
          {place ? (
            <Section title={fill(w.at, { place: place.name })} actions={<button type="button" class="plain" onClick={() => setParameters({ place: null })}>{words.app.all}</button>}><EntryList pages={pages} label={fill(w.at, { place: place.name })} /></Section>
          ) : (
            <Section title={w.places} count={places.data && all.length > 0 ? w.byEntries : undefined}>
              {places.data && !all.length && <Empty>{w.none}</Empty>}
              <ol class="place-list"><Few items={all} most={40}>{(p) => <li key={p.id}><Link to={withParameters({ place: p.id })}><bdi>{p.name}</bdi></Link> {p.country && country(p.country) !== p.name && <span class="quiet">{country(p.country)}</span>} <Link to={withParameters({ place: p.id })} class="numeric" aria-label={`${p.name}: ${count(words.play.entries, p.entries ?? 0)}`}>{number(p.entries ?? 0)}</Link></li>}</Few></ol>
            </Section>
          )}
          {!place && board.length > 0 && (
            <Section title={w.access}>
              <ul class="place-list"><Few items={board} most={20}>{(entry) => { const f = entry.fields as Record<string, unknown>; return <li key={entry.id}><Link to={evidenceAddress(entry.id)}><bdi>{placeOf(f, "point")?.name ?? entry.says}</bdi></Link> <span class={`gate-word gate-${String(f.state)}`}>{accessSigns[String(f.state)]} {wordFor(words.access, f.state)}</span></li>; }}</Few></ul>
            </Section>
          )}
        </div>
      </div>
    </div>
  );
}
