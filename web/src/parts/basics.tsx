// Small things that every view uses.
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { ActorRef, PlaceRef, Problem } from "../api/client";
import { day, fill, number, words } from "../text/text";
import { Link } from "./link";

export function Loading() {
  return <p class="quiet loading" role="status">{words.app.loading}</p>;
}
export function ProblemNote({ problem }: { problem: Problem }) {
  const detail = problem.status === 0 ? words.app.unreachable : problem.message;
  return <p class="problem" role="alert">{fill(words.app.problem, { detail })}</p>;
}
export function Empty({ children }: { children?: ComponentChildren }) {
  return <p class="quiet empty">{children ?? words.app.nothing}</p>;
}

/** What is shown while data come, when they cannot, and when they are there. */
export function Shown<T>({ resource, children }: { resource: { data: T | null; problem: Problem | null; loading: boolean }; children: (data: T) => ComponentChildren }) {
  if (resource.data) return <>{resource.problem && <ProblemNote problem={resource.problem} />}{children(resource.data)}</>;
  return resource.problem ? <ProblemNote problem={resource.problem} /> : <Loading />;
}

/** The first few and a button that brings the rest in steps: no list grows without being asked. */
export function useFew<T>(items: T[], most: number): [T[], ComponentChildren] {
  const step = Math.max(most, 20);
  const [extra, setExtra] = useState(0);
  const rest = items.length - most - extra;
  const label = rest <= 0 ? words.app.less : rest <= step ? fill(words.play.showAll, { n: number(items.length) }) : fill(words.app.moreOf, { n: number(step), all: number(items.length) });
  const button = (rest > 0 || extra > 0) && <button type="button" class="plain more" aria-expanded={extra > 0} onClick={() => setExtra(rest > 0 ? extra + step : 0)}>{label}</button>;
  return [items.slice(0, most + extra), button];
}
export function Few<T>({ items, most, children }: { items: T[]; most: number; children: (item: T) => ComponentChildren }) {
  const [shown, button] = useFew(items, most);
  return <>{shown.map(children)}{button}</>;
}

export function ActorName({ actor }: { actor: ActorRef }) {
  return actor.id ? <Link to={`/actors/${actor.id}`} class="name"><bdi>{actor.name}</bdi></Link> : <bdi class="name">{actor.name}</bdi>;
}
export function PlaceName({ place }: { place: PlaceRef }) {
  return place.id ? <Link to={`/map?place=${place.id}`} class="name"><bdi>{place.name}</bdi></Link> : <bdi class="name">{place.name}</bdi>;
}

/** The outlet of a report, and its day. */
export function Published({ report }: { report: { source: string | null; published: string | null } }) {
  return (
    <>
      <strong><bdi>{report.source ?? words.evidence.noSource}</bdi></strong>
      <time dateTime={report.published ?? ""}>{day(report.published)}</time>
    </>
  );
}

export function Section({ title, count, children, actions }: { title: string; count?: ComponentChildren; children: ComponentChildren; actions?: ComponentChildren }) {
  return (
    <section class="section">
      <header class="section-head">
        <h2>{title}</h2>
        {count !== undefined && <span class="quiet">{count}</span>}
        {actions && <div class="section-actions">{actions}</div>}
      </header>
      {children}
    </section>
  );
}

/** A button with a small menu: closes on Escape, on leaving, and on choosing. */
export function Menu({ label, items }: { label: string; items: { label: string; run: () => void }[] }) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    if (!open) return;
    root.current?.querySelector<HTMLElement>("[role=menuitem]")?.focus();
    const outside = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", outside);
    document.addEventListener("focusin", outside);
    return () => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("focusin", outside);
    };
  }, [open]);
  const move = (event: KeyboardEvent) => {
    const all = [...(root.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
    const at = all.indexOf(document.activeElement as HTMLElement);
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.key === "Escape" && open) {
      event.stopPropagation();
      setOpen(false);
      root.current?.querySelector("button")?.focus();
    } else if (step && open) {
      event.preventDefault();
      all[(at + step + all.length) % all.length]?.focus();
    }
  };
  return (
    <div class="menu" ref={root} onKeyDown={move}>
      <button type="button" class="button" aria-haspopup="menu" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {label} <span aria-hidden="true">▾</span>
      </button>
      {open && (
        <div role="menu" id={id} aria-label={label} class="menu-list">
          {items.map((item) => (
            <button type="button" role="menuitem" tabIndex={-1} onClick={() => { setOpen(false); item.run(); }}>{item.label}</button>
          ))}
        </div>
      )}
    </div>
  );
}

export function saying(): boolean {
  return document.getElementById("said")?.dataset.shown !== undefined;
}
/** A message that screen readers hear and eyes see for a while. */
export function say(text: string): void {
  const place = document.getElementById("said");
  if (!place) return;
  place.textContent = text;
  place.dataset.shown = "";
  window.clearTimeout(Number(place.dataset.timer));
  place.dataset.timer = String(window.setTimeout(() => {
    delete place.dataset.shown;
    place.textContent = "";
  }, 4000));
}
