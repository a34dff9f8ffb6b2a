// A sentence of a reading as rows, one a word, with the arcs from heads to dependents beside them.
import type { Reading } from "../api/client";
import type { ByteRange, ByteText } from "./bytes";

export interface Row extends ByteRange {
  word: number; // index in the reading
  text: string;
  upos: string;
  relation: string;
  head: { word: number; text: string } | null; // null: the root
  predicate: boolean;
  status: string | null;
  features: string | null;
  name: string | null; // class of the name that it belongs to
  roles: { role: string; of: string; argument: string }[]; // what it is to its predicates, with the words that fill the role
  means: { text: string; start: number | null } | null; // who or what is meant, if the words do not say it
}
export interface Arc {
  from: number; // row of the head
  to: number; // row of the dependent
  level: number; // 1 is nearest to the words
  relation: string;
}

export function sentenceAt(reading: Reading, byte: number): number {
  return reading.sentences.findIndex((sentence) => sentence.start <= byte && byte < sentence.end);
}

/** All words below a word, itself included, as one range of bytes. */
function below(reading: Reading, word: number, first: number, end: number): ByteRange {
  const inside = new Set([word]);
  for (let grew = true; grew; ) {
    grew = false;
    for (let i = first; i < end; i++) {
      const head = reading.words[i]?.head ?? null;
      if (!inside.has(i) && head !== null && inside.has(head)) {
        inside.add(i);
        grew = true;
      }
    }
  }
  const words = [...inside].map((i) => reading.words[i]).filter((w) => w !== undefined);
  return { start: Math.min(...words.map((w) => w.start)), end: Math.max(...words.map((w) => w.end)) };
}

/** The actor or place that a word stands for; else the words it points back to. */
function meaning(reading: Reading, bytes: ByteText, word: number): Row["means"] {
  const mention = reading.mentions.find((m) => m.head === word);
  const target = mention?.actor ?? mention?.place ?? null;
  let first = mention;
  for (let steps = 0; first && first.antecedent !== null && steps < 100; steps++) first = reading.mentions[first.antecedent];
  const own = mention ? bytes.slice(mention) : "";
  const back = first && first !== mention ? first : null;
  const antecedent = reading.words[reading.words[word]?.antecedent ?? -1];
  const start = back?.start ?? antecedent?.start ?? null;
  if (target !== null) return target === own ? null : { text: target, start };
  if (back) return { text: bytes.slice(back), start };
  return antecedent ? { text: bytes.slice(antecedent), start } : null;
}

export function rowsOf(reading: Reading, bytes: ByteText, sentence: number): Row[] {
  const range = reading.sentences[sentence]?.words;
  if (!range) return [];
  const text = (i: number): string => bytes.slice(reading.words[i] ?? { start: 0, end: 0 });
  return reading.words.slice(range.start, range.end).map((word, k) => {
    const i = range.start + k;
    return {
      word: i,
      start: word.start,
      end: word.end,
      text: text(i),
      upos: word.upos,
      relation: word.relation,
      head: word.head === null ? null : { word: word.head, text: text(word.head) },
      predicate: word.predicate,
      status: word.status,
      features: word.features,
      name: reading.names.find((name) => name.start <= word.start && word.end <= name.end)?.class ?? null,
      roles: reading.roles
        .filter((role) => role.argument === i)
        .map((role) => ({ role: role.role, of: text(role.predicate), argument: bytes.slice(below(reading, i, range.start, range.end)) })),
      means: meaning(reading, bytes, i),
    };
  });
}

/** Arcs with levels: an arc lies outside all arcs that it spans. */
export function arcsOf(rows: Row[]): Arc[] {
  const first = rows[0]?.word ?? 0;
  const arcs = rows.flatMap((row, to) => (row.head && row.head.word - first >= 0 && row.head.word - first < rows.length ? [{ from: row.head.word - first, to, level: 1, relation: row.relation }] : []));
  const low = (arc: Arc) => Math.min(arc.from, arc.to);
  const high = (arc: Arc) => Math.max(arc.from, arc.to);
  arcs.sort((a, b) => high(a) - low(a) - (high(b) - low(b)));
  arcs.forEach((arc, i) => {
    for (const inner of arcs.slice(0, i)) if (low(inner) < high(arc) && high(inner) > low(arc)) arc.level = Math.max(arc.level, inner.level + 1);
  });
  return arcs;
}
