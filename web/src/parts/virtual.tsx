// A list that draws only what can be seen, over @tanstack/virtual-core. Rows may have any height.
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from "@tanstack/virtual-core";
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useReducer, useRef } from "preact/hooks";

interface Props<T> {
  items: T[];
  estimate: number; // height of a row in pixels, before it is measured
  label: string;
  keyOf: (item: T, index: number) => string | number;
  children: (item: T, index: number) => ComponentChildren;
  onEnd?: (() => void) | undefined;
  show?: number | undefined; // index to scroll to
  class?: string;
}

export function VirtualList<T>({ items, estimate, label, keyOf, children, onEnd, show, class: kind = "" }: Props<T>) {
  const box = useRef<HTMLDivElement>(null);
  const [, draw] = useReducer((n: number) => n + 1, 0);
  const made = useRef<Virtualizer<HTMLDivElement, HTMLElement> | null>(null);
  const options = {
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => estimate,
    getItemKey: (index: number) => { const item = items[index]; return item === undefined ? index : keyOf(item, index); },
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    overscan: 6,
    initialRect: { width: 800, height: 700 },
    onChange: () => draw(undefined),
  };
  made.current ??= new Virtualizer<HTMLDivElement, HTMLElement>(options);
  const virtual = made.current;
  virtual.setOptions(options);
  useLayoutEffect(() => virtual._didMount(), []);
  useLayoutEffect(() => virtual._willUpdate());
  useEffect(() => {
    if (show !== undefined && show >= 0) virtual.scrollToIndex(show, { align: "auto" });
  }, [show]);
  const rows = virtual.getVirtualItems();
  const last = rows[rows.length - 1]?.index ?? -1;
  useEffect(() => {
    if (onEnd && last >= items.length - 10) onEnd();
  }, [last, items.length, onEnd]);
  return (
    <div ref={box} class={`virtual ${kind}`} role="list" aria-label={label} tabIndex={0}>
      <div class="virtual-room" style={{ blockSize: `${virtual.getTotalSize()}px` }} role="presentation">
        {rows.map((row) => {
          const item = items[row.index];
          return item === undefined ? null : (
            <div key={row.key} ref={(node) => { if (node) virtual.measureElement(node); }} data-index={row.index} class="virtual-row" role="listitem"
              aria-setsize={items.length} aria-posinset={row.index + 1} style={{ transform: `translateY(${row.start}px)` }}>
              {children(item, row.index)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
