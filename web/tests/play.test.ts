import { describe, expect, it } from "vitest";
import type { Cell, Entry, Schemas } from "../src/api/client";
import { bars, shift, zoom } from "../src/logic/bars";
import { citation, csv, csvCell } from "../src/logic/cite";
import { dueTitle, figureTitle, headline } from "../src/logic/headline";
import { fresh, onTheGround, toldOnce } from "../src/logic/latest";
import { accessBoard, arcs } from "../src/logic/mission";
import { layout, ties } from "../src/logic/network";
import { deadlines, matrix, onTheTable, stepPlaces } from "../src/logic/play";
import { inOrder, linesAt } from "../src/logic/reader";

const entry = (id: number, kind: Entry["kind"], fields: Entry["fields"], more: Partial<Entry> = {}): Entry => ({
  id, kind, fields, status: "actual", says: "words", date: null, place: null, sure: 0.8, reports: 1, sources: 1, first_seen: "2016-01-01", last_seen: "2016-01-01", line: id, ...more,
});
const actor = (id: number, name: string) => ({ id, name });

describe("positions matrix", () => {
  const cell = (party: number, proposal: number): Cell => ({ party, proposal, position: "accepts", status: "actual", day: null, entry: 1, line: 1, says: "", sure: 1, changed: false, history: [], conditions: [] });
  const positions = { proposals: [{ id: 7, name: "truce" }, { id: 8, name: "empty" }, { id: 9, name: "deal" }], parties: [actor(1, "A"), actor(2, "B"), actor(3, "C")], cells: [cell(1, 9), cell(2, 7), cell(2, 9), cell(5, 7)] };
  it("leaves out empty rows and columns and keeps the order of the server", () => {
    const m = matrix(positions);
    expect(m.proposals.map((p) => p.id)).toEqual([7, 9]);
    expect(m.rows.map((r) => r.party.name)).toEqual(["A", "B"]);
    expect(m.rows[0]?.cells.map((c) => c?.proposal ?? null)).toEqual([null, 9]);
  });
  it("can be cut to a few parties and proposals", () => {
    const m = matrix(positions, { parties: 1, proposals: 1 });
    expect([m.proposals.length, m.rows.length]).toEqual([1, 1]);
  });
});

describe("what is on the table", () => {
  const step = (day: string, status: "actual" | "planned", word: "agreed" | "due") => ({ step: word, status, day, entry: 1, line: 1, says: "" });
  const proposal = (id: number, family: string | null, more: Partial<Schemas["Proposal"]> = {}): Schemas["Proposal"] => ({ entry: id, line: id, name: `p${id}`, also: [], authors: [], stages: [], step: null, steps: [], stances: 0, last: null, reports: 1, family, ...more });
  it("names of one thing stand together, its last step taken tells where it stands", () => {
    const tables = onTheTable([proposal(1, "truce", { steps: [step("2016-06-01", "actual", "agreed")] }), proposal(2, null, { stances: 1 }), proposal(3, "truce", { stances: 2, steps: [step("2016-07-01", "planned", "due")] })]);
    expect(tables.map((t) => [t.proposal.entry, ...t.others.map((o) => o.entry)])).toEqual([[1, 3], [2]]);
    expect([tables[0]?.proposal.step?.step, tables[0]?.proposal.stances, tables[0]?.proposal.steps.length]).toEqual(["agreed", 2, 2]);
  });
  it("a truce that is not to go on stands so, whatever name its steps are told of", () => {
    const no = { ...step("2016-07-01", "actual", "agreed"), step: "extended" as const, status: "negated" as const };
    const [table] = onTheTable([proposal(1, "truce", { steps: [no] }), proposal(2, "truce", { steps: [step("2016-07-01", "actual", "agreed"), step("2016-06-01", "planned", "due")] })]);
    expect(table?.proposal.steps.map((s) => s.step)).toEqual(["due", "agreed", "extended"]);
    expect(table?.proposal.step?.status).toBe("negated");
  });
  it("a name that says the same is not told again", () => {
    const [table] = onTheTable([proposal(1, "truce", { name: "Truce" }), proposal(2, "truce", { name: "truce" }), proposal(3, "truce", { name: "June truce" }), proposal(4, "truce", { name: "june truce" })]);
    expect(table?.others.map((o) => o.entry)).toEqual([3]);
    expect(table?.entries).toEqual([1, 2, 3, 4]);
  });
  it("was heard of when any of its names was", () => {
    expect(onTheTable([proposal(1, "truce", { last: "2016-10-05" }), proposal(2, "truce", { last: "2016-10-13" })])[0]?.proposal.last).toBe("2016-10-13");
  });
  it("what was named once and no more comes last", () => {
    expect(onTheTable([proposal(1, null, { stances: 1 }), proposal(2, null, { stances: 2 })]).map((t) => t.proposal.entry)).toEqual([2, 1]);
    expect(onTheTable([proposal(1, null), proposal(2, null, { reports: 3 })]).map((t) => t.proposal.entry)).toEqual([2, 1]);
  });
});

