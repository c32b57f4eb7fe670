import { read } from "#platform/context.ts";
import type { FormValues, PageContext } from "#platform/http.ts";
import { Radios, TextField } from "#ui/form.tsx";
import { listAreas, listMembersNamed } from "../store.ts";

/** Finding somebody by a typed name: residents are in no list, also not in one to choose from. */

export interface Found {
  readonly id: string;
  readonly name: string;
  readonly area: string;
}

/** At most six whose name holds what was typed; two letters at least. */
export async function findPeople(c: PageContext, typed: string): Promise<readonly Found[]> {
  const { page, context } = c.var;
  return read(context, async (db) => {
    const { id: communityId } = page.community;
    const areas = await listAreas(db, communityId);
    return (await listMembersNamed(db, communityId, typed, 6)).map(({ id, name, areaId }) => ({
      id,
      name,
      area: areas.find((area) => area.id === areaId)?.name ?? "",
    }));
  });
}

/** The one who is meant: chosen by her id, or the only one who fits. */
export function personOf(found: readonly Found[], values: FormValues): Found | undefined {
  return (
    found.find(({ id }) => id === values.memberId) ?? (found.length === 1 ? found[0] : undefined)
  );
}

interface PersonFieldsProps {
  readonly label: string;
  readonly hint?: string;
  readonly which: string;
  readonly values: FormValues;
  readonly found: readonly Found[];
}

/** The name as typed, and a choice where more than one fits. */
export function PersonFields({ label, hint, which, values, found }: PersonFieldsProps) {
  return (
    <>
      <TextField name="person" label={label} hint={hint} value={values.person} />
      {found.length > 1 && (
        <Radios
          name="memberId"
          label={which}
          value={values.memberId}
          options={found.map(({ id, name, area }) => ({
            value: id,
            label: area ? `${name}, ${area}` : name,
          }))}
        />
      )}
    </>
  );
}
