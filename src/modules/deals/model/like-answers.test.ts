import { expect, test } from "vitest";
import { type Answered, type AskedCase, likeAnswers } from "./like-answers.ts";

let made = 0;
const answered = (changed: Partial<Answered>): Answered => {
  made += 1;
  return {
    id: `vraag-${made}`,
    kind: "dealRequest",
    number: `V-2026-${made}`,
    title: "Iets",
    at: new Date(Date.UTC(2026, 10, made)),
    no: null,
    workId: null,
    areaId: `gebied-${made}`,
    asks: ["money"],
    amountCents: 10_000n,
    text: "",
    ...changed,
  };
};

const planters: AskedCase = {
  id: "nu",
  workId: "bakken",
  areaId: "hasselo",
  asks: ["money"],
  amountCents: 60_000n,
  text: "Bloembakken in de Kerkstraat. Met vier buren vullen wij de bakken en geven wij water.",
};
const filler = Array.from({ length: 12 }, (_, index) =>
  answered({ text: `Vraag ${"abcdefghijkl".charAt(index).repeat(7)} verzorgen.` }),
);
const like = (...others: readonly Answered[]) =>
  likeAnswers(planters, [...others, ...filler], 5).map(({ id, because }) => [id, because]);

test("the same work comes before the same words, and those before as much asked here", () => {
  const asMuch = answered({ areaId: "hasselo", amountCents: 45_000n, text: "Een bank" });
  const words = answered({ text: "Wij geven de bloembakken water en vullen ze." });
  const work = answered({ workId: "bakken", text: "Iets heel anders" });
  expect(like(asMuch, words, work)).toEqual([
    [work.id, ["sameWork"]],
    [words.id, ["sameWords"]],
    [asMuch.id, ["sameAsked"]],
  ]);
  expect(likeAnswers(planters, [words, ...filler], 5)[0]?.words).toContain("bloembakken");
});

test("more than twice as much, something else, or another place is another case", () => {
  const most = answered({ areaId: "hasselo", amountCents: 120_000n });
  expect(like(most)).toEqual([[most.id, ["sameAsked"]]]);
  expect(like(answered({ areaId: "hasselo", amountCents: 120_001n }))).toEqual([]);
  expect(like(answered({ areaId: "hasselo", amountCents: 29_999n }))).toEqual([]);
  expect(like(answered({ areaId: "hasselo", amountCents: 60_000n, asks: ["room"] }))).toEqual([]);
  expect(like(answered({ amountCents: 60_000n }))).toEqual([]);
});

test("two that are about no work are not about the same work", () => {
  expect(likeAnswers({ ...planters, workId: null }, [answered({})], 5)).toEqual([]);
});

test("no more than asked, the newest first where they are alike", () => {
  const many = Array.from({ length: 9 }, () => answered({ workId: "bakken" }));
  const found = likeAnswers(planters, many, 5).map(({ id }) => id);
  expect(found).toEqual(
    [...many]
      .reverse()
      .slice(0, 5)
      .map(({ id }) => id),
  );
});