describe("deadlines", () => {
  it("stand in the order: the nearest to come, the latest past, undated", () => {
    const by = (id: number, from: string | null) => entry(id, "deadline", { what: "x", by: from ? { from } : null });
    const due = deadlines([by(1, null), by(2, "2016-01-01"), by(3, "2016-07-01"), by(4, "2016-06-24"), by(5, "2016-06-01"), by(6, "2016-06-23")], "2016-06-23");
    expect(due.map((d) => d.entry.id)).toEqual([6, 4, 3, 5, 2, 1]);
    expect(due[0]?.days).toBe(0);
  });
});

describe("what is due", () => {
  it("is told by the words of the report where it was not made out", () => {
    expect(dueTitle(entry(1, "deadline", { what: "the truce", by: null }))).toBe("The truce");
    expect(dueTitle({ ...entry(1, "deadline", { by: null }), says: "a conference on 24 April" })).toBe("A conference on 24 April");
  });
});

describe("steps on a line of time", () => {
  const step = (day: string | null) => ({ step: "agreed" as const, status: "actual" as const, day, entry: 1, line: 1, says: "" });
  it("lie by their days, with room between them; undated ones stand beside the one before", () => {
    expect(stepPlaces([step("2016-01-01"), step(null), step("2016-01-11"), step("2016-01-21")]).map((s) => s.at)).toEqual([0, 0.1, 0.5, 1]);
    expect(stepPlaces([step("2016-01-01"), step("2016-10-02"), step("2016-10-05"), step("2016-10-13")]).map((s) => s.at.toFixed(1))).toEqual(["0.0", "0.8", "0.9", "1.0"]);
  });
  it("are spread evenly when none is dated", () => {
    expect(stepPlaces([step(null), step(null), step(null)]).map((s) => s.at)).toEqual([0, 0.5, 1]);
  });
});

