const icons = {
  insertCitation: '<path d="M3 9.5h3.5v-4H3v4c0 1.5.6 2.5 2 3M9.5 9.5H13v-4H9.5v4c0 1.5.6 2.5 2 3"/>',
  openPaper: '<path d="M4 2.5h5.5l2.5 2.5v8.5H4zM9.5 2.5V5H12M6 8h4M6 10.5h4"/>',
  copyBibtex: '<path d="M5.5 5.5h7v8h-7zM3.5 10.5v-8h7"/>',
  openLink: '<path d="M7 3.5H3.5v9h9V9M9.5 3h3.5v3.5M13 3 7.5 8.5"/>',
} as const;

type Action = keyof typeof icons;

function button(action: Action, title: string): string {
  return `<button type="button" class="icon" tabindex="-1" data-action="${action}" title="${title}"><svg viewBox="0 0 16 16" aria-hidden="true">${icons[action]}</svg></button>`;
}

/** The body of the search view as HTML: a combobox, its filters, a status line and a list box; the script fills it. */
export const searchPage = `
<div class="box" role="search">
<input id="query" type="text" role="combobox" aria-autocomplete="list" aria-controls="results" aria-expanded="false" aria-describedby="hint" aria-label="Search papers" placeholder="Title, author, year, key…" spellcheck="false" autocomplete="off">
<button id="clear" type="button" class="icon" title="Clear" aria-label="Clear the search" hidden><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M4 4l8 8M12 4l-8 8"/></svg></button>
</div>
<div class="filters">
<select id="topic" aria-label="Topic"><option value="">All topics</option></select>
<input id="from" type="number" min="1500" max="2999" placeholder="from" aria-label="From year">
<span aria-hidden="true">–</span>
<input id="to" type="number" min="1500" max="2999" placeholder="to" aria-label="To year">
</div>
<div id="status" role="status" aria-live="polite">Opening the library…</div>
<ul id="results" role="listbox" aria-label="Papers"></ul>
<p id="hint" class="hint" title="Enter cites, Shift+Enter opens the paper, Ctrl+Enter copies its BibTeX, Alt+Enter opens it in the browser">⏎ cite · ⇧⏎ open · Ctrl ⏎ BibTeX · Alt ⏎ arXiv</p>
<template id="row"><li role="option" aria-selected="false"><div class="title"></div><div class="facts"><span class="cited meta" title="In this document’s bibliography" hidden>✓</span><span class="meta"></span></div><div class="actions" aria-hidden="true">${button('insertCitation', 'Cite (Enter)')}${button('openPaper', 'Open paper (Shift+Enter)')}${button('copyBibtex', 'Copy BibTeX (Ctrl+Enter)')}${button('openLink', 'Open in browser (Alt+Enter)')}</div></li></template>`;
