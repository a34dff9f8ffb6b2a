// Map: places, access points and journeys, drawn; the list beside it says the same in words.
import { useMemo, useRef } from "preact/hooks";
import type { Entry, Kind, Place } from "../api/client";
import { entryRows } from "../logic/cite";
import { fieldsOf, placeOf } from "../logic/fields";
import { accessBoard } from "../logic/mission";
import { Empty, Few, Section } from "../parts/basics";
import { EntryList, useEntries } from "../parts/entries";
import { evidenceAddress } from "../parts/entry";
import { Export } from "../parts/export";
import { Filters, filters } from "../parts/filters";
import { Link } from "../parts/link";
import { accessSigns, stateOf, useWorld, WorldMap } from "../parts/map";
import { ViewHead } from "../parts/rooms";
import { useResource } from "../state/resource";
import { numberParameter, setParameters, withParameters } from "../state/url";
import { country } from "../text/countries";
import { count, fill, number, wordFor, words } from "../text/text";

const w = words.map;

function PlaceRow({ place }: { place: Place }) {
  const to = withParameters({ place: place.id });
  const where = place.country ? country(place.country) : place.name;
  const entries = place.entries ?? 0;
  return (
    <li>
      <Link to={to}><bdi>{place.name}</bdi></Link> {where !== place.name && <span class="quiet">{where}</span>}{" "}
      <Link to={to} class="numeric" aria-label={`${place.name}: ${count(words.play.entries, entries)}`}>{number(entries)}</Link>
    </li>
  );
}
function GateRow({ entry }: { entry: Entry }) {
  const state = stateOf(entry);
  return <li><Link to={evidenceAddress(entry.id)}><bdi>{placeOf(fieldsOf(entry), "point")?.name ?? entry.says}</bdi></Link> <span class={`gate-word gate-${state}`}>{accessSigns[state]} {wordFor(words.access, state)}</span></li>;
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
      <ViewHead title={words.views.map} about={w.about}>
        <Export name="map" rows={() => entryRows(pages.items)} drawing={() => drawing.current} entries />
      </ViewHead>
      <Filters status={false} actor />
      <div class="map-and-list">
        <WorldMap world={world} places={all} access={board} legs={legs.items} drawing={drawing} />
        <div class="map-list">
          {place ? (
            <Section title={fill(w.at, { place: place.name })} actions={<button type="button" class="plain" onClick={() => setParameters({ place: null })}>{words.app.all}</button>}><EntryList pages={pages} label={fill(w.at, { place: place.name })} /></Section>
          ) : (
            <Section title={w.places} count={places.data && all.length > 0 ? w.byEntries : undefined}>
              {places.data && !all.length && <Empty>{w.none}</Empty>}
              <ol class="place-list"><Few items={all} most={40}>{(p) => <PlaceRow key={p.id} place={p} />}</Few></ol>
            </Section>
          )}
          {!place && board.length > 0 && (
            <Section title={w.access}>
              <ul class="place-list"><Few items={board} most={20}>{(entry) => <GateRow key={entry.id} entry={entry} />}</Few></ul>
            </Section>
          )}
        </div>
      </div>
    </div>
  );
}