describe("what is new", () => {
  const told = (id: number, kind: Entry["kind"], says: string, fields: object, more: object = {}) => ({ ...entry(id, kind, fields as never), says, report: "a", ...more });
  const agrees = told(1, "event", "Cuba agreed to the truce", { type: "AGREE" });
  const step = told(2, "step", "agreed to the truce", { step: "agreed" });
  const due = told(3, "deadline", "due by Monday", {});
  const attack = told(4, "event", "a shop was shelled", { type: "ASSAULT" }, { date: { from: "2016-11-29", to: "2016-11-30", precision: "day", basis: "stated" } });
  const old = told(5, "event", "a mill was shelled", { type: "ASSAULT" }, { date: { from: "2015-01-01", to: "2015-01-02", precision: "day", basis: "stated" } });
  it("is told once, steps before days set", () => {
    expect(toldOnce([agrees, step])).toEqual([step]);
    expect(fresh([due, agrees, step, attack]).map((one) => one.id)).toEqual([2, 3]);
  });
  it("has one row for what two have agreed, for a journey with its meeting, for an attack told twice", () => {
    const of = { about: { proposal: 7, name: "truce" } };
    const agreed = told(10, "step", "agreed to the truce", { ...of, step: "agreed" });
    const both = [actor(1, "Front"), actor(2, "League")].map((party, i) => told(11 + i, "stance", "Both agreed to the truce", { ...of, position: "accepts", party: [party] }));
    const leg = told(13, "leg", "Ana went to Tarn", { who: [actor(3, "Ana")], where: { id: 9, name: "Tarn" } });
    const meeting = told(14, "event", "Ana went to Tarn", { type: "CONSULT", actors: [actor(3, "Ana")], recipients: [{ ...actor(8, "Tarn"), kind: "place" }] });
    const short = told(15, "event", "rebels came", { type: "ASSAULT", actors: [actor(5, "rebels")], recipients: [actor(6, "mill")] });
    const long = told(16, "event", "rebels came and shot two men", { type: "ASSAULT", actors: [actor(5, "rebels")], recipients: [actor(6, "mill"), actor(4, "two men")] });
    const once = toldOnce([agreed, ...both, leg, meeting, short, long]);
    expect(once.map((one) => one.id)).toEqual([10, 13, 16]);
    expect(headline(once[0] as Entry)).toBe("Truce — agreed by Front and League");
    expect(headline({ ...agreed, says: "agreed to extend the truce" })).toBe("Truce — extension agreed");
  });
  it("tells where those are who were hit", () => {
    const hit = [actor(1, "bus"), { ...actor(2, "Tarn"), kind: "place" }];
    expect(headline({ ...attack, says: "a bus was shelled near Tarn", fields: { type: "ASSAULT", recipients: hit } as never })).toMatch(/bus near Tarn$/);
    expect(headline({ ...attack, fields: { type: "ASSAULT", recipients: hit.slice(1) } as never })).toMatch(/ Tarn$/);
  });
  it("has the attacks of these days", () => {
    expect(onTheGround([attack, old, step], "2016-11-23").map((one) => one.id)).toEqual([4]);
  });
  it("says more of a deadline than a single word", () => {
    expect(dueTitle({ kind: "deadline", fields: { what: "meet" }, says: "to meet in Tarn" })).toBe("To meet in Tarn");
  });
});

