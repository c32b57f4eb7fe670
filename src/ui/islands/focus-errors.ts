/** The reader starts at what is still needed, also where `autofocus` works on fields only. */
export function focusErrors(): void {
  document.querySelector<HTMLElement>(".meent-errors")?.focus();
}
