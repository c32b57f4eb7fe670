import { createHash } from "node:crypto";
import { rm, stat } from "node:fs/promises";
import { createConnection, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Locks a folder against every other process of this machine; undefined when another holds it. The
 * kernel keeps this lock and frees it however the process ends, which no pid file does. It is on the
 * folder itself (device and inode), so that no other path to it leads around the lock.
 */
export async function lockFolder(folder: string): Promise<FolderLock | undefined> {
  const { dev, ino } = await stat(folder);
  const name = `meent-${createHash("sha256").update(`${dev}:${ino}`).digest("hex").slice(0, 32)}`;
  if (process.platform === "linux") return asLock(await listen(`\0${name}`));
  // Elsewhere the socket is a file that outlives a kill: when nobody answers, it is free.
  const address = join(tmpdir(), name);
  const first = await listen(address);
  if (first || (await isAnswered(address))) return asLock(first);
  await rm(address, { force: true });
  return asLock(await listen(address));
}

export interface FolderLock {
  release(): Promise<void>;
}

function asLock(server: Server | undefined): FolderLock | undefined {
  return server && { release: () => new Promise((done) => server.close(() => done())) };
}

function listen(address: string): Promise<Server | undefined> {
  return new Promise((found, failed) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? found(undefined) : failed(error),
    );
    server.listen(address, () => {
      server.unref();
      found(server);
    });
  });
}

function isAnswered(address: string): Promise<boolean> {
  return new Promise((found) => {
    const socket = createConnection(address);
    socket.once("connect", () => {
      socket.destroy();
      found(true);
    });
    socket.once("error", () => found(false));
  });
}
