import { isMapping, scalarText } from './work';

/**
 * A formattable string (`docs/file-format.md`, "Formattable String") in CSL's markup: text in braces or with `verbatim: true`, whose case
 * must be kept, becomes `<span class="nocase">`; math is left as written. Undefined if there is no text.
 */
export function richOf(value: unknown): string | undefined {
  const text = scalarText(value);
  if (text !== undefined) return unbraced(text);
  if (!isMapping(value)) return undefined;
  const inner = isMapping(value.value) ? value.value : value;
  const written = scalarText(inner.value);
  if (written === undefined) return undefined;
  return scalarText(inner.verbatim) === 'true' ? nocase(written) : unbraced(written);
}

/** The short form in a formattable string; undefined if there is none. */
export function shortOf(value: unknown): string | undefined {
  return isMapping(value) ? richOf(value.short) : undefined;
}

function nocase(text: string): string {
  return `<span class="nocase">${text}</span>`;
}

/** Converts braces to CSL's markup; a backslash escapes `\`, `{`, `}` and `$`. */
function unbraced(text: string): string {
  if (!/[{}\\]/.test(text)) return text;
  let plain = '';
  let kept = '';
  let depth = 0;
  let inMath = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    const isEscape = c === '\\' && /[\\{}$]/.test(text.charAt(i + 1));
    const isBrace = !inMath && (c === '{' || c === '}');
    if (c === '$') inMath = !inMath;
    if (isBrace) {
      depth += c === '{' ? 1 : depth > 0 ? -1 : 0;
      if (depth === 0 && kept !== '') {
        plain += nocase(kept);
        kept = '';
      }
      continue;
    }
    const written = isEscape ? text.charAt(++i) : c;
    if (depth > 0) kept += written;
    else plain += written;
  }
  return plain + (kept === '' ? '' : nocase(kept));
}

/** The offset of a closing brace without an opening one, which Hayagriva rejects; undefined if there is none. */
export function strayBrace(text: string): number | undefined {
  let depth = 0;
  let inMath = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (c === '\\' && /[\\{}$]/.test(text.charAt(i + 1))) i++;
    else if (c === '$') inMath = !inMath;
    else if (inMath) continue;
    else if (c === '{') depth++;
    else if (c === '}' && --depth < 0) return i;
  }
  return undefined;
}

const raised = new Map([...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻'].map((sign, at) => ['0123456789+-'.charAt(at), sign]));
const lowered = new Map([...'₀₁₂₃₄₅₆₇₈₉₊₋'].map((sign, at) => ['0123456789+-'.charAt(at), sign]));

/**
 * CSL's text as a formattable string: `nocase` becomes braces, superscript and subscript digits become Unicode characters, other markup is
 * dropped, and special characters are escaped.
 */
export function formattable(text: string): string {
  const parts = text.split(/(<\/?(?:i|em|b|strong|sup|sub|sc|span)(?:\s[^<>]{0,200})?>)/);
  const open: string[] = [];
  let written = '';
  parts.forEach((part, at) => {
    if (at % 2 === 0) {
      const signs = open.includes('sup') ? raised : open.includes('sub') ? lowered : undefined;
      written += escaped(signs !== undefined && [...part].every((c) => signs.has(c)) ? [...part].map((c) => signs.get(c)).join('') : part);
      return;
    }
    const tag = /nocase/.test(part) ? 'nocase' : (/<\/?(\w+)/.exec(part)?.[1] ?? '');
    if (!part.startsWith('</')) {
      open.push(tag);
      if (tag === 'nocase') written += '{';
    } else if (open.pop() === 'nocase') written += '}';
  });
  return written + '}'.repeat(open.filter((tag) => tag === 'nocase').length);
}

function escaped(text: string): string {
  return text.replace(/\\(?=[\\{}$]|$)|[{}$]/g, '\\$&');
}
