// Forms that need a passkey: the browser's answer is put into the form before it is sent. A form says what to
// ask in data-passkey ("create" or "get") and data-passkey-options (JSON of the Web Authentication API).

const WORDS = {
  missing: "This browser cannot use passkeys. Use a newer one, or another device.",
  refused: "The passkey was not used. Press the button again and unlock it by finger, face or code.",
  InvalidStateError: "This device holds a passkey of yours already, and that one counts. Use another device.",
  SecurityError: "Passkeys do not work under the address of this page: they need a name and https. Tell your operator.",
};

/** Says what went wrong, where people who hear the page hear it too. */
function say(form, words) {
  const place = form.querySelector("[data-passkey-words]");
  place.textContent = words;
  place.hidden = !words;
}

/** Asks the browser; the answer is JSON text. */
async function answer(form) {
  const options = JSON.parse(form.dataset.passkeyOptions);
  if (form.dataset.passkey === "create") {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
    return JSON.stringify(await navigator.credentials.create({ publicKey }));
  }
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  return JSON.stringify(await navigator.credentials.get({ publicKey }));
}

/** Holds the form back until the passkey has answered, then sends it by the same button. */
async function withPasskey(event) {
  const form = event.currentTarget;
  const field = form.querySelector("[data-passkey-answer]");
  if (event.submitter?.formNoValidate) return; // The way back.
  if (field.value || !form.checkValidity()) return; // What is missing is said first: a device keeps what it makes.
  event.preventDefault();
  say(form, "");
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
    say(form, WORDS.missing);
    return;
  }
  try {
    field.value = await answer(form);
  } catch (problem) {
    say(form, WORDS[problem.name] ?? WORDS.refused);
    return;
  }
  form.requestSubmit(event.submitter);
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.addEventListener("submit", withPasskey);
  for (const one of form.querySelectorAll("[data-without-script]")) one.hidden = true;
}
