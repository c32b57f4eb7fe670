/** How long the reader waits after the last key before the count is read out. */
const quietMs = 1000;

/** Counts beside a field with a limit: how many characters are left, or are too many. */
export function countCharacters(): void {
  for (const counter of document.querySelectorAll<HTMLElement>("[data-count]")) count(counter);
}

function count(counter: HTMLElement): void {
  const { count: id = "", limit, left = "", over = "" } = counter.dataset;
  const field = document.getElementById(id);
  if (!(field instanceof HTMLTextAreaElement)) return;
  // Read out politely, but not at every key: a twin that only sound sees follows after a pause.
  const spoken = document.createElement("span");
  spoken.className = "meent-vh";
  spoken.setAttribute("role", "status");
  counter.after(spoken);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const update = () => {
    const rest = Number(limit) - field.value.length;
    counter.textContent = (rest < 0 ? over : left).replace("{n}", String(Math.abs(rest)));
    counter.classList.toggle("is-over", rest < 0);
    clearTimeout(timer);
    timer = setTimeout(() => {
      spoken.textContent = counter.textContent;
    }, quietMs);
  };
  field.addEventListener("input", update);
  if (field.value) update();
}
