import { describe, expect, it } from "vitest";
import type { Reading } from "../src/api/client";
import { ByteText } from "../src/logic/bytes";
import { arcsOf, rowsOf, sentenceAt } from "../src/logic/reading";

const text = "Santos spoke. He met the José group.";
const word = (start: number, end: number, upos: string, relation: string, head: number | null, more: Partial<Reading["words"][number]> = {}) => ({ start, end, lemma: null, upos, relation, head, features: null, predicate: false, status: null, antecedent: null, ...more });
const reading: Reading = {
  sentences: [{ start: 0, end: 13, words: { start: 0, end: 3 } }, { start: 14, end: 37, words: { start: 3, end: 9 } }],
  words: [
    word(0, 6, "PROPN", "nsubj", 1), word(7, 12, "VERB", "root", null, { predicate: true, status: "actual" }), word(12, 13, "PUNCT", "punct", 1),
    word(14, 16, "PRON", "nsubj", 4, { antecedent: 0 }), word(17, 20, "VERB", "root", null, { predicate: true }), word(21, 24, "DET", "det", 7), word(25, 30, "PROPN", "compound", 7), word(31, 36, "NOUN", "obj", 4), word(36, 37, "PUNCT", "punct", 4),
  ],
  names: [{ start: 0, end: 6, class: "PER", kind: "person" }],
  mentions: [{ start: 0, end: 6, head: 0, actor: "Juan Manuel Santos", place: null, antecedent: null }, { start: 14, end: 16, head: 3, actor: "Juan Manuel Santos", place: null, antecedent: 0 }],
  roles: [{ predicate: 4, argument: 7, role: "ARG1" }],
  made_by: { truce: "", model: "", codebook: "" },
};
const bytes = new ByteText(text);

describe("a sentence as it was read", () => {
  it("is found by a byte", () => {
    expect([sentenceAt(reading, 3), sentenceAt(reading, 20), sentenceAt(reading, 13)]).toEqual([0, 1, -1]);
  });
  it("has a row for each word with head, name, roles and who is meant", () => {
    const rows = rowsOf(reading, bytes, 1);
    expect(rows.map((r) => r.text)).toEqual(["He", "met", "the", "José", "group", "."]);
    expect(rows[0]?.means).toEqual({ text: "Juan Manuel Santos", start: 0 });
    expect(rows[0]?.head?.text).toBe("met");
    expect(rows[4]?.roles).toEqual([{ role: "ARG1", of: "met", argument: "the José group" }]);
    expect(rowsOf(reading, bytes, 0)[0]?.name).toBe("PER");
  });
  it("has arcs that lie outside those they span", () => {
    const arcs = arcsOf(rowsOf(reading, bytes, 1));
    const level = (to: number) => arcs.find((arc) => arc.to === to)?.level;
    expect(arcs.length).toBe(5);
    expect([level(0), level(3), level(2), level(4), level(5)]).toEqual([1, 1, 2, 3, 4]);
  });
});
