import { nineActs } from "#lib/nine-acts.ts";
import type { PageTools } from "#platform/http.ts";
import { Facts } from "#ui/facts.tsx";
import { Doors, NowBox, Page, PageHead, Paragraph, Section, Text } from "#ui/page.tsx";
import { texts as uiTexts } from "#ui/texts.ts";
import { pathOf } from "../actions/subject.ts";
import { mayHangOn } from "../model.ts";
import { texts } from "../texts.ts";
import { addressOf, kindOf } from "./form.tsx";
import { type ActView, mayGive } from "./view.ts";

/** The nine acts for one thing: those the reader can do, and who can do the others. */
export function ChoosePage({ page, view }: { readonly page: PageTools; readonly view: ActView }) {
  const { language } = page;
  const t = texts[language];
  const { subject, standing } = view;
  const here = nineActs.filter((act) => mayHangOn(act, subject.kind));
  const own = here.filter((act) => mayGive(act, subject, standing));
  const others = here.filter((act) => !own.includes(act));
  const back = page.href(pathOf(subject));
  return (
    <Page>
      <PageHead kind={kindOf(view)} title={t.choose.title} lead={t.choose.lead(subject.title)} />
      {standing === undefined && (
        <NowBox
          language={language}
          todo={[
            {
              label: t.register.signIn,
              href: `${page.href("/aanmelden")}?terug=${pathOf(subject)}/daden`,
            },
            { label: subject.title, href: back },
          ]}
        />
      )}
      <Text>
        <Section id="u" title={t.choose.yours}>
          {own.length === 0 ? (
            <Paragraph>{standing ? t.choose.none : t.choose.visitor}</Paragraph>
          ) : (
            <Doors
              items={own.map((act) => ({
                label: t.acts[act].verb,
                href: addressOf(page, view, act),
                text: t.acts[act].gives,
              }))}
            />
          )}
        </Section>
        {others.length > 0 && (
          <Section id="anderen" title={t.choose.others}>
            <Facts
              wide
              items={others.map((act) => ({
                term: uiTexts[language].acts[act],
                value: t.acts[act].who,
                note: t.acts[act].gives,
              }))}
            />
          </Section>
        )}
      </Text>
    </Page>
  );
}
