import type { TextEdit } from '../../text';
import type { CitationForm } from '../syntax';
import type { KeyMark } from './key';
import type { PandocCitation } from './pandocCitations';

/** The citation in another form with its notes kept; undefined where pandoc cannot write that, as two keys in the text. */
export function changePandocForm(text: string, citation: PandocCitation, form: CitationForm): TextEdit | undefined {
  if (citation.form === form || citation.form === 'nocite') return undefined;
  const written = rewrite(text, citation, form);
  return written === undefined ? undefined : { offset: citation.start, length: citation.end - citation.start, text: written };
}

function rewrite(text: string, citation: PandocCitation, form: CitationForm): string | undefined {
  if (form === 'textual') return citation.bracketed ? bracketToText(text, citation) : unsuppressed(text, citation);
  if (form !== 'parenthetical' && form !== 'suppressAuthor') return undefined;
  const suppress = form === 'suppressAuthor';
  if (citation.bracketed)
    return `[${withDashes(text.slice(citation.start + 1, citation.end - 1), citation.start + 1, citation.marks, suppress)}]`;
  const inside = textToInside(text, citation);
  return inside === undefined ? undefined : `[${suppress ? '-' : ''}${inside}]`;
}

/** `[see @a, p. 3]` as `see @a [p. 3]`. */
function bracketToText(text: string, { marks, inside }: PandocCitation): string | undefined {
  const [mark] = marks;
  if (mark === undefined || inside === undefined || marks.length > 1) return undefined;
  const prefix = text.slice(inside.start, mark.from).trim();
  const suffix = text
    .slice(mark.to, inside.end)
    .replace(/^\s*,?\s*/, '')
    .trimEnd();
  return `${prefix && `${prefix} `}${keyText(text, mark)}${suffix && ` [${suffix}]`}`;
}

/** `-@a [p. 3]` as `@a [p. 3]`. */
function unsuppressed(text: string, citation: PandocCitation): string {
  return text.slice(citation.start, citation.end).replace(/^-/, '');
}

/** `@a [p. 3; @b]` as `@a, p. 3; @b`. */
function textToInside(text: string, { marks, inside }: PandocCitation): string | undefined {
  const [mark, next] = marks;
  if (mark === undefined) return undefined;
  const tail = inside === undefined ? '' : text.slice(inside.start, inside.end).trim();
  if (tail === '') return keyText(text, mark);
  const citesFirst = next !== undefined && inside !== undefined && !text.slice(inside.start, next.from).includes(';');
  return `${keyText(text, mark)}${citesFirst ? '; ' : ', '}${tail}`;
}

function keyText(text: string, mark: KeyMark): string {
  return text.slice(mark.suppressed ? mark.from + 1 : mark.from, mark.to);
}

/** The inside of a bracket with or without `-` before each `@`. */
function withDashes(inside: string, base: number, marks: readonly KeyMark[], dashes: boolean): string {
  let result = '';
  let at = 0;
  for (const mark of marks) {
    result += inside.slice(at, mark.from - base) + (dashes ? '-' : '');
    at = (mark.suppressed ? mark.from + 1 : mark.from) - base;
  }
  return result + inside.slice(at);
}
