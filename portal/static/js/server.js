/** Talk to our own server: every change bears the form token of this page. */

/** The form token, read from the page's head. */
export function formToken() {
  return document.querySelector('meta[name="csrf-token"]')?.content ?? "";
}

/** Send a request to our own origin; the answer is asked for as JSON. Throws for addresses elsewhere. */
export function send(address, options = {}) {
  const url = new URL(address, location.href);
  if (url.origin !== location.origin) {
    throw new Error("Only our own server is asked.");
  }
  return fetch(url, {
    credentials: "same-origin",
    redirect: "follow",
    ...options,
    headers: { Accept: "application/json", "X-CSRFToken": formToken(), ...options.headers },
  });
}

/** The sentence that a refusal carries, or one of our own. */
export async function sentenceOf(response, otherwise) {
  try {
    const body = await response.json();
    return body.sentence || otherwise;
  } catch {
    return otherwise;
  }
}
