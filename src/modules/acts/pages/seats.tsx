import { type Seat, seatRows, sides, votesIn } from "#lib/governance.ts";
import type { PageTools } from "#platform/http.ts";
import { Checkboxes, Select, TextField } from "#ui/form.tsx";
import { Paragraph } from "#ui/page.tsx";
import { texts } from "../texts.ts";
import type { FormState } from "./form-state.ts";
import { capitalised } from "./view.ts";

/** Who sits there, of which side, with how many votes, and who may say no. */
export function SeatFields({ page, form }: { readonly page: PageTools; readonly form: FormState }) {
  const t = texts[page.language].seats;
  return (
    <>
      <h2 class="utrecht-heading-3">{t.title}</h2>
      <Paragraph small soft>
        {t.hint}
      </Paragraph>
      {Array.from({ length: seatRows }, (_, row) => (
        <SeatRow page={page} form={form} row={row} key={row} />
      ))}
      <TextField name="votesNeeded" label={t.needed} value={form.values.votesNeeded ?? ""} />
    </>
  );
}

function SeatRow({
  page,
  form,
  row,
}: {
  readonly page: PageTools;
  readonly form: FormState;
  readonly row: number;
}) {
  const { language } = page;
  const t = texts[language].seats;
  const name = (field: string) => `seats.${row}.${field}`;
  const value = (field: string) => form.values[name(field)] ?? "";
  const wrong = form.errors.some(({ field }) => field.startsWith(`seats.${row}.`));
  const isFilled = ["holder", "votes", "hasVeto"].some((field) => value(field) !== "");
  return (
    <details class="meent-help" open={row < 2 || wrong || isFilled}>
      <summary>{t.seat(row + 1)}</summary>
      <div class="meent-fields">
        <TextField
          name={name("holder")}
          label={t.holder}
          hint={t.holderHint}
          value={value("holder")}
        />
        <Select
          name={name("side")}
          label={t.side}
          value={value("side")}
          options={[
            { value: "", label: t.chooseSide },
            ...sides.map((side) => ({
              value: side,
              label: capitalised(texts[language].say.sides[side]),
            })),
          ]}
        />
        <TextField name={name("votes")} label={t.votes} value={value("votes")} />
        <Checkboxes
          name={name("hasVeto")}
          label={t.veto}
          value={value("hasVeto") === "yes" ? ["yes"] : []}
          options={[{ value: "yes", label: t.vetoLabel }]}
        />
      </div>
    </details>
  );
}

/** Who has the say, in words. */
export function SayInWords({
  page,
  seats,
  votesNeeded,
}: {
  readonly page: PageTools;
  readonly seats: readonly Seat[];
  readonly votesNeeded: number;
}) {
  const t = texts[page.language].say;
  const all = votesIn(seats);
  return (
    <>
      <ul class="utrecht-unordered-list utrecht-unordered-list--html-content">
        {seats.map(({ holder, side, votes, hasVeto }) => (
          <li key={holder}>
            {t.seat(`${holder} (${t.sides[side]})`, votes)}
            {hasVeto && (
              <>
                {"; "}
                <b>{t.veto}</b>
              </>
            )}
          </li>
        ))}
      </ul>
      <Paragraph>{all === 1 ? t.neededOne : t.needed(votesNeeded, all)}</Paragraph>
    </>
  );
}
