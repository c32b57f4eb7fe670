export interface Turns {
  /** Waits for a turn under this key; what it gives ends the turn, once. */
  take(key: string): Promise<() => void>;
}

/**
 * At most `most` have a turn at a time under one key; whoever comes after waits, first come, first
 * served. Keys under which nobody has a turn take no memory.
 */
export function inTurn(most: number): Turns {
  const lines = new Map<string, { taken: number; readonly waiting: (() => void)[] }>();
  return {
    take: async (key) => {
      const line = lines.get(key) ?? { taken: 0, waiting: [] };
      lines.set(key, line);
      // Whoever leaves hands her turn over, so that nobody who comes just then goes first.
      if (line.taken >= most) await new Promise<void>((resolve) => line.waiting.push(resolve));
      else line.taken++;
      return () => {
        const next = line.waiting.shift();
        if (next) next();
        else if (--line.taken === 0) lines.delete(key);
      };
    },
  };
}
