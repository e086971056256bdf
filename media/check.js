// The report on references: sorts and filters its rows, sends clicks on entries to the editor.
/** @import { FromCheckPage, ToCheckPage } from '../src/core/presentation/webviewMessages' */
(() => {
  /** @type {WebviewHost<FromCheckPage>} */
  const vscode = acquireVsCodeApi();
  const body = /** @type {HTMLTableSectionElement} */ (document.querySelector('tbody'));
  const filter = /** @type {HTMLInputElement} */ (document.querySelector('[data-filter]'));
  const only = /** @type {HTMLInputElement} */ (document.querySelector('[data-only]'));
  const none = /** @type {HTMLElement} */ (document.querySelector('[data-none]'));
  const rows = () => /** @type {HTMLTableRowElement[]} */ ([...body.rows]);

  const show = () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of rows()) {
      const text = row.textContent?.toLowerCase() ?? '';
      row.hidden = !words.every((word) => text.includes(word)) || (only.checked && row.dataset.problems === '0');
    }
    none.hidden = rows().some((row) => !row.hidden);
  };
  filter.addEventListener('input', show);
  only.addEventListener('change', show);

  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target.closest('[data-sort], [data-entry], [data-action]') : null;
    if (!(target instanceof HTMLElement)) return;
    if (target.dataset.sort !== undefined) return sort(target, Number(target.dataset.sort));
    event.preventDefault();
    const { action } = target.dataset;
    if (action === 'update') return vscode.postMessage({ action, entry: Number(target.dataset.place) });
    if (target.dataset.entry !== undefined) vscode.postMessage({ action: 'open', entry: Number(target.dataset.entry) });
    else if (action === 'copy' || action === 'ask' || action === 'print') vscode.postMessage({ action });
  });

  window.addEventListener('message', (event) => {
    /** @type {ToCheckPage} */
    const { type, name, html } = event.data;
    if (type !== 'download') return;
    // VS Code stops clicks on links that are in the page.
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([html], { type: 'text/html' }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  });

  /** @param {HTMLElement} button @param {number} column */
  function sort(button, column) {
    const heading = /** @type {HTMLElement} */ (button.closest('th'));
    const descending = heading.getAttribute('aria-sort') === 'ascending';
    for (const other of document.querySelectorAll('th')) other.removeAttribute('aria-sort');
    heading.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
    /** @param {HTMLTableRowElement} row */
    const text = (row) => row.cells[column]?.textContent ?? '';
    const sorted = rows().sort((a, b) => text(a).localeCompare(text(b)) * (descending ? -1 : 1));
    body.append(...sorted);
  }
})();
