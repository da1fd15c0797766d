// Passkeys: forms with data-passkey appear only where the browser can. What it is asked comes from the form's own address, and
// its answer is sent with the form.
const answers = { create: 'parseCreationOptionsFromJSON', get: 'parseRequestOptionsFromJSON' };

export function offerPasskeys() {
  if (!window.isSecureContext || !window.PublicKeyCredential?.[answers.create] || !window.PublicKeyCredential[answers.get]) {
    return;
  }

  for (const note of document.querySelectorAll('[data-no-passkeys]')) {
    note.hidden = true;
  }

  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.hidden = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      ask(form).catch(() => undefined).then(() => form.submit());
    });
  }
}

// Where somebody changes their mind the form goes without an answer, and the page says so.
async function ask(form) {
  const how = form.dataset.passkey;
  const address = new URL(form.action);
  address.searchParams.set('handler', 'Options');
  const reply = await fetch(address, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
  const { token, options } = await reply.json();
  const publicKey = window.PublicKeyCredential[answers[how]](JSON.parse(options));
  const credential = await navigator.credentials[how]({ publicKey });
  form.elements.Token.value = token;
  form.elements.Credential.value = JSON.stringify(credential.toJSON());
}
