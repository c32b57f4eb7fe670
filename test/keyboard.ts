import type { Page } from "playwright-core";
import { expect } from "vitest";

/** What has the focus, in words, and whether people see that it has. */
export interface Focused {
  readonly name: string;
  readonly isSeen: boolean;
}

export const focused = `(() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const place = element.getBoundingClientRect();
  const label = element.labels?.[0]?.textContent ?? element.textContent;
  return {
    name: (element.getAttribute("aria-label") ?? label).trim(),
    isSeen:
      style.outlineStyle !== "none" && style.outlineWidth !== "0px" &&
      place.width > 0 && place.bottom > 0 && place.top < innerHeight && place.left >= 0,
  };
})()`;

/** Goes on with Tab to what is called so; every stop on the way must be seen. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let stop = 0; stop < 80; stop++) {
    await page.keyboard.press("Tab");
    // The browser may still be scrolling to it.
    await expect
      .poll(() => page.evaluate<Focused>(focused), { interval: 20, timeout: 2000 })
      .toMatchObject({ isSeen: true });
    const at = await page.evaluate<Focused>(focused);
    if (typeof name === "string" ? at.name.startsWith(name) : name.test(at.name)) return;
  }
  expect.unreachable(`Tab comes to ${name}`);
}
