/** Change the theme at once and let the server remember it; without scripts the form does the same with a reload. */
import { send } from "./server.js";

function choose(form, theme) {
  document.documentElement.dataset.theme = theme;
  for (const button of form.querySelectorAll("button[name=theme]")) {
    button.setAttribute("aria-pressed", String(button.value === theme));
  }
}

for (const form of document.querySelectorAll("form[data-theme-form]")) {
  form.addEventListener("submit", (event) => {
    const theme = event.submitter?.value;
    if (!theme) {
      return;
    }
    event.preventDefault();
    choose(form, theme);
    send(form.action, { method: "POST", body: new URLSearchParams({ theme }) }).catch(() => {
      /* The choice holds for this page; the server is asked again with the next one. */
    });
  });
}
