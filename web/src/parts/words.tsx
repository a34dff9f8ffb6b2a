// Words of a report, with the ones that matter marked.
import { useMemo } from "preact/hooks";
import { ByteText, pieces, type ByteRange } from "../logic/bytes";

/** A text that starts at byte `start` of the report; the ranges are the report's. */
export function MarkedWords({ text, start, ranges, lang }: { text: string; start: number; ranges: ByteRange[]; lang?: string }) {
  const parts = useMemo(() => {
    const bytes = new ByteText(text);
    const own = ranges.map((range) => ({ start: range.start - start, end: range.end - start }));
    return pieces(bytes, { start: 0, end: bytes.size }, own);
  }, [text, start, ranges]);
  return (
    <span class="words" dir="auto" lang={lang}>
      {parts.map((part) => (part.marks.length ? <mark>{part.text}</mark> : part.text))}
    </span>
  );
}
