/** Fictional documents by the hundred thousand, for the bench and the plans of searching. */

const things =
  "park plein brug speeltuin moestuin dorpshuis bibliotheek fietspad school zwembad boom heg sloot bankje lantaarn bushalte markt molen kerk haven weide bos vijver buurthuis werkplaats ijsbaan kinderboerderij boomgaard voetpad steiger".split(
    " ",
  );
const deeds =
  "onderhoud beheer herstel schilderen snoeien openhouden vernieuwen bewaken vervoeren koken opruimen verlichten planten maaien vegen".split(
    " ",
  );
const rare = "axolotl okapi nijlpaard flamingo narwal".split(" ");

/** Fills a community of this id, all words from short lists, so that a common word is in thousands. */
export function fillStatement(communityId: string, count: number): string {
  return `
    insert into search.document (community_id, kind, id, title, body, path, at)
    select '${communityId}', (array['work', 'deal', 'signal', 'challenge'])[1 + i % 4], gen_random_uuid(),
      initcap(d.word) || ' van het ' || t.word || ' aan de ' || substr(md5(i::text), 1, 6) || 'straat',
      'Wij willen het ' || u.word || ' en het ' || v.word || ' samen ' || e.word || ', elke week met '
        || (i % 40) || ' mensen uit de buurt.'
        || case when i % 20000 = 7 then ' Er komt een ' || r.word || ' bij.' else '' end,
      '/werken/W-' || i, timestamptz '2026-01-01' + make_interval(mins => i)
    from generate_series(1, ${count}) i,
      lateral (select (${words(deeds)})[1 + (i * 7) % ${deeds.length}] as word) d,
      lateral (select (${words(things)})[1 + (i * 13) % ${things.length}] as word) t,
      lateral (select (${words(things)})[1 + (i / 30) % ${things.length}] as word) u,
      lateral (select (${words(things)})[1 + (i / 7) % ${things.length}] as word) v,
      lateral (select (${words(deeds)})[1 + (i / 11) % ${deeds.length}] as word) e,
      lateral (select (${words(rare)})[1 + (i / 20000) % ${rare.length}] as word) r`;
}

function words(list: readonly string[]): string {
  return `array[${list.map((word) => `'${word}'`).join(", ")}]`;
}

/** Questions of each sort, with what they ask of the database. */
export const questions = [
  { what: "a word of few things", words: "okapi" },
  { what: "two words", words: "speeltuin snoeien" },
  { what: "a word of thousands", words: "park" },
  { what: "three words", words: "onderhoud van het dorpshuis met de buurt" },
  { what: "a part of a word", words: "boerderij" },
  { what: "a word mistyped", words: "kinderboerdreij" },
] as const;
