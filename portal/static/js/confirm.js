/** Ask before an act that cannot be taken back: forms with data-confirm, in the page's own dialog. */

const dialog = document.getElementById("question");
const answered = new WeakSet();

function ask(form, submitter) {
  const yes = dialog.querySelector("[data-yes]");
  const isDangerous = submitter?.classList.contains("button-danger") ?? false;
  dialog.querySelector("#question-words").textContent = form.dataset.confirm;
  yes.textContent = submitter?.textContent.trim() || "Continue";
  yes.classList.toggle("button-danger", isDangerous);
  yes.classList.toggle("button-primary", !isDangerous);
  dialog.returnValue = "no";
  dialog.addEventListener(
    "close",
    () => {
      if (dialog.returnValue === "yes") {
        answered.add(form);
        form.requestSubmit(submitter);
      }
    },
    { once: true },
  );
  dialog.showModal();
}

if (dialog) {
  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (!form.dataset.confirm || answered.delete(form)) {
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      ask(form, event.submitter);
    },
    { capture: true },
  );
}
// After a refused form, begin where its first mistake is named (not among the examples of the component page).
// A mistake of the form as a whole has no field to lead to: its sentence is where to begin.
const mistakes = document.querySelector("main:not(:has([data-example])) [data-focus-first]");
(mistakes?.querySelector("a") ?? mistakes)?.focus();
