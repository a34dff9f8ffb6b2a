// What the browser keeps for the page. One that keeps nothing makes every visit the first.

export interface Keeper {
  read(): string | null;
  write(value: string | null): void; // null forgets it
}

/** `storage` is asked for anew each time: a browser may refuse it. */
export function keeper(storage: () => Storage, key: string): Keeper {
  return {
    read() {
      try {
        return storage().getItem(key);
      } catch {
        return null;
      }
    },
    write(value) {
      try {
        if (value === null) storage().removeItem(key);
        else storage().setItem(key, value);
      } catch {
        // It lasts until the page is left.
      }
    },
  };
}
