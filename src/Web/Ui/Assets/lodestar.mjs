// Everything works without this file. It adds comfort only: leaving with three presses of Shift, a count of the letters
// left, one answer switching off another, and no second submission by a double click.
import { Button, CharacterCount, Checkboxes, createAll, ErrorSummary, ExitThisPage, isSupported, SkipLink } from 'govuk-frontend';
import { offerPasskeys } from './passkeys.mjs';

if (isSupported()) {
  document.body.classList.add('js-enabled');
}

document.body.classList.add('govuk-frontend-supported');

const words = document.documentElement.dataset;

createAll(Button);
createAll(CharacterCount);
createAll(Checkboxes);
createAll(ErrorSummary);
createAll(ExitThisPage);
createAll(SkipLink);

// 'Print this page' is only offered where a script can do it.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

offerPasskeys();

// A page taken out of the back-forward store may show what has been deleted or left since.
window.addEventListener('pageshow', (event) => {
  if (event.persisted && words.private === 'true') {
    window.location.reload();
  }
});

// A form that keeps what is typed, for the writer alone; without a connection it says so and tries again.
for (const form of document.querySelectorAll('form[data-keep]')) {
  const status = form.querySelector('[data-keep-status]');
  let timer = 0;
  let keeping = false;
  let left = false;

  const later = (wait) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(keep, wait);
  };

  const say = (text) => {
    if (status.textContent !== text) {
      status.textContent = text;
    }
  };

  const keep = async () => {
    if (keeping) {
      later(1000);
      return;
    }

    keeping = true;
    try {
      const reply = await fetch(form.dataset.keep, { method: 'POST', body: new URLSearchParams(new FormData(form)), redirect: 'error', signal: AbortSignal.timeout?.(10000) });
      say(reply.ok ? form.dataset.kept : form.dataset.refused);
    } catch {
      if (!left) {
        say(form.dataset.lost);
        later(5000);
      }
    }

    keeping = false;
  };

  form.addEventListener('input', () => later(2000));
  form.addEventListener('submit', () => {
    left = true;
    window.clearTimeout(timer);
  });
}
