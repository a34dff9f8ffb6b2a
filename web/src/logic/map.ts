// The drawing of a map: which part of the world, journeys as bent lines, names that do not lie on one another, looking closer.
import { geoInterpolate, geoMercator, geoNaturalEarth1, type GeoProjection } from "d3-geo";
import type { Arc } from "./mission";

/** Size of the drawing. */
export const W = 960;
export const H = 560;

/** The whole world, or the part that holds the points with some room around it. */
export function projectionFor(points: [number, number][]): GeoProjection {
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

/** A journey as a path that bends to one side. */
export function arcPath(arc: Arc, projection: GeoProjection): string {
  const along = geoInterpolate([arc.from.place.longitude, arc.from.place.latitude], [arc.to.place.longitude, arc.to.place.latitude]);
  const points = Array.from({ length: 25 }, (_, i) => projection(along(i / 24))).filter((p): p is [number, number] => p !== null);
  const [a, b] = [points[0], points[points.length - 1]];
  if (!a || !b) return "";
  const bend = Math.hypot(b[0] - a[0], b[1] - a[1]) * 0.12;
  const middle = points[12] ?? a;
  const turn = Math.atan2(b[1] - a[1], b[0] - a[0]) - Math.PI / 2;
  return `M${a[0]} ${a[1]} Q${middle[0] + bend * Math.cos(turn)} ${middle[1] + bend * Math.sin(turn)} ${b[0]} ${b[1]}`;
}

export interface Label { id: number | string | null; x: number; y: number; name: string; middle?: boolean }
export type Box = [number, number, number, number];
/** Which names can be written without lying on one another or on what is taken; the first come first. */
export function readable(labels: Label[], size: number, taken: Box[] = []): Set<Label["id"]> {
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

/** How the drawing is moved and enlarged. */
export interface Look {
  x: number;
  y: number;
  k: number;
}
export const wholeLook: Look = { x: 0, y: 0, k: 1 };
/** Closer by a factor; the point at `cx`, `cy` stays where it is. */
export function closer(look: Look, factor: number, cx = W / 2, cy = H / 2): Look {
  const k = Math.max(0.6, Math.min(40, look.k * factor));
  return { k, x: cx - ((cx - look.x) * k) / look.k, y: cy - ((cy - look.y) * k) / look.k };
}