describe("headlines", () => {
  it.each([
    [entry(1, "event", { type: "ACCUSE", actors: [actor(1, "the army")], recipients: [actor(2, "the rebels")] }), "The army blamed the rebels"],
    [entry(1, "event", { type: "CONSULT", actors: [actor(1, "A"), actor(2, "B")], recipients: [] }), "A and B met or spoke"],
    [entry(1, "event", { type: "ASSAULT", actors: [], recipients: [actor(2, "B")] }), "Attack on B"],
    [entry(1, "event", { type: "ASSAULT", actors: [actor(1, "A")], recipients: [{ ...actor(2, "Ostian Army"), kind: "armed_group", country: "OST", sectors: ["MIL"] }, { ...actor(3, "Ostia"), kind: "state", country: "OST" }] }), "A attacked Ostian Army"],
    [entry(1, "event", { type: "ASSAULT", actors: [actor(1, "A")], recipients: [{ ...actor(2, "Front"), country: "OST", sectors: ["REB"] }, { ...actor(3, "Ostia"), kind: "state", country: "OST" }] }), "A attacked Front and Ostia"],
    [entry(1, "stance", { party: [actor(1, "A")], position: "accepts_with_conditions", about: { proposal: 4, name: "the truce" } }), "A: accepts the truce, with conditions"],
    [entry(1, "stance", { party: [actor(1, "A")], position: "divided", about: { proposal: 4, name: "the truce" } }), "A: divided on the truce"],
    [entry(1, "event", { type: "CONSULT", actors: [actor(1, "A"), actor(2, "B")], recipients: [actor(2, "B"), actor(1, "A")] }), "A and B met or spoke with each other"],
    [entry(1, "step", { about: "truce", step: "paused" }, { status: "negated" }), "Truce — not paused"],
    [entry(1, "step", { about: "talks", step: "under_talks", by: [] }), "Talks — under talks"],
    [entry(1, "leg", { who: [actor(1, "the envoy")], where: { id: 3, name: "Oslo" }, hosts: [] }), "The envoy to Oslo"],
    [entry(1, "access", { point: "the bridge", state: "partly_open" }), "The bridge: partly open"],
    [entry(1, "figure", { what: "killed", number: 12, at_least: true, by_whom: [actor(1, "the ministry")] }), "Killed: at least 12, according to the ministry"],
    [entry(1, "figure", { what: "killed", number: 3, unit: "militants", of: "Three militants" }), "Killed: 3 militants"],
    [entry(1, "figure", { what: "displaced", number: 200000, at_most: true, of: "up to 200,000 people" }, { status: "possible" }), "Possibly: Displaced: at most 200,000 people"],
    [entry(1, "call", { who: [actor(1, "A")], whom: [], for_what: "a vote", demand: "other" }), "A calling — “a vote”"],
    [entry(1, "event", { type: "AGREE", actors: [{ ...actor(1, "sides"), sides: true }, actor(2, "A"), actor(3, "B")], recipients: [] }), "A and B agreed"],
    [entry(1, "event", { type: "COERCE", mode: "arrest", actors: [actor(1, "police")], recipients: [actor(2, "B")] }), "Police arrested B"],
    [entry(1, "event", { type: "ASSAULT", actors: [actor(1, "A")], recipients: [actor(2, "B")] }, { status: "planned" }), "Planned: attack on B by A"],
    [entry(1, "event", { type: "RETREAT", mode: "withdraw", actors: [actor(1, "A")], recipients: [] }, { status: "negated" }), "Denied: withdrawal by A"],
    [entry(1, "step", { about: "truce", step: "agreed" }, { status: "planned" }), "Truce — to be agreed"],
    [entry(1, "step", { about: "truce", step: "due" }, { status: "planned" }), "Truce — due"],
    [entry(1, "stance", { party: [actor(1, "A")], position: "supports", about: { proposal: 4, name: "the truce" } }, { status: "possible" }), "A: supports the truce (possible)"],
    [entry(1, "call", { who: [actor(1, "A")], whom: [], for_what: "a vote", demand: "other" }, { status: "planned" }), "Planned: A calling — “a vote”"],
  ])("%#: %s", (given, expected) => {
    expect(headline(given)).toBe(expected);
  });
  it("name countries, not their codes", () => {
    expect(headline(entry(1, "domestic", { country: "COL", form: "criticism" }))).toBe("Colombia: criticism");
    expect(headline(entry(1, "domestic", { country: "the north", form: "criticism" }))).toBe("The north: criticism");
  });
  it("of figures leave out what is said twice", () => {
    expect(figureTitle({ what: "killed", of: "of soldiers" })).toEqual({ what: "Killed", of: "soldiers" });
    expect(figureTitle({ what: "other", unit: "votes", of: "votes to none" })).toEqual({ what: "Votes", of: "to none" });
    expect(figureTitle({ what: "killed", of: "killed" })).toEqual({ what: "Killed", of: "" });
    expect(figureTitle({ what: "other", unit: null, of: "breaches" })).toEqual({ what: "Breaches", of: "" });
  });
  it("show a code that has no word as it is", () => {
    expect(headline(entry(1, "step", { about: "x", step: "half_done" }))).toBe("X — half done");
  });
});

describe("timeline bars", () => {
  const days: Schemas["TimelineDay"][] = [{ day: "2016-01-01", reports: 1, kinds: { event: 2, step: 1 } }, { day: "2016-01-03", reports: 0, kinds: { event: 1 } }];
  it("count by kind and leave out kinds without entries", () => {
    const b = bars(days, ["event", "step", "call"], null, null);
    expect(b?.bin).toBe("day");
    expect(b?.kinds.map((k) => [k.kind, k.counts])).toEqual([["event", [2, 0, 1]], ["step", [1, 0, 0]]]);
  });
  it("begin with the reports and count what is told of days long before", () => {
    const old: Schemas["TimelineDay"] = { day: "1925-06-17", reports: 0, kinds: { event: 3, step: 1 } };
    const b = bars([old, ...days], ["event", "step"], null, null);
    expect(b?.starts.length).toBe(3);
    expect(b?.before).toBe(4);
    expect(bars([old, ...days], ["event"], "1925-01-01", null)?.before).toBe(0);
  });
  it("keep to the days that were chosen", () => {
    expect(bars(days, ["event"], "2016-01-02", "2016-01-03")?.kinds[0]?.counts).toEqual([0, 1]);
    expect(bars([], ["event"], null, null)).toBeNull();
  });
  it("zoom and shift within their limits", () => {
    const limits = { from: 0, to: 100 };
    expect(zoom({ from: 0, to: 100 }, 0.5, limits)).toEqual({ from: 25, to: 75 });
    expect(zoom({ from: 90, to: 100 }, 4, limits)).toEqual({ from: 60, to: 100 });
    expect(shift({ from: 80, to: 100 }, 0.5, limits)).toEqual({ from: 80, to: 100 });
  });
});

