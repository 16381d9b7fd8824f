/** The palette (Ctrl or ⌘ K): places from the navigation at once, cases from the server as they are found. */
import { send } from "./server.js";

const dialog = document.getElementById("palette");
const input = dialog?.querySelector("input");
const list = dialog?.querySelector("[role=listbox]");
const none = dialog?.querySelector("[role=status]");
const DELAY = 150;
let chosen = 0;
let asked = 0;
let timer = 0;

/** The places that the page itself can reach, by the words of their links. */
function places() {
  const links = document.querySelectorAll(".side-item[href], [data-key][href]");
  return [...links].map((link) => ({
    label: (link.querySelector("span") ?? link).textContent.trim(),
    hint: link.closest(".side-group")?.querySelector(".side-title")?.textContent ?? "",
    url: link.href,
  }));
}

function matches(place, words) {
  const text = `${place.label} ${place.hint}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

function addressOf(place) {
  const url = new URL(place.url, location.href);
  return url.pathname + url.search;
}

async function found(query) {
  const address = dialog.dataset.paletteUrl;
  if (!address || query.length < 2) {
    return [];
  }
  try {
    const response = await send(`${address}?${new URLSearchParams({ q: query })}`);
    return response.ok ? ((await response.json()).items ?? []) : [];
  } catch {
    return [];
  }
}

function optionOf(item, place) {
  const option = document.createElement("li");
  option.id = `palette-${place}`;
  option.className = "palette-option";
  option.setAttribute("role", "option");
  option.dataset.url = item.url;
  const label = document.createElement("span");
  label.textContent = item.label;
  const hint = document.createElement("span");
  hint.className = "palette-hint";
  hint.textContent = item.hint ?? "";
  option.append(label, hint);
  return option;
}

function show(items) {
  list.replaceChildren(...items.map(optionOf));
  none.hidden = items.length > 0;
  choose(0);
}

function choose(place) {
  const options = [...list.children];
  chosen = options.length ? (place + options.length) % options.length : 0;
  options.forEach((option, index) => option.setAttribute("aria-selected", String(index === chosen)));
  if (options.length) {
    input.setAttribute("aria-activedescendant", options[chosen].id);
    options[chosen].scrollIntoView({ block: "nearest" });
  } else {
    input.removeAttribute("aria-activedescendant");
  }
}

function go(option) {
  const url = option && new URL(option.dataset.url, location.href);
  if (url && url.origin === location.origin) {
    dialog.close();
    location.assign(url);
  }
}

async function search() {
  const query = input.value.trim();
  const turn = ++asked;
  const near = places().filter((place) => matches(place, query.toLowerCase().split(/\s+/)));
  show(near);
  clearTimeout(timer);
  timer = setTimeout(async () => {
    const far = await found(query);
    const known = new Set(near.map(addressOf));
    const more = far.filter((place) => !known.has(addressOf(place)));
    if (turn === asked && more.length) {
      show([...near, ...more]);
    }
  }, DELAY);
}

function open() {
  if (!dialog.open) {
    input.value = "";
    dialog.showModal();
    search();
  }
}

function onKey(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    choose(chosen + step);
  } else if (event.key === "Enter") {
    go(list.children[chosen]);
  } else {
    return;
  }
  event.preventDefault();
}

if (dialog && document.querySelector(".side")) {
  input.addEventListener("input", search);
  input.addEventListener("keydown", onKey);
  list.addEventListener("click", (event) => go(event.target.closest("[role=option]")));
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      open();
    }
  });
  for (const link of document.querySelectorAll("[data-palette-open]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      document.getElementById("navigation").hidePopover?.();
      open();
    });
  }
}
