// One entry in one plain line: who, what, whom, where; from its fields alone.
import type { ActorRef, Entry, Status } from "../api/client";
import { actOf, withoutWhom, type Act } from "../text/acts";
import { country } from "../text/countries";
import { day, fill, list, number, wordFor, words } from "../text/text";
import { actorsOf, dateOf, fieldsOf, placeOf, textOf, type Fields } from "./fields";

const h = words.headline;

/** "sides" beside the two that it means says nothing more. */
function named(actors: ActorRef[]): ActorRef[] {
  return actors.length > 2 && actors[0]?.sides ? named(actors.slice(1)) : actors;
}

/** A state beside its own forces or a place in it says nothing more: "Israel Defense Forces and Israel". */
function once(actors: ActorRef[]): ActorRef[] {
  const own = (actor: ActorRef) => actor.kind === "place" || (actor.sectors ?? []).some((sector) => ["MIL", "GOV", "COP"].includes(sector));
  return actors.filter((state) => state.kind !== "state" || !actors.some((other) => other.kind !== "state" && other.country === state.country && own(other)));
}

const NAMELESS = /^(rebels|guerrillas|insurgents|militants|fighters|gunmen)$/i;
/** Whom an act hits, once each; where others are hit, too, a place is where they are: "bus near Tarn". Rebels beside a movement that is named say nothing more. */
function hit(actors: ActorRef[], says: string): string {
  const movement = actors.some((actor) => actor.kind === "armed_group" && actor.country);
  const others = once(actors).filter((actor) => actor.kind !== "place" && !(movement && NAMELESS.test(actor.name)));
  const places = actors.filter((actor) => actor.kind === "place");
  if (!others.length || !places.length) return names(others.length ? others : once(actors));
  return join(names(others), fill(says.includes(`near ${places[0]?.name}`) ? h.near : h.in, { where: names(places) }));
}

function names(actors: ActorRef[], none: string = h.somebody): string {
  return actors.length ? list(named(actors).map((actor) => actor.name)) : none;
}
function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
function join(...parts: (string | false | null | undefined)[]): string {
  return parts.filter(Boolean).join(" ");
}

const roles: Record<string, string> = { host: h.hosts, mediator: h.mediates, guarantor: h.guarantees, messenger: h.carries, sponsor: h.sponsors };