describe("journeys and access", () => {
  const at = (id: number, name: string) => ({ id, name, latitude: id, longitude: id });
  const leg = (id: number, place: number, day: string, status: Entry["status"] = "actual") => entry(id, "leg", { who: [actor(1, "envoy")], where: at(place, `p${place}`) }, { last_seen: day, status });
  it("join the stops of one traveller in order of days, without what did not happen or lies far apart", () => {
    const found = arcs([leg(3, 30, "2016-01-05"), leg(1, 10, "2016-01-01"), leg(2, 20, "2016-01-03"), leg(4, 40, "2016-01-04", "negated"), leg(5, 50, "2016-12-01")]);
    expect(found.map((a) => [a.from.place.id, a.to.place.id])).toEqual([[10, 20], [20, 30]]);
  });
  it("show the latest state of each access point", () => {
    const gate = (id: number, day: string) => entry(id, "access", { point: { id: 5, name: "gate" } }, { last_seen: day });
    expect(accessBoard([gate(1, "2016-02-01"), gate(2, "2016-03-01"), gate(3, "2016-01-01")]).map((e) => e.id)).toEqual([2]);
  });
});

describe("network", () => {
  const network: Schemas["Network"] = { actors: [actor(1, "A"), actor(2, "B"), actor(3, "C")], links: [{ source: 1, target: 2, count: 3, types: { AGREE: 2, ACCUSE: 1 } }, { source: 3, target: 3, count: 9, types: {} }, { source: 2, target: 3, count: 1, types: { ASSAULT: 1 } }] };
  it("orders ties by weight, drops those to oneself and tells their tone", () => {
    const t = ties(network, 10);
    expect(t.map((x) => [x.source, x.target])).toEqual([[1, 2], [2, 3]]);
    expect(t[0]?.tone).toBeCloseTo(2 / 3);
    expect(t[1]?.tone).toBe(0);
  });
  it("is laid out the same way twice and inside its frame", () => {
    const t = ties(network, 10);
    const [a, b] = [layout(network, t, 600, 400), layout(network, t, 600, 400)];
    for (const [id, node] of a) {
      expect(node.x).toBe(b.get(id)?.x);
      expect(node.x).toBeGreaterThanOrEqual(0);
      expect(node.y).toBeLessThanOrEqual(400);
    }
  });
});

describe("what leaves the page", () => {
  it("quotes cells and disarms formulas", () => {
    expect(csvCell('say "yes", now')).toBe('"say ""yes"", now"');
    expect(csvCell("=1+1")).toBe("'=1+1");
    expect(csvCell(-5)).toBe("-5");
    expect(csv([["a", null], [1, "b\nc"]])).toBe('a,\r\n1,"b\nc"\r\n');
  });
  it("cites words, report, date and address", () => {
    const line = { id: 9, evidence: [{ start: 0, end: 3, text: "agreed" }], report: { id: "sha256:0", title: "Title", source: "Wire", published: "2016-06-23" } };
    expect(citation(line as never, "http://desk")).toMatch(/^“agreed” — Title, Wire, .*2016.* \(http:\/\/desk\/line\/9\)$/);
  });
});

describe("lines of a report", () => {
  const line = (id: number, ...ranges: [number, number][]) => ({ line: id, kind: "event" as const, status: "actual" as const, sure: 1, evidence: ranges.map(([start, end]) => ({ start, end })) });
  it("stand in the order of their words, and are found by a place in the text", () => {
    const lines = [line(1, [50, 60]), line(2, [10, 20], [55, 58]), line(3, [5, 30])];
    expect(inOrder(lines).map((l) => l.line)).toEqual([3, 2, 1]);
    expect(linesAt(lines, 56).map((l) => l.line)).toEqual([1, 2]);
    expect(linesAt(lines, 60)).toEqual([]);
  });
});
