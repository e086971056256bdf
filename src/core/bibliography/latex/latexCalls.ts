import { LineCounter } from '../../bibtex/reading/lineCounter';
import { walkCommands } from '../../citation/latex/lexer';
import { definedAt, type LatexEvent, scanLatex } from './latexScan';
import { expansionAt, type Wrapper } from './latexWrappers';

const DEFINES = /(?:def|[cC]ommand)$/;

/** Wrappers within wrappers that are followed, and calls in one file: no manuscript has more, and hostile ones double at each level. */
const DEEPEST = 3;
const MOST_CALLS = 1000;

/** What the calls of wrappers in a text include and declare, in its order and on the lines of the calls. */
export function wrapperCalls(text: string, chunks: boolean, wrappers: ReadonlyMap<string, Wrapper>): readonly LatexEvent[] {
  return callsIn(text, chunks, wrappers, { left: MOST_CALLS }, 0);
}

function callsIn(
  text: string,
  chunks: boolean,
  wrappers: ReadonlyMap<string, Wrapper>,
  calls: { left: number },
  depth: number,
): readonly LatexEvent[] {
  const lines = new LineCounter(text);
  const events: LatexEvent[] = [];
  let defined = -1;
  walkCommands(text, { start: 0, end: text.length }, chunks, (name, start, end) => {
    if (DEFINES.test(name)) defined = definedAt(text, text[end] === '*' ? end + 1 : end);
    if (start === defined) return;
    const wrapper = calls.left > 0 ? wrappers.get(name) : undefined;
    const expanded = wrapper && expansionAt(text, wrapper, text[end] === '*' ? end + 1 : end);
    if (expanded === undefined) return;
    calls.left--;
    const inner = depth < DEEPEST ? callsIn(expanded, false, wrappers, calls, depth + 1) : [];
    const line = lines.at(start);
    for (const event of [...scanLatex(expanded, false).events, ...inner])
      if (event.kind === 'include' || event.kind === 'bibliography') events.push({ ...event, line });
  });
  return events;
}