/** "attack on the town by rebels": an act that has not happened is told as a noun. */
function nounOf(act: Act, actors: ActorRef[], whom: string): string {
  return join(whom ? act.noun : withoutWhom(act.noun), whom, actors.length ? fill(h.by, { who: names(actors) }) : "");
}
function event(f: Fields, status: Status, says: string): string {
  const recipients = actorsOf(f, "recipients");
  const act = actOf(f.type, f.mode);
  const actors = actorsOf(f, "actors");
  const mutual = actors.length > 1 && actors.length === recipients.length && actors.every((actor) => recipients.some((other) => other.id === actor.id && other.name === actor.name));
  const whom = mutual ? h.eachOther : recipients.length ? hit(recipients, says) : "";
  if (status !== "actual" || (!actors.length && whom)) return nounOf(act, actors, whom);
  return join(names(actors), whom ? act.did : withoutWhom(act.did), whom);
}
/** "FARC: accepts the truce, with conditions", "ELN: undecided on the truce" */
function stance(f: Fields, status: Status): string {
  const about = textOf(f, "about");
  const conditions = f.position === "accepts_with_conditions";
  const loose = f.position === "noncommittal" || f.position === "divided";
  return `${join(`${names(actorsOf(f, "party"))}:`, wordFor(words.position, conditions ? "accepts" : f.position), about && loose && h.towards, about)}${conditions ? `, ${h.withConditions}` : ""}${status === "actual" ? "" : ` (${words.status[status]})`}`;
}
/** Whom or what a figure counts, without its number: "3 militants" are "militants". */
function counted(f: Fields): string {
  const told = textOf(f, "unit") || textOf(f, "of").replace(/^\D*[\d.,]+\s*/, "");
  return told.toLowerCase() === wordFor(words.what, f.what).toLowerCase() ? "" : told;
}
function figure(f: Fields): string {
  const bound = f.at_least ? h.atLeast : f.at_most ? h.atMost : "";
  const by = actorsOf(f, "by_whom");
  const value = typeof f.number === "number" ? number(f.number) : "";
  return join(`${wordFor(words.what, f.what)}:`, bound, value, counted(f)) + (by.length ? `, ${fill(h.accordingTo, { who: names(by) })}` : "");
}
function call(f: Fields): string {
  const whom = actorsOf(f, "whom");
  const what = textOf(f, "for_what");
  const asked = f.demand && f.demand !== "other" ? wordFor(words.demand, f.demand) : what ? "" : wordFor(words.demand, "other");
  return join(names(actorsOf(f, "who")), whom.length ? fill(h.calls, { whom: names(whom) }) : h.callsAll, asked || (what && `— “${what}”`));
}
/** "agreed to extend the truce": not the truce itself. */
function ofExtension(step: unknown, says: string): boolean {
  return ["offered", "under_talks", "agreed", "signed"].includes(String(step)) && /\b(extensions?|extend(s|ed|ing)?|prolong(s|ed|ing)?|renewal)\b/i.test(says);
}
/** "agreed", "to be agreed", "not extended" */
function stepWords(step: unknown, status: Status): string {
  const ahead = wordFor(words.stepAhead, status);
  const bare = words.stepBare[step as keyof typeof words.stepBare];
  if (status in words.stepAhead && bare) return fill(ahead, { step: bare });
  return join(status === "negated" && h.not, wordFor(words.step, step));
}
const makers: Record<Entry["kind"], (f: Fields, status: Status, says: string) => string> = {
  event,
  figure,
  call,
  proposal: (f) => join(textOf(f, "name") || h.it, actorsOf(f, "authors").length ? fill(h.by, { who: names(actorsOf(f, "authors")) }) : ""),
  step: (f, status, says) => join(textOf(f, "about") || h.it, "—", ofExtension(f.step, says) && h.extension, stepWords(f.step, status), actorsOf(f, "by").length ? fill(h.by, { who: names(actorsOf(f, "by")) }) : ""),
  stance,
  mediation: (f) => join(names(actorsOf(f, "mediators")), roles[String(f.role)] ?? h.mediates, actorsOf(f, "parties").length ? `${actorsOf(f, "parties").length > 1 ? h.between : h.with} ${names(actorsOf(f, "parties"))}` : ""),
  leg: (f) => join(names(actorsOf(f, "who")), h.travels, placeOf(f, "where")?.name ?? h.somewhere, actorsOf(f, "hosts").length ? fill(h.meets, { who: names(actorsOf(f, "hosts")) }) : ""),
  access: (f) => join(`${placeOf(f, "point")?.name ?? h.somewhere}:`, wordFor(words.access, f.state), f.for && f.for !== "all" ? `(${String(f.for)})` : "", actorsOf(f, "by").length ? fill(h.by, { who: names(actorsOf(f, "by")) }) : ""),
  spillover: (f) => join(placeOf(f, "where")?.name ?? h.somewhere, actorsOf(f, "who").length ? `— ${names(actorsOf(f, "who"))}` : ""),
  domestic: (f) => join(textOf(f, "country") && `${country(textOf(f, "country"))}:`, wordFor(words.form, f.form), actorsOf(f, "who").length ? `— ${names(actorsOf(f, "who"))}` : "", actorsOf(f, "pressure_on").length ? fill(h.pressOn, { who: names(actorsOf(f, "pressure_on")) }) : ""),
  deadline: (f) => {
    const by = dateOf(f, "by");
    return join(textOf(f, "what"), by ? fill(h.due, { when: day(by) }) : "");
  },
};

/** What has not happened is told so in front, but for steps and positions, whose words tell it, and deadlines, which are all ahead. */
const TELL_THEMSELVES: Entry["kind"][] = ["step", "stance", "deadline"];

export function headline(entry: Pick<Entry, "kind" | "fields"> & Partial<Pick<Entry, "status" | "says">>): string {
  const status = entry.status ?? "actual";
  const text = makers[entry.kind](fieldsOf(entry), status, entry.says ?? "").trim();
  if (status === "actual" || TELL_THEMSELVES.includes(entry.kind)) return capital(text);
  return capital(fill(wordFor(h.lead, status), { what: text }));
}
/** A deadline without its day, for lists that show it beside; where what is due was not made out, the words that say it. */
export function dueTitle(entry: Pick<Entry, "kind" | "fields"> & Partial<Pick<Entry, "says">> & { due?: string | null }): string {
  const told = textOf(fieldsOf(entry), "what");
  const what = entry.due || (told.includes(" ") ? told : (entry.says || told)); // "meet", a country: too little
  return what ? capital(what) : headline(entry);
}
/** What a group of figures counts: a bare "other" gives way to the unit; what "of" says again is left out. */
export function figureTitle(group: { what: string; unit?: string | null; of?: string | null }): { what: string; of: string } {
  const told = group.what === "other" ? group.unit || group.of || "" : "";
  const what = told ? capital(told) : wordFor(words.what, group.what);
  const of = (group.of ?? "").replace(/^of /, "");
  const same = of.toLowerCase().startsWith(what.toLowerCase()) && !/^\w/.test(of.slice(what.length));
  return { what, of: of === told ? "" : same ? of.slice(what.length).trim() : of };
}
/** The day on which a deadline falls. */
export function dueDay(entry: Pick<Entry, "fields">): string | null {
  return dateOf(fieldsOf(entry), "by");
}
