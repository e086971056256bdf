// The script of the search view: a combobox over a list of papers. It renders what the extension answers and asks nothing else.
/** @import { FromSearchView, RowAction, SearchOffers, SearchQuestion, SearchResults, SearchRow, ServiceRows, ToSearchView } from '../src/core/presentation/webviewMessages' */
/**
 * @typedef {object} State
 * @property {string} query
 * @property {string} topic
 * @property {string} from
 * @property {string} to
 * @property {SearchQuestion['shelf']} shelf
 * @property {SearchQuestion['order']} order
 * @property {boolean} filtering
 * @property {number} limit
 * @property {number} active
 * @property {string | undefined} activeId
 * @property {number} scroll
 */

/** @import { SearchTexts } from '../src/core/presentation/searchPage' */
/** @type {WebviewHost<FromSearchView, State>} */
const host = acquireVsCodeApi();

/**
 * The element with an id, which is of a class.
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
function element(id, type) {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`no ${type.name} “${id}”`);
  return found;
}
/** In the language of VS Code. @type {SearchTexts} */
const texts = JSON.parse(document.body.dataset.texts ?? '');

/**
 * A text with values in place of its `{0}` and `{1}`.
 * @param {string} text
 * @param {string[]} values
 */
function filled(text, ...values) {
  return text.replace(/\{(\d)\}/g, (_, at) => values[at] ?? '');
}
const input = element('query', HTMLInputElement);
const list = element('results', HTMLUListElement);
const status = element('status', HTMLElement);
const topic = element('topic', HTMLSelectElement);
const fromYear = element('from', HTMLInputElement);
const toYear = element('to', HTMLInputElement);
const shelf = element('shelf', HTMLSelectElement);
const order = element('order', HTMLSelectElement);
const clear = element('clear', HTMLButtonElement);
const filter = element('filter', HTMLButtonElement);
const filters = element('filters', HTMLElement);
const actions = element('actions', HTMLElement);
const rowTemplate = element('row', HTMLTemplateElement);
const step = 100;

/** @type {State} */
const start = {
  query: '',
  topic: '',
  from: '',
  to: '',
  shelf: '',
  order: '',
  filtering: false,
  limit: step,
  active: 0,
  activeId: undefined,
  scroll: 0,
};
let state = { ...start, ...host.getState() };
let turn = 0;
// Whether the rows answer other words or filters than the box has now; a question asked again of the same words leaves them valid.
let stale = false;
// What Enter asked for while the rows were stale: it is meant for the first row of the answer.
/** @type {RowAction | undefined} */
let wanted;
/** @type {readonly SearchRow[]} */
let hits = [];
// How many papers answer, also those that are not listed yet.
let total = 0;
// The row that the actions are shown on.
let acting = 0;
// What is offered beside the library's papers for the words in the box, and what services answered to them, by their names.
/** @type {SearchOffers} */
let offers = { services: [] };
/** @type {Map<string, ServiceRows>} */
const answers = new Map();
/**
 * A row that can be chosen: a paper, a service to ask, an identifier to look up, or why a service gave nothing.
 * @typedef {{ hit?: SearchRow, service?: string, identifier?: string, problem?: string }} Choice
 */
/** @type {Choice[]} */
let choices = [];

/** @param {Partial<State>} change */
function remember(change) {
  state = { ...state, ...change };
  host.setState(state);
}

function ask(again = false) {
  if (!again) {
    stale = true;
    wanted = undefined;
    answers.clear();
    list.ariaBusy = 'true';
    remember({ limit: step });
  }
  clear.hidden = state.query === '';
  const { query, topic, from: fromYear, to: toYear, shelf, order, limit } = state;
  host.postMessage({ type: 'search', turn: ++turn, query, topic, fromYear, toYear, shelf, order, limit });
}

/**
 * A title with the matched spans marked.
 * @param {string} title
 * @param {SearchRow['spans']} spans
 */
function marked(title, spans) {
  const fragment = document.createDocumentFragment();
  let at = 0;
  for (const { start, end } of spans) {
    const mark = document.createElement('mark');
    mark.textContent = title.slice(start, end);
    fragment.append(title.slice(at, start), mark);
    at = end;
  }
  fragment.append(title.slice(at));
  return fragment;
}

