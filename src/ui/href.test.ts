import { expect, test } from "vitest";
import { isSafeHref } from "./href.ts";

test.each([
  "/noorderveld/werken",
  "#eisen",
  "?pagina=2",
  "werken/W-2026-014",
  "https://example.org/a?b=c",
  "http://example.org",
  "mailto:dorpshuis@example.org",
  "tel:0512340000",
])("%s may stand in a link", (href) => {
  expect(isSafeHref(href)).toBe(true);
});

test.each([
  "javascript:alert(1)",
  "JavaScript:alert(1)",
  " javascript:alert(1)",
  "java\nscript:alert(1)",
  "java\tscript:alert(1)",
  "\u0001javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:msgbox(1)",
  "blob:https://example.org/1",
  "file:///etc/passwd",
  "https://[broken",
])("%j may not", (href) => {
  expect(isSafeHref(href)).toBe(false);
});
