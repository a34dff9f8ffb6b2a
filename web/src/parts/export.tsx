// What is seen, taken away: as a table, a drawing, a picture, a link.
import { address } from "../api/client";
import { csv } from "../logic/cite";
import { words } from "../text/text";
import { parameters } from "../state/url";
import { Menu, say } from "./basics";

export function save(name: string, type: string, content: BlobPart): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
export async function copy(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(done);
  } catch {
    say(text);
  }
}

const drawn = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "opacity", "font-family", "font-size", "font-weight", "text-anchor", "dominant-baseline", "display"];
/** The drawing with its styles written into it, so that it looks the same elsewhere. */
export function standalone(svg: SVGSVGElement): string {
  const copyOf = svg.cloneNode(true) as SVGSVGElement;
  const from = [svg, ...svg.querySelectorAll<SVGElement>("*")];
  const to = [copyOf, ...copyOf.querySelectorAll<SVGElement>("*")];
  from.forEach((node, i) => {
    const style = getComputedStyle(node);
    for (const name of drawn) to[i]?.setAttribute(name, style.getPropertyValue(name));
    to[i]?.removeAttribute("class");
  });
  const { width, height } = svg.getBoundingClientRect();
  copyOf.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copyOf.setAttribute("width", String(Math.round(width)));
  copyOf.setAttribute("height", String(Math.round(height)));
  const paper = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  paper.setAttribute("width", "100%");
  paper.setAttribute("height", "100%");
  const box = svg.viewBox.baseVal;
  if (box) {
    paper.setAttribute("x", String(box.x));
    paper.setAttribute("y", String(box.y));
  }
  paper.setAttribute("fill", getComputedStyle(document.body).backgroundColor);
  copyOf.prepend(paper);
  return new XMLSerializer().serializeToString(copyOf);
}
async function picture(svg: SVGSVGElement, name: string): Promise<void> {
  const scale = 2;
  const image = new Image();
  const source = URL.createObjectURL(new Blob([standalone(svg)], { type: "image/svg+xml" }));
  image.src = source;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * scale;
  canvas.height = image.height * scale;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(source);
  canvas.toBlob((blob) => blob && save(name, "image/png", blob), "image/png");
}

interface Props {
  name: string;
  rows?: (() => (string | number | null | undefined)[][]) | undefined;
  drawing?: (() => SVGSVGElement | null) | undefined;
  entries?: boolean; // the server's own exports, with the filters of this view
}
export function Export({ name, rows, drawing, entries = false }: Props) {
  const w = words.export;
  const items: { label: string; run: () => void }[] = [];
  if (rows) items.push({ label: w.csv, run: () => save(`truce-${name}.csv`, "text/csv;charset=utf-8", `\ufeff${csv(rows())}`) });
  if (drawing) {
    items.push({ label: w.svg, run: () => { const svg = drawing(); if (svg) save(`truce-${name}.svg`, "image/svg+xml", standalone(svg)); } });
    items.push({ label: w.png, run: () => { const svg = drawing(); if (svg) void picture(svg, `truce-${name}.png`); } });
  }
  if (entries) {
    for (const form of ["jsonl", "geojson", "ics"] as const)
      items.push({
        label: w[form],
        run: () => {
          const p = parameters.value;
          location.assign(address("/api/export", { as: form, kind: p.get("kind"), since: p.get("since"), until: p.get("until"), sure: p.get("sure"), actor: p.get("actor"), place: p.get("place") }));
        },
      });
  }
  items.push({ label: w.link, run: () => void copy(location.href, w.linked) });
  items.push({ label: w.print, run: () => window.print() });
  return <Menu label={w.title} items={items} />;
}
