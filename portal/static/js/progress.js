/** Follow work that is going on: ask for {done, total, words, finished}, and load the page again when it is done. */
import { send } from "./server.js";

const PAUSE = 2000;
const PATIENT_PAUSE = 10_000;

async function ask(region) {
  const response = await send(region.dataset.poll);
  if (!response.ok) {
    return false;
  }
  const { done, total, words, finished } = await response.json();
  if (finished) {
    location.reload();
    return false;
  }
  const bar = region.querySelector("progress");
  bar.max = total || 1;
  bar.value = done;
  region.querySelector("[data-poll-words]").textContent = words;
  return true;
}

async function follow(region) {
  let goesOn = true;
  while (goesOn) {
    await new Promise((wake) => setTimeout(wake, document.hidden ? PATIENT_PAUSE : PAUSE));
    goesOn = await ask(region).catch(() => true);
  }
}

for (const region of document.querySelectorAll("[data-poll]")) {
  follow(region);
}
