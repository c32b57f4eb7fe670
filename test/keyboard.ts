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
    const at = await seen(page, "on the way");
    if (typeof name === "string" ? at.name.startsWith(name) : name.test(at.name)) return;
  }
  expect.unreachable(`Tab comes to ${name}`);
}

/** What has the focus, once it is seen: the browser may still be scrolling to it. */
async function seen(page: Page, where: string): Promise<Focused> {
  let at = await page.evaluate<Focused>(focused);
  for (let round = 0; !at.isSeen && round < 40; round++) {
    await page.waitForTimeout(20);
    at = await page.evaluate<Focused>(focused);
  }
  expect(at.isSeen, `${where}: the focus is seen at ${at.name.slice(0, 80)}`).toBe(true);
  return at;
}

/** Goes through a group of choices with the arrow, as its first one has the focus. */
export async function choose(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 30; step++) {
    if ((await page.evaluate<Focused>(focused)).name.startsWith(name))
      return page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
  }
  expect.unreachable(`the arrows come to ${name}`);
}

/** Presses a key that leads to another page. */
export async function pressKey(page: Page, key: "Enter" | "Space"): Promise<void> {
  const loaded = page.waitForEvent("load");
  await page.keyboard.press(key);
  await loaded;
}

export async function follow(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name);
  await pressKey(page, "Enter");
}

/** What can be reached within the page's own part; a group of choices is one stop. */
const reachable = `(() => {
  const groups = new Set();
  return [...document.querySelectorAll("main :is(a[href], button, input, select, textarea, summary)")]
    .filter((one) => one.type !== "hidden" && !one.disabled && one.checkVisibility())
    .filter((one) => {
      if (one.type !== "radio") return true;
      const isFirst = !groups.has(one.name);
      groups.add(one.name);
      return isFirst;
    }).length;
})()`;

/** Where the focus is: its place in the whole page, or nothing when it left the page's own part. */
const place = `(() => {
  const element = document.activeElement;
  if (!element.closest("main")) return null;
  return element.getBoundingClientRect().top + scrollY;
})()`;

/**
 * Tab goes through all of the page's own part: each control once, each seen, from top to bottom. On a
 * narrow screen, where one thing stands below the other.
 */
export async function tabThrough(page: Page, name: string): Promise<void> {
  const wanted = await page.evaluate<number>(reachable);
  await page.locator("#inhoud").focus();
  let [stops, lowest] = [0, 0];
  for (; stops <= wanted; stops++) {
    await page.keyboard.press("Tab");
    const top = await page.evaluate<number | null>(place);
    if (top === null) break;
    const at = await seen(page, name);
    // Two on one line may differ by the size of their letters.
    expect(top, `${name}: ${at.name} comes after what stands above it`).toBeGreaterThan(
      lowest - 40,
    );
    lowest = Math.max(lowest, top);
  }
  expect(stops, `${name}: each control is reached`).toBe(wanted);
}
