/** A stretch of a list, the newest first: so many, below the id that ended the stretch before. */
export interface Keyset {
  readonly after: string | null;
  readonly limit: number;
}
