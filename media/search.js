// The script of the search view: a combobox over a list of papers. It renders what the extension answers and asks nothing else.
const host = acquireVsCodeApi();
const byId = (id) => document.getElementById(id);
const names = ['query', 'results', 'status', 'topic', 'from', 'to', 'shelf', 'order', 'clear', 'filter', 'filters', 'actions', 'row'];
const [input, list, status, topic, fromYear, toYear, shelf, order, clear, filter, filters, actions, rowTemplate] = names.map(byId);
const step = 100;

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
let wanted;
let hits = [];
// How many papers answer, also those that are not listed yet.
let total = 0;
// The row that the actions are shown on.
let acting = 0;

function remember(change) {
  state = { ...state, ...change };
  host.setState(state);
}

function ask(again = false) {
  if (!again) {
    stale = true;
    wanted = undefined;
    list.ariaBusy = 'true';
    remember({ limit: step });
  }
  clear.hidden = state.query === '';
  const { query, topic, from: fromYear, to: toYear, shelf, order, limit } = state;
  host.postMessage({ type: 'search', turn: ++turn, query, topic, fromYear, toYear, shelf, order, limit });
}

/** A title with the matched spans marked. */
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

function row(hit, index) {
  const item = rowTemplate.content.firstElementChild.cloneNode(true);
  item.id = `hit-${index}`;
  item.dataset.index = String(index);
  item.dataset.vscodeContext = JSON.stringify({ webviewSection: 'paper', id: hit.id, preventDefaultContextMenuItems: true });
  item.querySelector('.title').append(marked(hit.title, hit.spans));
  item.querySelector('.meta:not(.cited)').textContent = hit.meta;
  item.querySelector('.facts').title = hit.meta;
  item.querySelector('.cited').hidden = !hit.cited;
  item.setAttribute('aria-label', `${hit.title}. ${hit.meta}${hit.cited ? '. In the bibliography' : ''}`);
  return item;
}

/** Shows the actions on a row, over its lower right corner. */
function showActions(index) {
  const item = list.children[index];
  actions.hidden = item === undefined;
  if (item === undefined) return;
  acting = index;
  actions.querySelector('[data-action="openLink"]').hidden = !hits[index].hasArxiv;
  actions.classList.toggle('selected', index === state.active);
  actions.style.top = `${item.offsetTop - list.scrollTop + item.offsetHeight - 2}px`;
  for (const row of list.children) row.classList.toggle('acting', row === item);
}

function activate(index, scroll = true) {
  const next = Math.max(0, Math.min(index, hits.length - 1));
  list.querySelector('[aria-selected="true"]')?.setAttribute('aria-selected', 'false');
  const item = list.children[next];
  remember({ active: next, activeId: hits[next]?.id });
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

function show(answer) {
  if (answer.turn !== turn) return;
  hits = answer.hits;
  total = answer.total ?? 0;
  list.replaceChildren(...hits.map(row));
  input.setAttribute('aria-expanded', String(hits.length > 0));
  status.textContent = answer.status;
  status.classList.toggle('problem', answer.problem === true);
  const { active, activeId, scroll } = stale ? { active: 0, scroll: 0 } : state;
  const same = hits.findIndex((hit) => hit.id === activeId);
  activate(same < 0 ? active : same, false);
  list.scrollTop = scroll;
  stale = false;
  list.ariaBusy = 'false';
  if (wanted !== undefined) act(wanted);
  wanted = undefined;
}

function showTopics(topics) {
  const options = topics.map(({ id, label, count }) => new Option(`${label} (${count})`, id));
  topic.replaceChildren(new Option('All topics', ''), ...options);
  topic.value = topics.some(({ id }) => id === state.topic) ? state.topic : '';
  if (topic.value !== state.topic) remember({ topic: '' });
}

function act(action, index = state.active) {
  const hit = hits[index];
  if (hit !== undefined) host.postMessage({ type: 'act', action, id: hit.id });
}

/** Enter cites; with a modifier it does one of the other actions. None of these keys is taken by the workbench here. */
function actionOf(event) {
  if (event.shiftKey && (event.ctrlKey || event.metaKey)) return 'addToBibliography';
  if (event.shiftKey) return 'openPaper';
  if (event.ctrlKey || event.metaKey) return 'copyBibtex';
  return event.altKey ? 'openLink' : 'insertCitation';
}

const page = () => Math.max(1, Math.floor(list.clientHeight / (list.firstElementChild?.clientHeight || 60)) - 1);
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
    if (state.query === '') {
      host.postMessage({ type: 'leave' });
      return;
    }
    input.value = '';
    remember({ query: '' });
    ask();
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
  keys.Escape();
  input.focus();
});
/** Shows the rest of the filters, or hides them; what they are set to stays. */
function showFilters(shown) {
  remember({ filtering: shown });
  filters.classList.toggle('all', shown);
  filter.setAttribute('aria-expanded', String(shown));
}
filter.addEventListener('click', () => showFilters(!state.filtering));
for (const [field, name] of [
  [topic, 'topic'],
  [fromYear, 'from'],
  [toYear, 'to'],
  [shelf, 'shelf'],
  [order, 'order'],
]) {
  field.addEventListener('input', () => {
    remember({ [name]: field.value });
    ask();
  });
}
list.addEventListener('click', (event) => {
  const item = event.target.closest('[role="option"]');
  if (item === null) return;
  activate(Number(item.dataset.index));
  input.focus();
});
list.addEventListener('dblclick', (event) => {
  if (event.target.closest('[role="option"]') !== null) act('openPaper');
});
list.addEventListener('mouseover', (event) => {
  const item = event.target.closest('[role="option"]');
  if (item !== null) showActions(Number(item.dataset.index));
});
byId('results').parentElement.addEventListener('mouseleave', () => showActions(state.active));
actions.addEventListener('click', (event) => {
  const button = event.target.closest('[data-action]');
  if (button === null) return;
  activate(acting, false);
  act(button.dataset.action);
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
  const item = list.children[state.active];
  if (event.button === 2 || item === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  const { left, bottom } = item.getBoundingClientRect();
  item.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: left + 12, clientY: bottom - 4 }));
});
addEventListener('resize', () => showActions(acting));

window.addEventListener('message', ({ data }) => {
  if (data.type === 'results') show(data);
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
host.postMessage({ type: 'opened' });
ask(true);
