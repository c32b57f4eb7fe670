/** A bar as text: how much of the work is done. */
export function progressBar(done: number, total: number, label: string): string {
  const width = 30;
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const filled = Math.round(width * share);
  const percent = String(Math.round(100 * share)).padStart(3);
  return `[${"#".repeat(filled)}${".".repeat(width - filled)}] ${percent} % ${label}`;
}
