import type { Todo } from "#platform/slots.ts";
import { Form, SubmitButton } from "#ui/form.tsx";
import { Link, NowBox, Paragraph, Section } from "#ui/page.tsx";
import { isPublic, isShown } from "../model.ts";
import { texts } from "../texts.ts";
import type { InitiativeProps } from "./initiative.tsx";
import { pathOf } from "./slots.ts";
import { nameOfParty } from "./view.ts";

/** What the reader can do: one button, and at most four more of ours; each action judges again. */
export function NowOf({ page, view }: InitiativeProps) {
  const { language } = page;
  const t = texts[language].now;
  const { initiative, invitation, standing, own } = view;
  const path = page.href(pathOf(initiative));
  const shown = isPublic(initiative);
  const link = (label: string, end: string, gives = ""): Todo => ({
    label,
    href: `${path}/${end}`,
    gives,
  });
  const join = link(t.join, "meedoen");
  const post = link(t.post, "nieuws", t.postGives);
  const mayTell = view.mayWrite || (own !== undefined && isShown(own));
  const primary = primaryOf();
  const todo: readonly Todo[] = [
    ...(shown && mayTell && primary.what !== "post" ? [post] : []),
    ...(shown ? [link(t.thank, "dank", t.thankGives)] : []),
    ...(shown && !view.isMaker && !standing ? [link(t.stand, "peetouder", t.standGives)] : []),
    ...(shown
      ? [
          {
            label: t.like,
            href: page.href(`/initiatieven/nieuw?zoals=${initiative.number}`),
            gives: t.likeGives,
          },
        ]
      : []),
    ...(own ? [link(t.leave, "meedoen")] : []),
    ...view.given.flatMap((contribution) => contribution.todo ?? []),
    { label: t.all, href: page.href("/initiatieven"), gives: t.allGives },
  ];

  /** What fits this reader most: take it over when asked, show it, say yes, tell how it goes, or ask to join. */
  function primaryOf() {
    if (view.isOffered)
      return {
        what: "takeOver" as const,
        note: t.takeOverGives(view.names.get(initiative.makerId) ?? ""),
      };
    if (invitation)
      return {
        what: "answer" as const,
        note: t.acceptGives(view.names.get(invitation.askedBy) ?? ""),
      };
    if (view.mayWrite && !shown) return { what: "publish" as const, note: t.publishGives };
    if (mayTell && shown) return { what: "post" as const, note: t.postGives };
    return shown && !own ? { what: "join" as const, note: t.joinGives } : { what: "none" as const };
  }
  const buttons = {
    takeOver: { label: t.answer, href: `${path}/overnemen` },
    answer: { label: t.answer, href: `${path}/meedoen` },
    publish: (
      <Form language={language} action={`${path}/openbaar`}>
        <SubmitButton once>{t.publish}</SubmitButton>
      </Form>
    ),
    post,
    join,
    none: undefined,
  };
  return (
    <NowBox
      language={language}
      primary={buttons[primary.what]}
      note={"note" in primary ? primary.note : undefined}
      todo={todo}
    >
      {view.given.map(({ follow }) => follow)}
      {standing && (
        <Form language={language} action={`${path}/peetouder/stop`}>
          <SubmitButton kind="secondary">{t.stepBack}</SubmitButton>
        </Form>
      )}
    </NowBox>
  );
}

/** What only its makers do, in one place and out of the way of readers. */
export function MakersSection({ page, view }: InitiativeProps) {
  const { language } = page;
  const t = texts[language];
  if (!view.mayWrite) return null;
  const path = page.href(pathOf(view.initiative));
  const asking = view.parties.filter(({ welcomedAt }) => welcomedAt === null);
  const tools = [
    [t.now.edit, "bewerken"],
    [t.now.phase, "fase"],
    [t.now.means, "middelen"],
    [t.now.say, "zeggenschap"],
    [t.now.people, "mensen"],
    [t.now.link, "verbinden"],
    ...(isPublic(view.initiative) ? [[t.now.unpublish, "uit-zicht"] as const] : []),
  ] as const;
  return (
    <Section id="beheer" title={t.reads.makers}>
      <Paragraph>{t.reads.makersLead}</Paragraph>
      {asking.length > 0 && (
        <Paragraph>
          <Link href={`${path}/mensen#vragen`}>{t.reads.asked(asking.length)}</Link>{" "}
          {asking.map((party) => nameOfParty(view, party)).join(", ")}
        </Paragraph>
      )}
      <ul class="meent-todo">
        {tools.map(([label, end]) => (
          <li key={end}>
            <Link href={`${path}/${end}`}>{label}</Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
