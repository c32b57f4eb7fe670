import pg from "pg";

/** One statement as the owner: only set-up may write what the application may not. */
export async function askOwner(
  ownerUrl: string,
  statement: string,
  values: readonly unknown[] = [],
): Promise<unknown[]> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    return (await owner.query(statement, [...values])).rows;
  } finally {
    await owner.end();
  }
}
