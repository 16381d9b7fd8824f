/**
 * Single keys: ? list of keys, j/k through lists, / search, c new case, g then a letter to go somewhere; what else
 * can be done with the thing of a list in which the focus is says its `data-item-key`.
 * They are off when <html data-shortcuts="off"> (WCAG 2.1.4), while somebody types, and under a dialog.
 */

const PATIENCE = 1500;
let waitingForPlace = 0;

function isTyping(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

function isElsewhere(event) {
  const modified = event.ctrlKey || event.metaKey || event.altKey;
  return modified || event.isComposing || isTyping(event.target) || document.querySelector("dialog[open]");
}

function follow(element) {
  if (element instanceof HTMLInputElement) {
    element.focus();
    element.select();
  } else {
    element.click();
  }
}

/** Move the focus to the next or previous thing in the page's list; Enter then follows its link as usual. */
function move(step) {
  const items = [...document.querySelectorAll("[data-item]")].filter((item) => item.offsetParent !== null);
  if (items.length === 0) {
    return;
  }
  const here = items.findIndex((item) => item.contains(document.activeElement));
  const next = items[here < 0 ? (step > 0 ? 0 : items.length - 1) : here + step];
  if (!next) {
    return;
  }
  const link = next.querySelector("a[href]");
  if (!link) {
    next.tabIndex = -1;
  }
  (link ?? next).focus();
  next.scrollIntoView({ block: "nearest" });
}

function openKeys() {
  document.getElementById("keys")?.showModal();
}

function press(key) {
  if (performance.now() < waitingForPlace) {
    waitingForPlace = 0;
    const place = document.querySelector(`[data-go="${CSS.escape(key)}"]`);
    place?.click();
    return Boolean(place);
  }
  const item = document.activeElement?.closest("[data-item]");
  const named =
    item?.querySelector(`[data-item-key="${CSS.escape(key)}"]`) ??
    document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (named) {
    follow(named);
  } else if (key === "j" || key === "k") {
    move(key === "j" ? 1 : -1);
  } else if (key === "?") {
    openKeys();
  } else if (key === "g") {
    waitingForPlace = performance.now() + PATIENCE;
  } else {
    return false;
  }
  return true;
}

/** Write the places that `g` reaches into the list of keys. */
function listPlaces() {
  const list = document.querySelector("[data-keys-go]");
  for (const place of document.querySelectorAll("[data-go]")) {
    const term = document.createElement("dt");
    const keys = document.createElement("dd");
    term.textContent = `Go to ${place.querySelector("span")?.textContent ?? ""}`;
    for (const letter of ["g", place.dataset.go]) {
      const key = document.createElement("kbd");
      key.textContent = letter;
      keys.append(key, " ");
    }
    list?.append(term, keys);
  }
}

if (document.documentElement.dataset.shortcuts !== "off") {
  listPlaces();
  document.addEventListener("keydown", (event) => {
    if (!isElsewhere(event) && press(event.key)) {
      event.preventDefault();
    }
  });
}
for (const button of document.querySelectorAll("[data-keys-open]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    button.closest("[popover]")?.hidePopover();
    openKeys();
  });
}
