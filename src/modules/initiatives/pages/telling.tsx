import { Hono } from "hono";
import { listOrganizationsOf } from "#modules/people";
import type { PageContext, PageEnv } from "#platform/http.ts";
import { signInFirst } from "#platform/http.ts";
import { takePhotoForm } from "#platform/photo-pages.ts";
import { Buttons, PhotoField, Radios, SubmitButton, TextArea, TextField } from "#ui/form.tsx";
import { giveThanks, postUpdate, standFor, stepBack } from "../actions.ts";
import type { Initiative } from "../model.ts";
import { texts } from "../texts.ts";
import { type FormState, nested, photoError, type Status } from "./form-state.ts";
import { loosePhoto } from "./making.tsx";
import { formOr, seenOr, sendTo, showForm } from "./shown.tsx";
import { pathOf } from "./slots.ts";

/** News with a photo, thanks in public, and standing for it by name. */
export const pages = new Hono<PageEnv>();

const base = "/initiatieven/:number";
const empty: FormState = { values: {}, errors: [] };

/* News -------------------------------------------------------------------------------------------- */

pages.get(`${base}/nieuws`, async (c) => {
  const seen = await seenOr(c, async () => null);
  return seen instanceof Response ? seen : showPost(c, seen.initiative, empty);
});

pages.post(`${base}/nieuws`, async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const { values, refusal } = await takePhotoForm(c);
  const seen = await seenOr(c, async () => null);
  if (seen instanceof Response) return seen;
  const { initiative } = seen;
  if (refusal) {
    const errors = photoError(refusal, page.language);
    return showPost(c, initiative, { values, errors });
  }
  const input = { ...nested(values), initiativeId: initiative.id };
  const to = `${pathOf(initiative)}#nieuws`;
  const sent = await sendTo(c, postUpdate, values, input, { main: "words", to });
  return sent instanceof Response ? sent : showPost(c, initiative, sent.form, sent.status);
});

function showPost(c: PageContext, initiative: Initiative, form: FormState, status?: Status) {
  const { page } = c.var;
  const t = texts[page.language];
  return showForm(c, {
    title: t.postPage.title,
    lead: t.postPage.lead,
    here: `${pathOf(initiative)}/nieuws`,
    initiative,
    hasPhoto: true,
    form,
    ...(status && { status }),
    fields: (
      <>
        <TextArea
          name="words"
          label={t.postPage.words}
          rows={5}
          maxLength={4000}
          value={form.values.words ?? ""}
        />
        <PhotoField
          hint={t.form.photoHint}
          kept={loosePhoto(page, form.values)}
          alt={form.values.photoAlt}
        />
        <Buttons>
          <SubmitButton once>{t.postPage.bind}</SubmitButton>
        </Buttons>
      </>
    ),
  });
}

/* Thanks ------------------------------------------------------------------------------------------ */

pages.get(`${base}/dank`, (c) => showThanks(c, empty));

pages.post(`${base}/dank`, async (c) => {
  const values = await formOr(c);
  if (values instanceof Response) return values;
  const seen = await seenOr(c, async () => null);
  if (seen instanceof Response) return seen;
  const { initiative } = seen;
  const input = { ...nested(values), initiativeId: initiative.id };
  const to = `${pathOf(initiative)}#dank`;
  const sent = await sendTo(c, giveThanks, values, input, { main: "toName", to });
  return sent instanceof Response ? sent : showThanks(c, sent.form, sent.status);
});

async function showThanks(c: PageContext, form: FormState, status?: Status) {
  const { page } = c.var;
  const { viewer, community } = page;
  const t = texts[page.language].thankPage;
  const seen = await seenOr(c, async (db) =>
    viewer.kind === "member" ? listOrganizationsOf(db, community.id, viewer.memberId) : [],
  );
  if (seen instanceof Response) return seen;
  const { initiative, loaded: organizations } = seen;
  return showForm(c, {
    title: t.title,
    lead: t.lead,
    here: `${pathOf(initiative)}/dank`,
    initiative,
    form,
    ...(status && { status }),
    fields: (
      <>
        <TextField name="toName" label={t.to} hint={t.toHint} value={form.values.toName} />
        <TextArea
          name="words"
          label={t.words}
          rows={3}
          maxLength={1000}
          value={form.values.words ?? ""}
        />
        {organizations.length > 0 && (
          <Radios
            name="organizationId"
            label={t.as}
            value={form.values.organizationId ?? ""}
            options={[
              { value: "", label: t.myself },
              ...organizations.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <Buttons>
          <SubmitButton once>{t.bind}</SubmitButton>
        </Buttons>
      </>
    ),
  });
}

/* Godparents -------------------------------------------------------------------------------------- */

pages.get(`${base}/peetouder`, async (c) => {
  const seen = await seenOr(c, async () => null);
  return seen instanceof Response ? seen : showStand(c, seen.initiative, empty);
});

pages.post(`${base}/peetouder`, async (c) => {
  const values = await formOr(c);
  if (values instanceof Response) return values;
  const seen = await seenOr(c, async () => null);
  if (seen instanceof Response) return seen;
  const { initiative } = seen;
  const input = { ...nested(values), initiativeId: initiative.id };
  const to = `${pathOf(initiative)}#peetouders`;
  const sent = await sendTo(c, standFor, values, input, { main: "knownAs", to });
  return sent instanceof Response ? sent : showStand(c, initiative, sent.form, sent.status);
});

function showStand(c: PageContext, initiative: Initiative, form: FormState, status?: Status) {
  const t = texts[c.var.page.language].standPage;
  return showForm(c, {
    title: t.title,
    lead: t.lead,
    here: `${pathOf(initiative)}/peetouder`,
    initiative,
    form,
    ...(status && { status }),
    fields: (
      <>
        <TextField
          name="knownAs"
          label={t.knownAs}
          hint={t.knownAsHint}
          value={form.values.knownAs}
        />
        <TextArea
          name="words"
          label={t.words}
          rows={3}
          maxLength={1000}
          value={form.values.words ?? ""}
        />
        <Buttons>
          <SubmitButton once>{t.bind}</SubmitButton>
        </Buttons>
      </>
    ),
  });
}

pages.post(`${base}/peetouder/stop`, async (c) => {
  const values = await formOr(c);
  if (values instanceof Response) return values;
  const seen = await seenOr(c, async () => null);
  if (seen instanceof Response) return seen;
  const { initiative } = seen;
  const to = pathOf(initiative);
  const input = { initiativeId: initiative.id };
  const sent = await sendTo(c, stepBack, values, input, { main: "knop", to });
  // Who stepped back before comes to the same page.
  return sent instanceof Response ? sent : c.redirect(c.var.page.href(to), 303);
});
