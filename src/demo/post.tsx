import { localDate } from "#lib/calendar.ts";
import { dateText } from "#lib/format.ts";
import { read } from "#platform/context.ts";
import type { PageContext, PageTools } from "#platform/http.ts";
import { listShownMail, type ShownMail } from "#platform/mail.ts";
import type { MailBlock } from "#platform/mail-body.ts";
import { Facts } from "#ui/facts.tsx";
import { Link, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { texts } from "./texts.ts";

/** The outbox of a demo without a mail server: each mail as it would have been sent. */
export async function showPost(c: PageContext): Promise<Response> {
  const { page, context } = c.var;
  const t = texts[page.language];
  const mails = await read(context, (db) => listShownMail(db, page.community.id, 50));
  return c.var.show({
    title: t.postTitle,
    here: "/voorbeeld/post",
    isPersonal: true,
    children: (
      <Page>
        <PageHead title={t.postTitle} lead={t.postLead}>
          <Stand tone="wait">
            <Paragraph>
              <b>{t.postPublic}</b>
            </Paragraph>
          </Stand>
        </PageHead>
        <Text>
          {mails.length === 0 ? (
            <Paragraph>{t.postNone}</Paragraph>
          ) : (
            mails.map((mail) => <Mail key={mail.id} page={page} mail={mail} />)
          )}
        </Text>
      </Page>
    ),
  });
}

function Mail({ page, mail }: { readonly page: PageTools; readonly mail: ShownMail }) {
  const t = texts[page.language];
  return (
    <Section id={`mail-${mail.id}`} title={<span lang={mail.language}>{mail.subject}</span>}>
      <Facts
        items={[
          { term: t.postTo, value: mail.to },
          { term: t.postAt, value: dateText(localDate(mail.madeAt), page.language) },
        ]}
      />
      <div lang={mail.language}>
        {mail.body.map((block) => (
          <Block block={block} page={page} language={mail.language} />
        ))}
      </div>
    </Section>
  );
}

/** The mail's own language decides to which of the two addresses of a page its links lead. */
function Block({
  block,
  page,
  language,
}: {
  readonly block: MailBlock;
  readonly page: PageTools;
  readonly language: ShownMail["language"];
}) {
  const href = (path: string) => `${language === "en" ? "/en" : ""}/${page.community.slug}${path}`;
  if (typeof block === "string") return <Paragraph>{block}</Paragraph>;
  if ("heading" in block) return <h3 class="utrecht-heading-3">{block.heading}</h3>;
  if ("path" in block)
    return (
      <Paragraph>
        <Link href={href(block.path)}>{block.label}</Link>
      </Paragraph>
    );
  if ("quote" in block)
    return (
      <blockquote class="utrecht-blockquote">
        <Paragraph>{block.quote}</Paragraph>
      </blockquote>
    );
  return (
    <ul class="utrecht-unordered-list">
      {block.list.map((item) => (
        <li class="utrecht-unordered-list__item">
          {typeof item === "string" ? item : <Link href={href(item.path)}>{item.text}</Link>}
        </li>
      ))}
    </ul>
  );
}