/**
 * The part of an element that a selector finds.
 * @param {HTMLElement} item
 * @param {string} selector
 */
function part(item, selector) {
  const found = item.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`no “${selector}” in a row`);
  return found;
}

/** @param {SearchRow} hit */
function row(hit) {
  const item = /** @type {HTMLElement} */ (rowTemplate.content.firstElementChild?.cloneNode(true));
  item.dataset.vscodeContext = JSON.stringify({ webviewSection: 'paper', id: hit.id, preventDefaultContextMenuItems: true });
  part(item, '.title').append(marked(hit.title, hit.spans));
  part(item, '.what').textContent = hit.meta;
  part(item, '.from').textContent = hit.from ?? '';
  part(item, '.facts').title = hit.meta;
  part(item, '.cited').hidden = !hit.cited;
  return item;
}

/**
 * A row that asks someone, or says why a service gave nothing.
 * @param {string} text
 */
function plainRow(text, meta = '') {
  const item = document.createElement('li');
  item.setAttribute('role', 'option');
  item.setAttribute('aria-selected', 'false');
  item.className = 'offer';
  for (const [name, words] of [
    ['title', text],
    ['meta', meta],
  ]) {
    if (words === '') continue;
    const line = document.createElement('div');
    line.className = name ?? '';
    line.textContent = words ?? '';
    item.append(line);
  }
  return item;
}

/** @param {string} text */
function heading(text) {
  const item = document.createElement('li');
  item.setAttribute('role', 'presentation');
  item.className = 'heading';
  item.textContent = text;
  return item;
}

/** All rows: an identifier to look up, the library's papers, then for each service its answer or the row that asks it. */
function render() {
  choices = [];
  /** @type {HTMLElement[]} */
  const rows = [];
  /** @param {Choice} choice @param {HTMLElement} item */
  const add = (choice, item) => {
    item.id = `hit-${choices.length}`;
    item.dataset.index = String(choices.length);
    choices.push(choice);
    rows.push(item);
  };
  const { identifier, services } = offers;
  if (identifier !== undefined) add({ identifier }, plainRow(filled(texts.lookUp, identifier), texts.notHeld));
  for (const hit of hits) add({ hit }, row(hit));
  for (const { service, label } of services) {
    const answer = answers.get(service);
    if (answer === undefined) continue;
    rows.push(heading(label));
    if (answer.problem !== undefined) add({ problem: answer.problem }, plainRow(answer.problem));
    for (const hit of answer.hits ?? []) add({ hit, service }, row(hit));
  }
  const left = services.filter(({ service }) => !answers.has(service));
  if (left.length > 0) rows.push(heading(texts.beyond));
  for (const { service, label } of left) add({ service }, plainRow(filled(texts.searchAt, label, state.query.trim())));
  list.replaceChildren(...rows);
  input.setAttribute('aria-expanded', String(choices.length > 0));
}

/**
 * The rows of the list.
 * @returns {readonly HTMLElement[]}
 */
function rowsShown() {
  return /** @type {HTMLElement[]} */ ([...list.querySelectorAll('[role="option"]')]);
}

/**
 * Shows the actions on a row, over its lower right corner.
 * @param {number} index
 */
function showActions(index) {
  const item = rowsShown()[index];
  const hit = choices[index]?.hit;
  for (const row of rowsShown()) row.classList.toggle('acting', row === item && hit !== undefined);
  actions.hidden = item === undefined || hit === undefined;
  if (item === undefined || hit === undefined) return;
  acting = index;
  part(actions, '[data-action="openLink"]').hidden = !hit.hasLink;
  actions.classList.toggle('selected', index === state.active);
  actions.style.top = `${item.offsetTop - list.scrollTop + item.offsetHeight - 2}px`;
}

