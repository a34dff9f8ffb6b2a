// The map: the ground, journeys as arcs, places by number of entries, crossings by state; to be looked at closer.
import { geoArea, geoGraticule10, geoPath, type GeoPath, type GeoProjection } from "d3-geo";
import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Entry, Place, PlaceRef } from "../api/client";
import { fieldsOf, placeOf } from "../logic/fields";
import { arcPath, closer, H, projectionFor, readable, W, wholeLook, type Box, type Label, type Look } from "../logic/map";
import { arcs, located, type Arc } from "../logic/mission";
import { numberParameter, withParameters } from "../state/url";
import { count, day, wordFor, words } from "../text/text";
import { evidenceAddress } from "./entry";
import { Link } from "./link";
import type { Drawing } from "./rooms";

const w = words.map;
export type World = Topology<{ countries: GeometryCollection<{ name: string }>; land: GeometryCollection }>;
/** Across and down; of a place on the globe, east and north. */
type Point = [number, number];

export function useWorld(): World | null {
  const [world, setWorld] = useState<World | null>(null);
  useEffect(() => {
    void import("world-atlas/countries-50m.json").then((loaded) => setWorld(loaded.default as unknown as World));
  }, []);
  return world;
}

/** Signs of crossings by their state. */
export const accessSigns: Record<string, string> = { open: "○", partly_open: "◐", closed: "✕", reopening_due: "◔" };
export function stateOf(entry: Entry): string {
  return String(fieldsOf(entry).state ?? "");
}

