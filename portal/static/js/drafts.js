/**
 * Keep what is typed into a form with data-draft until it is sent, in this tab alone. Passwords and codes are
 * never kept. A page with <html data-drafts="forget"> (sign-in, signed out) forgets them all. A form with
 * data-warn-dirty keeps none, and asks before what was typed is lost.
 */

const PREFIX = "draft:";
const KEPT = 'textarea:not([data-no-draft]), input[type="text"]:not([data-no-draft], [autocomplete="one-time-code"])';

function keyOf(form) {
  return `${PREFIX}${location.pathname}:${form.dataset.draft}`;
}

function fieldsOf(form) {
  return [...form.querySelectorAll(KEPT)].filter((field) => field.name);
}

function keep(form) {
  const written = fieldsOf(form)
    .filter((field) => field.value !== field.defaultValue)
    .map((field) => [field.name, field.value]);
  if (written.length) {
    sessionStorage.setItem(keyOf(form), JSON.stringify(written));
  } else {
    sessionStorage.removeItem(keyOf(form));
  }
}

function read(form) {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(keyOf(form)) ?? "[]"));
  } catch {
    return new Map();
  }
}

/** Put a draft back where the server wrote nothing, and say so with a way to drop it. */
function restore(form) {
  const written = read(form);
  const fields = fieldsOf(form).filter((field) => written.has(field.name) && !field.value);
  for (const field of fields) {
    field.value = written.get(field.name);
  }
  if (fields.length) {
    form.prepend(notice(form, fields));
  }
}

function notice(form, fields) {
  const line = document.createElement("p");
  line.className = "field-hint";
  line.setAttribute("role", "status");
  const drop = document.createElement("button");
  drop.type = "button";
  drop.className = "button button-small";
  drop.textContent = "Discard the draft";
  drop.addEventListener("click", () => {
    fields.forEach((field) => (field.value = field.defaultValue));
    sessionStorage.removeItem(keyOf(form));
    line.remove();
    fields[0].focus();
  });
  line.append("What you typed before was put back. ", drop);
  return line;
}

function forgetAll() {
  for (const key of Object.keys(sessionStorage).filter((name) => name.startsWith(PREFIX))) {
    sessionStorage.removeItem(key);
  }
}

if (document.documentElement.dataset.drafts === "forget") {
  forgetAll();
}
for (const form of document.querySelectorAll("form[data-draft]")) {
  restore(form);
  form.addEventListener("input", () => keep(form));
  form.addEventListener("submit", (event) => event.defaultPrevented || sessionStorage.removeItem(keyOf(form)));
}

let dirty = null;
const warned = document.documentElement.dataset.drafts === "forget" ? [] : document.querySelectorAll("form[data-warn-dirty]");
for (const form of warned) {
  form.addEventListener("input", () => (dirty = form));
  form.addEventListener("submit", () => (dirty = null));
}
addEventListener("beforeunload", (event) => dirty && event.preventDefault());
