/**
 * The start cannot go on, and the operator can do something about it. Its message is a sentence that
 * says what; `main.ts` prints it without a stack and ends with exit code 1.
 */
export class StartRefused extends Error {
  override readonly name = "StartRefused";
}
