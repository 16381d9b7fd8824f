/**
 * Send a form once. A second click while the answer is on its way would put another page in its place, and some
 * answers (recovery codes, a hidden value) are shown only once.
 */

const PAUSE = 5000; // milliseconds; an answer that is a file leaves the page, and may be asked for again

let sent = new WeakSet();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.getAttribute("method") !== "post") return;
  if (sent.has(form)) {
    event.preventDefault();
    return;
  }
  sent.add(form);
  setTimeout(() => sent.delete(form), PAUSE);
});
// Whoever comes back to the page may send it again.
addEventListener("pageshow", () => (sent = new WeakSet()));
