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
