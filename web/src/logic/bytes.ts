// Offsets of the record are bytes of UTF-8, JavaScript counts UTF-16 units: a table between the two.

export interface ByteRange {
  start: number;
  end: number;
}

/** Places in `text` (UTF-16) of byte offsets. Offsets inside a character give its start. */
export class ByteText {
  private readonly starts: Uint32Array; // byte offset at each UTF-16 unit, plus the end
  constructor(readonly text: string) {
    this.starts = new Uint32Array(text.length + 1);
    let bytes = 0;
    for (let i = 0; i < text.length; i++) {
      this.starts[i] = bytes;
      const code = text.charCodeAt(i);
      if (code < 0x80) bytes += 1;
      else if (code < 0x800) bytes += 2;
      else if (code >= 0xd800 && code < 0xdc00 && i + 1 < text.length) {
        i++;
        this.starts[i] = bytes;
        bytes += 4;
      } else bytes += 3;
    }
    this.starts[text.length] = bytes;
  }
  get size(): number {
    return this.starts[this.text.length] ?? 0;
  }
  /** The index of the last character that starts at or before a byte. */
  at(byte: number): number {
    let low = 0;
    let high = this.text.length;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= byte) low = middle;
      else high = middle - 1;
    }
    while (low > 0 && this.starts[low - 1] === this.starts[low]) low--;
    return low;
  }
  /** The byte at which a character (UTF-16 unit) starts. */
  byte(unit: number): number {
    return this.starts[Math.min(unit, this.text.length)] ?? 0;
  }
  slice(range: ByteRange): string {
    return this.text.slice(this.at(range.start), this.at(range.end));
  }
}

export interface Piece<T> extends ByteRange {
  text: string;
  marks: T[];
}

/** Cuts [from, to) at every edge of the marks; each piece has the marks that cover it. Marks may overlap. */
export function pieces<T extends ByteRange>(bytes: ByteText, range: ByteRange, marks: T[]): Piece<T>[] {
  const inside = marks.filter((mark) => mark.end > range.start && mark.start < range.end && mark.end > mark.start);
  const edges = new Set([range.start, range.end]);
  for (const mark of inside) {
    edges.add(Math.max(mark.start, range.start));
    edges.add(Math.min(mark.end, range.end));
  }
  const sorted = [...edges].sort((a, b) => a - b);
  const result: Piece<T>[] = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const start = sorted[i] ?? 0;
    const end = sorted[i + 1] ?? 0;
    const text = bytes.slice({ start, end });
    if (text) result.push({ start, end, text, marks: inside.filter((mark) => mark.start <= start && mark.end >= end) });
  }
  return result;
}

/** Paragraphs of a report's text as byte ranges, without the blank lines between them. */
export function paragraphs(bytes: ByteText): ByteRange[] {
  const result: ByteRange[] = [];
  const encoder = new TextEncoder();
  let byte = 0;
  for (const part of bytes.text.split(/(\n\s*\n)/)) {
    const size = encoder.encode(part).length;
    if (part.trim()) result.push({ start: byte, end: byte + size });
    byte += size;
  }
  return result;
}
