// The server's interface, typed by docs/openapi.yaml (schema.ts is generated from it).
import { signal } from "@preact/signals";
import { keeper } from "../logic/keeper";
import type { components, paths } from "./schema";

export type Schemas = components["schemas"];
export type Entry = Schemas["Entry"];
export type EntryDetail = Schemas["EntryDetail"];
export type Line = Schemas["Line"];
export type Kind = Schemas["Kind"];
export type Status = Schemas["Status"];
export type Position = Schemas["Position"];
export type Cell = Schemas["Cell"];
export type Deadline = Schemas["Deadline"];
export type Proposal = Schemas["Proposal"];
export type Actor = Schemas["Actor"];
export type ActorRef = Schemas["ActorRef"];
export type Place = Schemas["Place"];
export type PlaceRef = Schemas["PlaceRef"];
export type FigureGroup = Schemas["FigureGroup"];
export type Claim = FigureGroup["claims"][number];
export type ReportRef = Schemas["ReportRef"];
export type ReportRecord = Schemas["ReportRecord"];
export type Reading = Schemas["Reading"];
export type StateOfPlay = Schemas["StateOfPlay"];
export type Network = Schemas["Network"];
export type Process = Schemas["Process"];
export type Correction = Schemas["Correction"];

/** Addresses that give something. */
export type GetPath = { [P in keyof paths]: paths[P] extends { get: unknown } ? P : never }[keyof paths];
/** What an address gives. */
export type Get<P extends GetPath> = paths[P] extends { get: { responses: { 200: { content: { "application/json": infer T } } } } } ? T : never;
export type Parameters = Record<string, string | number | null | undefined>;

/** What went wrong, in the server's words. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    detail: string,
  ) {
    super(detail);
  }
}

export function problemOf(fault: unknown): Problem {
  return fault instanceof Problem ? fault : new Problem(0, String(fault));
}

const kept = keeper(() => sessionStorage, "truce.token");
/** Kept for this tab alone; never sent anywhere but to this server. */
export const token = signal<string | null>(kept.read());
export function setToken(value: string | null): void {
  token.value = value;
  kept.write(value || null);
}

/** "/api/lines/{line}" with its values and the query. */
export function address(path: string, values: Parameters = {}): string {
  const query = new URLSearchParams();
  let filled = path;
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === undefined || value === "") continue;
    if (filled.includes(`{${name}}`)) filled = filled.replace(`{${name}}`, encodeURIComponent(String(value)));
    else query.set(name, String(value));
  }
  const text = query.toString();
  return text ? `${filled}?${text}` : filled;
}

async function ask(target: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  if (token.value) headers.set("Authorization", `Bearer ${token.value}`);
  let response: Response;
  try {
    response = await fetch(target, { ...init, headers });
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === "AbortError") throw fault;
    throw new Problem(0, "unreachable");
  }
  if (response.ok) return response;
  const problem = (await response.json().catch(() => ({}))) as { detail?: string; title?: string };
  throw new Problem(response.status, problem.detail ?? problem.title ?? response.statusText);
}

export async function get<P extends GetPath>(path: P, values: Parameters = {}, abort?: AbortSignal): Promise<Get<P>> {
  const response = await ask(address(path, values), { signal: abort ?? null });
  return (await response.json()) as Get<P>;
}

export async function addCorrection(correction: Schemas["NewCorrection"]): Promise<Correction> {
  const response = await ask("/api/corrections", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(correction) });
  return (await response.json()) as Correction;
}
export async function undoCorrection(id: number): Promise<void> {
  await ask(address("/api/corrections/{correction}", { correction: id }), { method: "DELETE" });
}
export async function addReport(body: Blob, type: "text/html" | "text/plain"): Promise<Schemas["Added"]> {
  const response = await ask("/api/reports", { method: "POST", headers: { "Content-Type": type }, body });
  return (await response.json()) as Schemas["Added"];
}
