import type MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it/index.js';
import type { Raised } from './previewSource';

/** Whether the token is a citation shown as a superscript number, and of which kind. */
export type RaisedAs = (token: Token | undefined, env: unknown) => Raised | undefined;

/** The punctuation at the start of a text after a citation, which goes before the number of a note. */
export function punctuationAfter(token: Token | undefined): string {
  return token?.type === 'text' ? (/^[\p{Po}\p{Pe}\p{Pf}"]+/u.exec(token.content)?.[0] ?? '') : '';
}

/**
 * Changes how text next to superscript numbers is rendered: punctuation after a note's number is left out, since it was written before the
 * number, and white space before a number is removed.
 */
export function drawToNumbers(md: MarkdownIt, raisedAs: RaisedAs): void {
  const { rules } = md.renderer;
  const text = rules.text ?? ((tokens, i) => md.utils.escapeHtml(tokens[i]?.content ?? ''));
  rules.text = (tokens, i, options, env, self) => {
    const token = tokens[i];
    if (token === undefined) return '';
    const written = token.content;
    const given = raisedAs(tokens[i - 1], env) === 'note' ? punctuationAfter(token).length : 0;
    const end = raisedAs(tokens[i + 1], env) !== undefined ? written.trimEnd().length : written.length;
    if (given === 0 && end === written.length) return text(tokens, i, options, env, self);
    token.content = written.slice(given, Math.max(end, given));
    try {
      return text(tokens, i, options, env, self);
    } finally {
      token.content = written;
    }
  };
  const softbreak = rules.softbreak ?? (() => '\n');
  rules.softbreak = (tokens, i, options, env, self) =>
    raisedAs(tokens[i + 1], env) !== undefined ? '' : softbreak(tokens, i, options, env, self);
}
