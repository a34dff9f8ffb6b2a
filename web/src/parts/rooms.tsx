// What views are built of: their head, and rooms for what is wider or higher than the page.
import type { ComponentChildren, Ref } from "preact";

/** Where a component leaves its drawing, so that it can be taken away. */
export interface Drawing {
  current: SVGSVGElement | null;
}

export function ViewHead({ title, about, children }: { title: ComponentChildren; about?: ComponentChildren; children?: ComponentChildren }) {
  return (
    <header class="view-head">
      <div><h1>{title}</h1>{about !== undefined && <p class="quiet">{about}</p>}</div>
      {children}
    </header>
  );
}

/** A region that scrolls by itself, with the keyboard too. */
function Room({ kind, label, room, children }: { kind: "matrix-room" | "chart-room"; label: string; room?: Ref<HTMLDivElement> | undefined; children: ComponentChildren }) {
  return <div class={kind} tabIndex={0} role="region" aria-label={label} ref={room}>{children}</div>;
}
export function TableRoom({ label, children }: { label: string; children: ComponentChildren }) {
  return <Room kind="matrix-room" label={label}>{children}</Room>;
}
export function ChartRoom({ label, room, children }: { label: string; room?: Ref<HTMLDivElement>; children: ComponentChildren }) {
  return <Room kind="chart-room" label={label} room={room}>{children}</Room>;
}

/** The same as a drawing says, as a table that is opened on asking. */
export function AsTable({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <details class="as-table">
      <summary>{label}</summary>
      <TableRoom label={label}><table class="plain-table">{children}</table></TableRoom>
    </details>
  );
}
