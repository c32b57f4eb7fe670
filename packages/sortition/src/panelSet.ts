/** The panels found so far, each once, in the order of finding. */
import type { Composition } from "./panelProgram.ts";

export class PanelSet {
  readonly panels: Composition[] = [];
  private readonly seen = new Set<string>();

  /** Adds a panel; answers whether it was new. */
  add(panel: Composition): boolean {
    const key = panel.join();
    if (this.seen.has(key)) return false;
    this.seen.add(key);
    this.panels.push(panel);
    return true;
  }
}
