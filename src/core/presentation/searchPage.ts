import * as l10n from '@vscode/l10n';
import { type Keys, keyName } from './keyNames';

const icons = {
  insertCitation: '<path d="M3 9.5h3.5v-4H3v4c0 1.5.6 2.5 2 3M9.5 9.5H13v-4H9.5v4c0 1.5.6 2.5 2 3"/>',
  openPaper: '<path d="M4 2.5h5.5l2.5 2.5v8.5H4zM9.5 2.5V5H12M6 8h4M6 10.5h4"/>',
  copyBibtex: '<path d="M5.5 5.5h7v8h-7zM3.5 10.5v-8h7"/>',
  openLink: '<path d="M7 3.5H3.5v9h9V9M9.5 3h3.5v3.5M13 3 7.5 8.5"/>',
} as const;

type Action = keyof typeof icons;

function button(action: Action, name: string, keys: Keys): string {
  const title = named((isMac) => `${name} (${keyName(keys, isMac)})`);
  return `<button type="button" class="icon" tabindex="-1" data-action="${action}" aria-label="${name}" ${title}><svg viewBox="0 0 16 16" aria-hidden="true">${icons[action]}</svg></button>`;
}

/** A `title` attribute that names keys; the script replaces it with the second one on macOS. */
function named(title: (isMac: boolean) => string): string {
  return `title="${title(false)}" data-mac-title="${title(true)}"`;
}

/** What the keys do, for the line below the results. */
function hint(isMac: boolean): string {
  return l10n.t('⏎ cite · ⇧⏎ open · {0} ⏎ BibTeX · ⇧F10 more', isMac ? '⌘' : l10n.t('Ctrl'));
}

function allKeys(isMac: boolean): string {
  const keys = (['Enter', 'Shift+Enter', 'Ctrl+Enter', 'Alt+Enter', 'Ctrl+Shift+Enter', 'Shift+F10'] as const).map((one) =>
    keyName(one, isMac),
  );
  return l10n.t(
    '{0} cites, {1} opens the paper, {2} copies its BibTeX, {3} opens it in the browser, {4} adds it to the bibliography, {5} shows all actions',
    ...keys,
  );
}

function option(value: string, label: string): string {
  return `<option value="${value}">${label}</option>`;
}

/**
 * The body of the search view as HTML: a combobox, its filters, a status line, a list box and the actions for its papers. The script fills
 * it.
 */
export function searchPage(): string {
  return `
<main>
<h1 class="hidden">${l10n.t('Search papers')}</h1>
<div class="box" role="search">
<input id="query" type="text" role="combobox" aria-autocomplete="list" aria-controls="results" aria-expanded="false" aria-describedby="hint" aria-label="${l10n.t('Search papers')}" placeholder="${l10n.t('Title, author, year, key…')}" spellcheck="false" autocomplete="off">
<button id="clear" type="button" class="icon" title="${l10n.t('Clear the search (Escape)')}" aria-label="${l10n.t('Clear the search')}" hidden><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M4 4l8 8M12 4l-8 8"/></svg></button>
<button id="filter" type="button" class="icon" title="${l10n.t('More filters, and the order')}" aria-label="${l10n.t('More filters')}" aria-expanded="false" aria-controls="filters"><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2.5 4h11M4.5 8h7M6.5 12h3"/></svg></button>
</div>
<div id="filters" class="filters">
<select id="topic" aria-label="${l10n.t('Topic')}"><option value="">${l10n.t('All topics')}</option></select>
<span class="years"><input id="from" type="number" min="1500" max="2999" placeholder="${l10n.t('from')}" aria-label="${l10n.t('From year')}"><span aria-hidden="true">–</span><input id="to" type="number" min="1500" max="2999" placeholder="${l10n.t('to')}" aria-label="${l10n.t('To year')}"></span>
<select id="shelf" aria-label="${l10n.t('Where')}">${option('', l10n.t('Everywhere'))}${option('own', l10n.t('In my bibliography'))}${option('others', l10n.t('Not in my bibliography'))}</select>
<select id="order" aria-label="${l10n.t('Order')}">${option('', l10n.t('Best first'))}${option('newest', l10n.t('Newest first'))}${option('oldest', l10n.t('Oldest first'))}${option('author', l10n.t('By author'))}</select>
</div>
<div id="status" role="status" aria-live="polite">${l10n.t('Opening the library…')}</div>
<div class="list">
<ul id="results" role="listbox" aria-label="${l10n.t('Papers')}" tabindex="-1"></ul>
<div id="actions" class="actions" role="toolbar" aria-label="${l10n.t('Actions')}" hidden>${button('insertCitation', l10n.t('Cite'), 'Enter')}${button('openPaper', l10n.t('Open paper'), 'Shift+Enter')}${button('copyBibtex', l10n.t('Copy BibTeX'), 'Ctrl+Enter')}${button('openLink', l10n.t('Open in browser'), 'Alt+Enter')}</div>
</div>
<p id="hint" class="hint" ${named(allKeys)} data-mac-text="${hint(true)}">${hint(false)}</p>
</main>
<template id="row"><li role="option" aria-selected="false"><div class="title"></div> <div class="facts"><span class="cited meta" role="img" aria-label="${l10n.t('In the bibliography')}" title="${l10n.t('In this document’s bibliography')}" hidden>✓</span><span class="from meta"></span><span class="what meta"></span></div></li></template>`;
}

/** The texts that the search view's script shows; it fills in `{0}` and `{1}`. */
export function searchTexts() {
  return {
    allTopics: l10n.t('All topics'),
    beyond: l10n.t('Beyond your library'),
    lookUp: l10n.t('Look up {0}'),
    notHeld: l10n.t('Not in your library'),
    searchAt: l10n.t('Search {0} for “{1}”'),
  };
}

export type SearchTexts = ReturnType<typeof searchTexts>;
