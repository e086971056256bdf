// The script of a paper's page: buttons and links to papers become messages to the extension.
/** @import { FromPaperPage, PageAction, ToPaperPage } from '../src/core/presentation/webviewMessages' */
(() => {
  /** @type {WebviewHost<FromPaperPage>} */
  const host = acquireVsCodeApi();

  document.addEventListener('click', (event) => {
    const source = event.target instanceof Element ? event.target.closest('[data-action]') : null;
    if (!(source instanceof HTMLElement)) return;
    event.preventDefault();
    const { action, id = '', attachment = '', annotation = '', in: where = '' } = source.dataset;
    host.postMessage({ action: /** @type {PageAction} */ (action), id, attachment, annotation, where });
  });

  // Once the bibliography holds the paper, the page says so instead of offering to add it.
  window.addEventListener('message', (/** @type {MessageEvent<ToPaperPage>} */ { data }) => {
    const button = document.querySelector('[data-action="addToBibliography"]');
    const held = document.querySelector('.held');
    if (typeof data.held !== 'string' || !(button instanceof HTMLElement) || !(held instanceof HTMLElement)) return;
    button.hidden = data.held !== '';
    held.hidden = data.held === '';
    held.textContent = data.held;
  });
})();
