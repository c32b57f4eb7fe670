import type { ComponentChildren } from "preact";
import { dateText } from "#lib/format.ts";
import type { Language } from "#lib/texts.ts";
import { Table } from "#ui/table.tsx";
import type { Party } from "../model.ts";
import { texts } from "../texts.ts";

/** What a party is called: a government by its kind, a village by who signs for it. */
export function partyName(
  { kind, organizationId }: Pick<Party, "kind" | "organizationId">,
  organizations: ReadonlyMap<string, string>,
  language: Language,
): string {
  const t = texts[language].partyKinds;
  const organization = organizationId && organizations.get(organizationId);
  return organization || t[kind];
}

/** On what a promise rests, in words. */
export function basisText({ basis }: Pick<Party, "basis">, language: Language): string {
  const t = texts[language].parties;
  return basis.kind === "ordinance"
    ? t.byOrdinance(basis.title, basis.article, basis.registerId)
    : t.bySelfBinding(basis.title, dateText(basis.decidedOn, language));
}

/** Who agrees, what each promises, and on what that rests. */
export function PartiesTable({
  language,
  parties,
  organizations,
  signed,
  change,
}: {
  readonly language: Language;
  readonly parties: readonly Party[];
  readonly organizations: ReadonlyMap<string, string>;
  /** Who signed, for each party in the same order. */
  readonly signed?: readonly string[];
  /** What can be done with each party, in the same order, while it is a draft. */
  readonly change?: { readonly label: string; readonly cells: readonly ComponentChildren[] };
}) {
  const t = texts[language].parties;
  return (
    <Table
      language={language}
      caption={t.title}
      captionHidden
      fold
      columns={[
        { label: t.party },
        { label: t.promise },
        { label: t.basis },
        ...(signed ? [{ label: t.signed }] : []),
        ...(change ? [{ label: change.label }] : []),
      ]}
      rows={parties.map((party, index) => ({
        head: partyName(party, organizations, language),
        cells: [
          party.promise,
          basisText(party, language),
          ...(signed ? [signed[index] ?? null] : []),
          ...(change ? [change.cells[index] ?? null] : []),
        ],
      }))}
    />
  );
}
