import { DatabaseTrouble, troubleOf } from "./trouble.ts";

/** How long who asks is kept waiting, and how often a database that is away is tried. */
export interface Patience {
  /** Who may wait for a connection at the same time; whoever comes after hears at once. */
  readonly waitingMax: number;
  /** How long one waits for a database that is away, in milliseconds: a restart takes less. */
  readonly awayMs: number;
  /** The first and the longest pause between two tries, in milliseconds. */
  readonly pauseMs: { readonly first: number; readonly longest: number };
}

const usual: Patience = {
  waitingMax: 500,
  awayMs: 3000,
  pauseMs: { first: 100, longest: 2000 },
};

export interface Gate<Connection> {
  connect(): Promise<Connection>;
  /** No more tries; who waits hears so. */
  close(): void;
}

/**
 * Stands before a pool of connections. While the database is away one single try at a time knocks at
 * its door, with pauses that grow and differ by chance: of many processes with many people each, it
 * hears a few a second when it comes back, and not all at once. Everybody else waits here for the
 * outcome, a few seconds at most and no more of them than memory bears; then they hear what is wrong.
 */
export function gateTo<Connection extends { release(): void }>(
  open: () => Promise<Connection>,
  patience: Patience = usual,
): Gate<Connection> {
  let waiting = 0;
  let isClosed = false;
  /** While it is there the database is away; it ends when a try succeeded. */
  let back: Promise<void> | undefined;

  const knock = async () => {
    let pause = patience.pauseMs.first;
    while (!isClosed) {
      // Half of it is chance, so that processes which lost it together do not come back together.
      await sleep(pause * (0.5 + Math.random()));
      try {
        (await open()).release();
        break;
      } catch {
        pause = Math.min(patience.pauseMs.longest, pause * 2);
      }
    }
    back = undefined;
  };

  const arrive = async (): Promise<Connection> => {
    const until = performance.now() + patience.awayMs;
    for (;;) {
      if (back && !(await within(back, until - performance.now())))
        throw new DatabaseTrouble("away");
      if (isClosed) throw new DatabaseTrouble("away");
      try {
        return await open();
      } catch (thrown) {
        // A full pool is a matter of the moment; a wrong password one of the administrator.
        if (isPoolFull(thrown)) throw new DatabaseTrouble("busy", thrown);
        if (troubleOf(thrown) !== "away") throw thrown;
        back ??= knock();
      }
    }
  };

  return {
    connect: async () => {
      if (waiting >= patience.waitingMax) throw new DatabaseTrouble(back ? "away" : "busy");
      waiting++;
      try {
        return await arrive();
      } finally {
        waiting--;
      }
    },
    close: () => {
      isClosed = true;
    },
  };
}

/** pg-pool says the same of a pool without a free connection whatever the reason is. */
function isPoolFull(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.message === "timeout exceeded when trying to connect";
}

async function within(promise: Promise<void>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, ms), false);
  });
  try {
    return await Promise.race([promise.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Does not hold a process that wants to end. */
function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
