/** Take a shown value to the clipboard. The button appears only where that is possible. */

const SHOWN = 2000;

async function copy(button) {
  const word = button.querySelector("[data-copy-word]");
  const before = word.textContent;
  try {
    await navigator.clipboard.writeText(button.parentElement.querySelector("code").textContent);
    word.textContent = "Copied";
  } catch {
    word.textContent = "Select and copy by hand";
  }
  setTimeout(() => (word.textContent = before), SHOWN);
}

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.dataset.ready = "";
    button.querySelector("[data-copy-word]").setAttribute("aria-live", "polite");
    button.addEventListener("click", () => copy(button));
  }
}
