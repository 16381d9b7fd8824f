/** Words that can be marked: the arrow keys go from one to the next, Space marks as on any check box. */

const STEPS = { ArrowLeft: -1, ArrowRight: 1 };

document.addEventListener("keydown", (event) => {
  const line = event.target.closest?.("[data-markable]");
  const step = STEPS[event.key];
  if (!line || !step || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const words = [...line.querySelectorAll("input")];
  words[words.indexOf(event.target) + step]?.focus();
  event.preventDefault();
});
