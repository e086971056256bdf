// The script of a paper's page: buttons and links to papers become messages to the extension.
const host = acquireVsCodeApi();

document.addEventListener('click', (event) => {
  const source = event.target.closest('[data-action]');
  if (source === null) return;
  event.preventDefault();
  host.postMessage({ action: source.dataset.action, id: source.dataset.id });
});
