/**
 * A button that binds (`data-once`) works once: a second click does nothing while the first is under
 * way. The button stays as it is, because a disabled one loses the focus and cannot be read.
 */
export function submitOnce(): void {
  let running: HTMLFormElement | undefined;
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (running === form) event.preventDefault();
    else if (event.submitter?.dataset.once !== undefined) running = form;
  });
  // Back to this page from the browser's memory: it may be sent again.
  window.addEventListener("pageshow", () => {
    running = undefined;
  });
}