/** How much larger signs and names have to be drawn so that they can be read where the drawing is small. */
function useGrowth(drawing: Drawing): number {
  const [growth, setGrowth] = useState(1);
  useEffect(() => {
    const measure = () => setGrowth(Math.max(1, Math.min(3, (0.85 * W) / (drawing.current?.clientWidth || W))));
    measure();
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, []);
  return growth;
}

/** Looking closer and elsewhere, with the pointer, the wheel and the keys. */
function useLook(drawing: Drawing) {
  const [look, setLook] = useState<Look>(wholeLook);
  const grip = useRef<{ x: number; y: number; look: Look } | null>(null);
  const room = useRef<HTMLDivElement>(null);
  const zoomBy = (factor: number, at?: Point) => setLook((l) => closer(l, factor, ...(at ?? [])));
  const reset = () => setLook(wholeLook);
  const scaleOf = (box: DOMRect | undefined) => (box ? W / box.width : 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, Point> = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
    const move = moves[event.key];
    if (move) { event.preventDefault(); setLook((l) => ({ ...l, x: l.x + move[0], y: l.y + move[1] })); }
    else if (event.key === "+" || event.key === "=") zoomBy(1.5);
    else if (event.key === "-") zoomBy(1 / 1.5);
    else if (event.key === "0") reset();
  };
  const onWheel = (event: WheelEvent) => {
    if (!event.ctrlKey && !event.metaKey && document.activeElement !== room.current) return;
    event.preventDefault();
    const box = drawing.current?.getBoundingClientRect();
    if (box) zoomBy(event.deltaY < 0 ? 1.25 : 0.8, [(event.clientX - box.left) * scaleOf(box), (event.clientY - box.top) * scaleOf(box)]);
  };
  useEffect(() => {
    const node = room.current;
    node?.addEventListener("wheel", onWheel, { passive: false });
    return () => node?.removeEventListener("wheel", onWheel);
  });
  const dragging = {
    onPointerDown: (event: JSX.TargetedPointerEvent<SVGSVGElement>) => {
      if ((event.target as Element).closest("a")) return;
      grip.current = { x: event.clientX, y: event.clientY, look };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent) => {
      const from = grip.current;
      const scale = scaleOf(drawing.current?.getBoundingClientRect());
      if (from) setLook({ ...from.look, x: from.look.x + (event.clientX - from.x) * scale, y: from.look.y + (event.clientY - from.y) * scale });
    },
    onPointerUp: () => { grip.current = null; },
    onPointerCancel: () => { grip.current = null; },
  };
  return { look, room, zoomBy, reset, onKeyDown, dragging };
}

interface Dot { place: Place; at: Point; r: number; reach: number } // how far its signs reach: its name stands behind them
interface Gate { entry: Entry; place: PlaceRef; at: Point }
interface Country { name: string; x: number; y: number }

/** Countries with room enough for their names. */
function countriesOf(world: World, path: GeoPath): Country[] {
  return feature(world, world.objects.countries).features.filter((f) => geoArea(f) > 0.002).flatMap((f) => {
    const [x, y] = path.centroid(f);
    const bounds = path.bounds(f);
    const fits = x > 40 && x < W - 40 && y > 10 && y < H - 10 && bounds[1][0] - bounds[0][0] > 60;
    return fits ? [{ name: f.properties.name, x, y }] : [];
  });
}

/** The names that can be read, of places by their number and of countries: the chosen place first, then the others in their order, countries last. */
function readableNames(dots: Dot[], gates: Gate[], countries: Country[], chosen: number | null, size: number): Set<Label["id"]> {
  const labels: Label[] = dots.map(({ place, at: [x, y], reach }) => ({ id: place.id, name: place.name, x: x + reach, y }));
  const signs = gates.map(({ at: [x, y] }): Box => [x - 8 * size, y - 8 * size, x + 8 * size, y + 8 * size]);
  const places = readable([...labels.filter((label) => label.id === chosen), ...labels.filter((label) => label.id !== chosen)], size, signs);
  const taken = dots.map(({ place, at: [x, y], reach }): Box => [x - reach, y - reach, x + reach + (places.has(place.id) ? place.name.length * 6.6 * size : 0), y + reach]);
  return new Set([...places, ...readable(countries.map(({ name, x, y }) => ({ id: name, name, x, y, middle: true })), size, [...taken, ...signs])]);
}

function Ground({ world, path, size }: { world: World | null; path: GeoPath; size: number }) {
  const lines = useMemo(() => path(geoGraticule10()), [path]);
  const land = useMemo(() => (world ? path(feature(world, world.objects.countries)) : null), [world, path]);
  const borders = useMemo(() => (world ? path(mesh(world, world.objects.countries, (a, b) => a !== b)) : null), [world, path]);
  return (
    <>
      {lines && <path class="graticule" d={lines} stroke-width={0.5 * size} />}
      {land && <path class="land" d={land} />}
      {borders && <path class="borders" d={borders} stroke-width={0.7 * size} />}
    </>
  );
}

function Journey({ arc, projection, size }: { arc: Arc; projection: GeoProjection; size: number }) {
  const { entry } = arc.to;
  const label = `${arc.traveller}: ${arc.from.place.name} → ${arc.to.place.name}, ${day(arc.to.day)}`;
  return (
    <Link to={evidenceAddress(entry.id)} aria-label={label}>
      <path class={`arc status-${entry.status}`} d={arcPath(arc, projection)} stroke-width={2 * size} stroke-dasharray={entry.status === "actual" ? undefined : `${5 * size} ${4 * size}`}><title>{label}</title></path>
    </Link>
  );
}

function PlaceDot({ dot: { place, at: [x, y], r, reach }, chosen, named, size }: { dot: Dot; chosen: boolean; named: boolean; size: number }) {
  return (
    <Link to={withParameters({ place: chosen ? null : place.id })} class={`dot ${chosen ? "chosen" : ""}`} aria-label={`${place.name}: ${count(words.play.entries, place.entries ?? 0)}`}>
      <circle cx={x} cy={y} r={r} stroke-width={1.5 * size} />
      {named && <text x={x + reach + 3 * size} y={y} font-size={12 * size} stroke-width={3 * size} dominant-baseline="central" aria-hidden="true">{place.name}</text>}
    </Link>
  );
}

function GateSign({ gate: { entry, place, at: [x, y] }, size }: { gate: Gate; size: number }) {
  const state = stateOf(entry);
  return (
    <Link to={evidenceAddress(entry.id)} class={`gate gate-${state}`} aria-label={`${place.name}: ${wordFor(words.access, state)}`}>
      <rect x={x - 8 * size} y={y - 8 * size} width={16 * size} height={16 * size} rx={3 * size} stroke-width={1.5 * size} />
      <text x={x} y={y} font-size={12 * size} text-anchor="middle" dominant-baseline="central" aria-hidden="true">{accessSigns[state] ?? "·"}</text>
    </Link>
  );
}

interface MapProps { world: World | null; places: Place[]; access: Entry[]; legs: Entry[]; drawing: Drawing }
export function WorldMap({ world, places, access, legs, drawing }: MapProps) {
  const { look, room, zoomBy, reset, onKeyDown, dragging } = useLook(drawing);
  const chosen = numberParameter("place");
  const size = useGrowth(drawing) / look.k;
  const spots = useMemo(() => places.flatMap((place) => { const at = located(place); return at && (place.entries ?? 0) > 0 ? [{ place, at: [at.longitude, at.latitude] as Point }] : []; }), [places]);
  const projection = useMemo(() => projectionFor(spots.slice(0, 40).map(({ at }) => at)), [spots]);
  const path = useMemo(() => geoPath(projection), [projection]);
  const countries = useMemo(() => (world ? countriesOf(world, path) : []), [world, path]);
  const journeys = useMemo(() => arcs(legs), [legs]);
  const gates = useMemo(() => access.flatMap((entry): Gate[] => {
    const place = located(placeOf(fieldsOf(entry), "point")) ?? located(entry.place);
    const at = place && projection([place.longitude, place.latitude]);
    return at ? [{ entry, place, at }] : [];
  }), [access, projection]);
  const dots = useMemo(() => {
    const most = Math.max(1, ...spots.map(({ place }) => place.entries ?? 1));
    const gated = new Set(gates.map(({ place }) => place.id));
    return spots.map(({ place, at }): Dot => {
      const r = (4 + 12 * Math.sqrt((place.entries ?? 1) / most)) * size;
      return { place, at: projection(at) ?? [0, 0], r, reach: Math.max(r, gated.has(place.id) ? 9 * size : 0) };
    });
  }, [spots, gates, projection, size]);
  const named = useMemo(() => readableNames(dots, gates, countries, chosen, size), [dots, gates, countries, chosen, size]);
  return (
    <div class="map-room" ref={room} tabIndex={0} role="region" aria-label={w.label} onKeyDown={onKeyDown}>
      <svg ref={drawing} class="map-drawing" viewBox={`0 0 ${W} ${H}`} preserveAspectRatio="xMidYMid slice" role="group" aria-label={w.label} {...dragging}>
        <g transform={`translate(${look.x} ${look.y}) scale(${look.k})`}>
          <Ground world={world} path={path} size={size} />
          {countries.filter((c) => named.has(c.name)).map((c) => <text key={c.name} class="country" x={c.x} y={c.y} font-size={11 * size} text-anchor="middle">{c.name}</text>)}
          {journeys.map((arc, i) => <Journey key={i} arc={arc} projection={projection} size={size} />)}
          {dots.map((dot) => <PlaceDot key={dot.place.id} dot={dot} chosen={dot.place.id === chosen} named={named.has(dot.place.id)} size={size} />)}
          {gates.map((gate) => <GateSign key={gate.entry.id} gate={gate} size={size} />)}
        </g>
      </svg>
      <div class="map-tools">
        <button type="button" class="button round" aria-label={w.zoomIn} title={w.zoomIn} onClick={() => zoomBy(1.5)}>+</button>
        <button type="button" class="button round" aria-label={w.zoomOut} title={w.zoomOut} onClick={() => zoomBy(1 / 1.5)}>−</button>
        <button type="button" class="button round" aria-label={w.fit} title={w.fit} onClick={reset}>⤢</button>
      </div>
      <p class="credit">{w.credit}</p>
    </div>
  );
}