/** @param {number} index */
function activate(index, scroll = true) {
  const next = Math.max(0, Math.min(index, choices.length - 1));
  list.querySelector('[aria-selected="true"]')?.setAttribute('aria-selected', 'false');
  const item = rowsShown()[next];
  remember({ active: next, activeId: choices[next]?.hit?.id });
  if (item === undefined) {
    input.removeAttribute('aria-activedescendant');
    return;
  }
  item.setAttribute('aria-selected', 'true');
  input.setAttribute('aria-activedescendant', item.id);
  if (scroll) item.scrollIntoView({ block: 'nearest' });
  showActions(next);
  // Near the end the next ones come.
  if (scroll && next > hits.length - 5) more();
}

/** Asks for the next papers, where there are any. */
function more() {
  if (stale || hits.length >= total || state.limit > hits.length) return;
  remember({ limit: hits.length + step });
  ask(true);
}

/** @param {SearchResults} answer */
function show(answer) {
  if (answer.turn !== turn) return;
  hits = answer.hits;
  total = answer.total ?? 0;
  offers = answer.offers ?? { services: [] };
  render();
  status.textContent = answer.status;
  status.classList.toggle('problem', answer.problem === true);
  const { active, activeId, scroll } = stale ? { active: 0, scroll: 0 } : state;
  const same = activeId === undefined ? -1 : choices.findIndex(({ hit }) => hit?.id === activeId);
  activate(same < 0 ? active : same, false);
  list.scrollTop = scroll;
  stale = false;
  list.ariaBusy = 'false';
  if (wanted !== undefined) act(wanted);
  wanted = undefined;
}

/**
 * A service's answer to the words in the box; one to earlier words comes too late.
 * @param {ServiceRows} answer
 */
function showAnswer(answer) {
  if (answer.query !== state.query.trim()) return;
  answers.set(answer.service, answer);
  const { scroll } = state;
  render();
  const first = choices.findIndex(({ service, hit }) => service === answer.service && hit !== undefined);
  activate(first < 0 ? choices.findIndex(({ problem }) => problem !== undefined && problem === answer.problem) : first);
  if (first < 0) list.scrollTop = scroll;
}

/** @param {Extract<ToSearchView, { type: 'topics' }>['topics']} topics */
function showTopics(topics) {
  const options = topics.map(({ id, label, count }) => new Option(`${label} (${count})`, id));
  topic.replaceChildren(new Option(texts.allTopics, ''), ...options);
  topic.value = topics.some(({ id }) => id === state.topic) ? state.topic : '';
  if (topic.value !== state.topic) remember({ topic: '' });
}

/** @param {RowAction} action */
function act(action, index = state.active) {
  const { hit, service, identifier } = choices[index] ?? {};
  if (hit !== undefined) host.postMessage({ type: 'act', action, id: hit.id });
  else if (service !== undefined) host.postMessage({ type: 'ask', service, query: state.query.trim() });
  else if (identifier !== undefined) host.postMessage({ type: 'lookUp', identifier });
}

/**
 * Enter cites; with a modifier it does one of the other actions. None of these keys is taken by the workbench here.
 * @param {KeyboardEvent} event
 * @returns {RowAction}
 */
function actionOf(event) {
  if (event.shiftKey && (event.ctrlKey || event.metaKey)) return 'addToBibliography';
  if (event.shiftKey) return 'openPaper';
  if (event.ctrlKey || event.metaKey) return 'copyBibtex';
  return event.altKey ? 'openLink' : 'insertCitation';
}

/** Empties the box. */
function empty() {
  input.value = '';
  remember({ query: '' });
  ask();
}

const page = () => Math.max(1, Math.floor(list.clientHeight / (rowsShown()[0]?.clientHeight || 60)) - 1);
/** @type {Readonly<Partial<Record<string, (event: KeyboardEvent) => void>>>} */
const keys = {
  ArrowDown: () => activate(state.active + 1),
  ArrowUp: () => activate(state.active - 1),
  PageDown: () => activate(state.active + page()),
  PageUp: () => activate(state.active - page()),
  Enter: (event) => {
    if (stale) wanted = actionOf(event);
    else act(actionOf(event));
  },
  Escape: () => {
    if (state.query === '') host.postMessage({ type: 'leave' });
    else empty();
  },
};

