// The fields of a line or entry as a list of names and values.
import type { ActorRef, PlaceRef } from "../api/client";
import { dated, number, words } from "../text/text";
import { ActorName, PlaceName } from "./basics";
import { evidenceAddress } from "./entry";
import { Link } from "./link";

const places = new Set(["where", "point"]);
const tables = [words.position, words.step, words.access, words.demand, words.form] as Record<string, string>[];

function One({ name, value }: { name: string; value: unknown }) {
  if (typeof value === "number") return <>{number(value)}</>;
  if (typeof value === "boolean") return <>{value ? "✓" : "✕"}</>;
  if (typeof value === "string") {
    const table = tables.find((t) => t[value] && value !== value.toUpperCase());
    return <bdi>{table ? table[value] : value}</bdi>;
  }
  if (typeof value !== "object" || value === null) return null;
  const object = value as Record<string, unknown>;
  if (typeof object.proposal === "number") return <Link to={evidenceAddress(object.proposal)}><bdi>{String(object.name ?? "")}</bdi></Link>;
  if (typeof object.name === "string") return places.has(name) ? <PlaceName place={object as unknown as PlaceRef} /> : <ActorName actor={object as unknown as ActorRef} />;
  if (typeof object.text === "string") return <bdi>{object.number ? `${String(object.number)}. ` : ""}{object.text}</bdi>;
  if (typeof object.from === "string") return <>{dated(object.from, typeof object.precision === "string" ? object.precision : undefined)}</>;
  return null;
}

export function FieldList({ fields }: { fields: object }) {
  const shown = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && !value.length));
  return (
    <dl class="fields">
      {shown.map(([name, value]) => (
        <div key={name}>
          <dt>{name.replace(/_/g, " ")}</dt>
          <dd>{Array.isArray(value) ? value.map((item: unknown, i) => <>{i > 0 && ", "}<One name={name} value={item} /></>) : <One name={name} value={value} />}</dd>
        </div>
      ))}
    </dl>
  );
}
