/**
 * Loaded before src/main.ts by start.mjs. When the launcher is gone (`kill -9` gives it no time to
 * say goodbye), nobody could stop the program any more, so it stops by itself, as asked.
 */
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();
