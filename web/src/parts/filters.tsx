// Filters that several views share; they live in the address.
import { useId, useState } from "preact/hooks";
import type { Kind } from "../api/client";
import { isDay } from "../logic/days";
import { useResource } from "../state/resource";
import { numberParameter, parameter, setParameters } from "../state/url";
import { share, words } from "../text/text";
import { KindSign } from "./marks";

export const allKinds = Object.keys(words.kind) as Kind[];
export function chosenKinds(): Kind[] {
  const given = parameter("kind");
  const chosen = given ? given.split(",").filter((kind): kind is Kind => (allKinds as string[]).includes(kind)) : [];
  return chosen;
}
/** Filters of the address in the names of the interface. */
export function filters(): Record<string, string | null> {
  const since = parameter("since");
  const until = parameter("until");
  const kinds = chosenKinds();
  return {
    kind: kinds.length ? kinds.join(",") : null,
    since: isDay(since) ? since : null,
    until: isDay(until) ? until : null,
    sure: parameter("sure"),
    status: parameter("status"),
    actor: parameter("actor"),
    place: parameter("place"),
    proposal: parameter("proposal"),
  };
}

export function KindChoice() {
  const chosen = chosenKinds();
  const toggle = (kind: Kind) => {
    const next = chosen.includes(kind) ? chosen.filter((k) => k !== kind) : [...chosen, kind];
    setParameters({ kind: next.length && next.length < allKinds.length ? next.join(",") : null });
  };
  return (
    <fieldset class="choices kinds">
      <legend class="unseen">{words.filter.kind}</legend>
      {allKinds.map((kind) => (
        <button type="button" key={kind} class="choice" aria-pressed={chosen.includes(kind)} onClick={() => toggle(kind)}><KindSign kind={kind} label /></button>
      ))}
    </fieldset>
  );
}

/** A field that takes a name and keeps its id in the address; names are offered as they are typed. */
function NameFilter({ kind }: { kind: "actor" | "place" }) {
  const id = numberParameter(kind);
  const [typed, setTyped] = useState<string | null>(null);
  const own = useId();
  const actor = useResource(kind === "actor" && id ? "/api/actors/{actor}" : null, { actor: id }).data;
  const place = useResource(kind === "place" && id ? "/api/places/{place}" : null, { place: id }).data;
  const actors = useResource(kind === "actor" && typed ? "/api/actors" : null, { q: typed, limit: 12 }).data?.actors ?? [];
  const places = useResource(kind === "place" && typed ? "/api/places" : null, { q: typed, limit: 12 }).data?.places ?? [];
  const offered = (kind === "actor" ? actors : places).filter((one) => one.id);
  const chosen = (kind === "actor" ? actor?.name : place?.name) ?? "";
  const type = (text: string) => {
    const fit = offered.find((one) => one.name === text);
    if (fit) {
      setTyped(null);
      setParameters({ [kind]: fit.id });
    } else {
      setTyped(text);
      if (!text) setParameters({ [kind]: null });
    }
  };
  return (
    <label>{words.filter[kind]}
      <input type="search" list={own} maxLength={200} placeholder={kind === "actor" ? words.filter.actorFind : words.filter.placeFind} value={typed ?? chosen} onInput={(e) => type(e.currentTarget.value.trim())} onBlur={() => setTyped(null)} />
      <datalist id={own}>{offered.map((one) => <option key={one.id} value={one.name} />)}</datalist>
    </label>
  );
}

export function Filters({ kinds = true, status = true, sure = true, actor = false, place = false }: { kinds?: boolean; status?: boolean; sure?: boolean; actor?: boolean; place?: boolean }) {
  const any = ["kind", "since", "until", "sure", "status", "actor", "place", "proposal"].some((name) => parameter(name));
  const [open, setOpen] = useState(any); // where there is little room
  return (
    <div class={`filters ${open ? "open" : ""}`} role="group" aria-label={words.filter.title}>
      <button type="button" class="button filters-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>{words.filter.title} <span aria-hidden="true">{open ? "▴" : "▾"}</span></button>
      <div class="filters-body">
      {kinds && <KindChoice />}
      <div class="filter-fields">
        <label>{words.filter.from}<input type="date" value={parameter("since") ?? ""} onChange={(e) => setParameters({ since: e.currentTarget.value || null })} /></label>
        <label>{words.filter.to}<input type="date" value={parameter("until") ?? ""} onChange={(e) => setParameters({ until: e.currentTarget.value || null })} /></label>
        {status && (
          <label>{words.filter.status}
            <select value={parameter("status") ?? ""} onChange={(e) => setParameters({ status: e.currentTarget.value || null })}>
              <option value="">{words.filter.any}</option>
              {Object.entries(words.status).map(([code, word]) => <option value={code}>{word}</option>)}
            </select>
          </label>
        )}
        {sure && <label>{words.filter.sure}
          <select value={parameter("sure") ?? ""} onChange={(e) => setParameters({ sure: e.currentTarget.value || null })}>
            <option value="">{words.filter.sureAny}</option>
            {[0.5, 0.7, 0.8, 0.9].map((value) => <option value={value}>{share(value)}</option>)}
          </select>
        </label>}
        {actor && <NameFilter kind="actor" />}
        {place && <NameFilter kind="place" />}
        {any && <button type="button" class="plain" onClick={() => setParameters({ kind: null, since: null, until: null, sure: null, status: null, actor: null, place: null, proposal: null })}>{words.filter.clear}</button>}
      </div>
      </div>
    </div>
  );
}
