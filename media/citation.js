// The page on a citation: buttons and links become messages to the extension.
/** @import { FromCitationPage } from '../src/core/presentation/webviewMessages' */
(() => {
  /** @type {WebviewHost<FromCitationPage>} */
  const host = acquireVsCodeApi();

  document.addEventListener('click', (event) => {
    const source = event.target instanceof Element ? event.target.closest('[data-action]') : null;
    if (!(source instanceof HTMLElement)) return;
    event.preventDefault();
    const { action, id = '', work = '' } = source.dataset;
    if (action === 'judge') host.postMessage({ action, work: Number(work) });
    else if (action === 'cite' || action === 'openPaper') host.postMessage({ action, id });
  });
})();
