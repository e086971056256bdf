// The script of a paper's page: buttons and links to papers become messages to the extension.
const host = acquireVsCodeApi();

document.addEventListener('click', (event) => {
  const source = event.target.closest('[data-action]');
  if (source === null) return;
  event.preventDefault();
  host.postMessage({ action: source.dataset.action, id: source.dataset.id });
});

// Once the bibliography holds the paper, the page says so instead of offering to add it.
window.addEventListener('message', ({ data }) => {
  if (typeof data.heldBy !== 'string') return;
  const [button, held] = ['[data-action="addToBibliography"]', '.held'].map((one) => document.querySelector(one));
  button.hidden = data.heldBy !== '';
  held.hidden = data.heldBy === '';
  held.textContent = `✓ In ${data.heldBy}`;
});
