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

// A long form that keeps nothing by itself asks before its words are left behind.
for (const form of document.querySelectorAll('form[data-unsaved]')) {
  let typed = false;
  form.addEventListener('input', () => { typed = true; });
  form.addEventListener('submit', () => { typed = false; });
  window.addEventListener('beforeunload', (event) => {
    if (typed) {
      event.preventDefault();
    }
  });
}

// A form that keeps what is typed, for the writer alone. Without a connection it says so, tries again, and holds what is sent
// instead of leaving for the browser's own page, where the words would be lost.
for (const form of document.querySelectorAll('form[data-keep]')) {
  const status = form.querySelector('[data-keep-status]');
  let timer = 0;
  let unkept = false;
  let stuck = false;
  let sending = false;

  const body = () => new URLSearchParams(new FormData(form));

  const say = (text) => {
    if (status.textContent !== text) {
      status.textContent = text;
    }
  };

  const later = (wait) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(keep, wait);
  };

  // True where the service could be reached, whatever it said of the words.
  const keep = async () => {
    window.clearTimeout(timer);
    unkept = false;
    try {
      const reply = await fetch(form.dataset.keep, { method: 'POST', body: body(), redirect: 'error', signal: AbortSignal.timeout?.(10000) });
      const said = reply.status === 422 ? await reply.text() : '';
      stuck = !reply.ok;
      say(reply.ok ? form.dataset.kept : reply.status === 401 ? form.dataset.out : said || form.dataset.refused);
      return true;
    } catch {
      [unkept, stuck] = [true, true];
      say(form.dataset.lost);
      later(5000);
      return false;
    }
  };

  form.addEventListener('input', () => {
    unkept = true;
    later(2000);
  });

  form.addEventListener('submit', async (event) => {
    if (sending) {
      return;
    }

    event.preventDefault();
    if (await keep()) {
      sending = true;
      form.requestSubmit(event.submitter);
    }
  });

  window.addEventListener('beforeunload', (event) => {
    if (stuck && !sending) {
      event.preventDefault();
    }
  });

  // Whoever goes on within a moment of the last letter loses nothing.
  window.addEventListener('pagehide', () => {
    if (unkept && !sending) {
      navigator.sendBeacon?.(form.dataset.keep, body());
    }
  });
}