input.addEventListener('keydown', (event) => {
  const key = keys[event.key];
  if (key === undefined || event.isComposing) return;
  event.preventDefault();
  key(event);
});
input.addEventListener('input', () => {
  remember({ query: input.value });
  ask();
});
clear.addEventListener('click', () => {
  empty();
  input.focus();
});
/**
 * Shows the rest of the filters, or hides them; what they are set to stays.
 * @param {boolean} shown
 */
function showFilters(shown) {
  remember({ filtering: shown });
  filters.classList.toggle('all', shown);
  filter.setAttribute('aria-expanded', String(shown));
}
filter.addEventListener('click', () => showFilters(!state.filtering));
for (const [field, change] of /** @type {const} */ ([
  [topic, () => ({ topic: topic.value })],
  [fromYear, () => ({ from: fromYear.value })],
  [toYear, () => ({ to: toYear.value })],
  [shelf, () => ({ shelf: /** @type {State['shelf']} */ (shelf.value) })],
  [order, () => ({ order: /** @type {State['order']} */ (order.value) })],
])) {
  field.addEventListener('input', () => {
    remember(change());
    ask();
  });
}

/**
 * The nearest element around an event's target that a selector finds.
 * @param {Event} event
 * @param {string} selector
 */
function around({ target }, selector) {
  const found = target instanceof Element ? target.closest(selector) : null;
  return found instanceof HTMLElement ? found : undefined;
}
list.addEventListener('click', (event) => {
  const item = around(event, '[role="option"]');
  if (item === undefined) return;
  activate(Number(item.dataset.index));
  if (item.classList.contains('offer')) act('insertCitation');
  input.focus();
});
list.addEventListener('dblclick', (event) => {
  if (around(event, '[role="option"]:not(.offer)') !== undefined) act('openPaper');
});
list.addEventListener('mouseover', (event) => {
  const item = around(event, '[role="option"]');
  if (item !== undefined) showActions(Number(item.dataset.index));
});
list.parentElement?.addEventListener('mouseleave', () => showActions(state.active));
actions.addEventListener('click', (event) => {
  const button = around(event, '[data-action]');
  if (button === undefined) return;
  activate(acting, false);
  act(/** @type {RowAction} */ (button.dataset.action));
  input.focus();
});
list.addEventListener(
  'scroll',
  () => {
    remember({ scroll: list.scrollTop });
    showActions(acting);
    if (list.scrollTop + 2 * list.clientHeight > list.scrollHeight) more();
  },
  { passive: true },
);
// The key for menus is meant for the selected paper, not for the box that it is typed in.
input.addEventListener('contextmenu', (event) => {
  const item = rowsShown()[state.active];
  if (event.button === 2 || item === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  const { left, bottom } = item.getBoundingClientRect();
  item.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: left + 12, clientY: bottom - 4 }));
});
addEventListener('resize', () => showActions(acting));

window.addEventListener('message', (/** @type {MessageEvent<ToSearchView>} */ { data }) => {
  if (data.type === 'results') show(data);
  else if (data.type === 'answer') showAnswer(data);
  else if (data.type === 'topics') showTopics(data.topics);
  else if (data.type === 'changed') ask(true);
  else if (data.type === 'focus') {
    if (data.query !== undefined) {
      input.value = data.query;
      remember({ query: data.query });
      ask();
    }
    input.focus();
    input.select();
  }
});

input.value = state.query;
fromYear.value = state.from;
toYear.value = state.to;
shelf.value = state.shelf;
order.value = state.order;
showFilters(state.filtering || state.shelf !== '' || state.order !== '');
// The keys are those of the machine that shows the page, which need not be the one that made it.
if (/^(?:Mac|iPhone|iPad)/.test(navigator.platform))
  for (const named of document.querySelectorAll('[data-mac-title]')) {
    const { macTitle = '', macText } = /** @type {HTMLElement} */ (named).dataset;
    named.setAttribute('title', macTitle);
    if (macText !== undefined) named.textContent = macText;
  }
host.postMessage({ type: 'opened' });
ask(true);
