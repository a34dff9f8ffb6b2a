import { describe, expect, it } from "vitest";
import { ByteText, paragraphs, pieces } from "../src/logic/bytes";

const size = (text: string) => new TextEncoder().encode(text).length;

describe("bytes of a report", () => {
  it("finds words behind letters of two, three and four bytes", () => {
    const text = "Bogotá – 🕊 paz";
    const bytes = new ByteText(text);
    expect(bytes.size).toBe(size(text));
    for (const word of ["Bogotá", "–", "🕊", "paz"]) {
      const start = size(text.slice(0, text.indexOf(word)));
      expect(bytes.slice({ start, end: start + size(word) })).toBe(word);
    }
  });
  it("takes an offset inside a character for its start", () => {
    const bytes = new ByteText("á🕊x");
    expect(bytes.at(1)).toBe(0);
    expect(bytes.at(4)).toBe(1);
    expect(bytes.at(99)).toBe("á🕊x".length);
  });
  it("cuts at every edge of marks that overlap, and loses nothing", () => {
    const bytes = new ByteText("abcdefghij");
    const marks = [{ start: 2, end: 6, n: 1 }, { start: 4, end: 8, n: 2 }, { start: 20, end: 30, n: 3 }, { start: 5, end: 5, n: 4 }];
    const parts = pieces(bytes, { start: 0, end: 10 }, marks);
    expect(parts.map((p) => p.text).join("")).toBe("abcdefghij");
    expect(parts.map((p) => [p.text, p.marks.map((m) => m.n)])).toEqual([["ab", []], ["cd", [1]], ["ef", [1, 2]], ["gh", [2]], ["ij", []]]);
  });
  it("gives paragraphs without the blank lines between them", () => {
    const text = "Primero é.\n\nSegundo.\n \nTercero.";
    const bytes = new ByteText(text);
    expect(paragraphs(bytes).map((range) => bytes.slice(range))).toEqual(["Primero é.", "Segundo.", "Tercero."]);
  });
});
