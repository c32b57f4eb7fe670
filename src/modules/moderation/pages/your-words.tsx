import type { Charter } from "#lib/clause.ts";
import type { PageTools } from "#platform/http.ts";
import { Link, Paragraph } from "#ui/page.tsx";
import { licenceClauses } from "../model.ts";
import { texts } from "../texts.ts";

/** Below a form whose words everybody can read: what others may do with them, before they are sent. */
export function YourWords({
  page,
  charter,
}: {
  readonly page: Pick<PageTools, "language" | "href">;
  readonly charter: Charter;
}) {
  const t = texts[page.language].yourWords;
  return (
    <Paragraph small soft>
      {t.may[charter.value(licenceClauses.words)]}{" "}
      <Link href={page.href("/open-data")}>{t.more}</Link>
    </Paragraph>
  );
}
