import * as l10n from '@vscode/l10n';
import {
  Composer,
  type CST,
  Document,
  type DocumentOptions,
  Lexer,
  type LineCounter,
  type ParseOptions,
  Parser,
  type SchemaOptions,
} from 'yaml';
import { grouped } from './displayLanguage';

/**
 * The deepest nesting of values. Each level takes the parser some calls, and when the stack overflows V8 may end the process instead of
 * throwing.
 */
const DEEPEST = 100;
/** The most errors reported; further ones add nothing. */
const MOST_ERRORS = 50;
/** The most aliases, since each is searched for in the whole text. */
const MOST_ALIASES = 500;
/** The most characters, since composing is a single step: this many take about a quarter of a second. */
const LONGEST = 4_000_000;
/** Tokens read per step, which takes a millisecond or less. */
const STEP = 1000;

/** An error in a YAML text: its place and a sentence; the parser's own sentences are in English. */
export interface YamlFault {
  readonly offset: number;
  readonly message: string;
}

/** A parsed YAML text; an empty document with one fault if the text exceeds a limit. */
export interface ReadYamlDocument {
  readonly document: Document.Parsed;
  /** The first 50 faults. */
  readonly faults: readonly YamlFault[];
  /** The offset of a second document. */
  readonly second?: number;
}

/**
 * Parses the first document of a YAML text (https://yaml.org/spec/1.2.2) in steps. This is the only place that parses YAML; it never
 * throws, and its cost is linear in the text.
 */
export function* yamlDocument(
  text: string,
  lines: LineCounter,
  options: ParseOptions & DocumentOptions & SchemaOptions,
): Generator<undefined, ReadYamlDocument> {
  if (text.length > LONGEST)
    return refused(0, l10n.t('This YAML is not read: one part of it has more than {0} characters.', grouped(LONGEST)));
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  const tokens: CST.Token[] = [];
  let [read, errors, aliases, offset] = [0, 0, 0, 0];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
      if (token.type === 'error') errors += 1;
    }
    offset += isMark(lexeme) ? 0 : lexeme.length;
    if (parser.stack.length > DEEPEST)
      return refused(offset, l10n.t('This YAML is not read: values are nested more than {0} deep.', DEEPEST));
    if (/^\*/.test(lexeme)) aliases += 1;
    if (aliases > MOST_ALIASES) return refused(offset, l10n.t('This YAML is not read: there are more than {0} aliases.', MOST_ALIASES));
    if (errors > MOST_ERRORS) break;
    read += 1;
    if (read % STEP === 0) yield;
  }
  tokens.push(...parser.end());
  yield;
  const [first, next] = withoutStacks(() => [
    ...new Composer({ logLevel: 'error', ...options, prettyErrors: false }).compose(tokens, true, text.length),
  ]);
  const document = first as Document.Parsed;
  const faults = document.errors.slice(0, MOST_ERRORS).map(({ pos, message }) => ({ offset: pos[0], message: sentence(message) }));
  return { document, faults, ...(next === undefined ? {} : { second: next.range?.[0] ?? 0 }) };
}

/**
 * Runs without recording stack traces: faults are collected rather than thrown, and recording their stacks would take most of the time
 * (https://v8.dev/docs/stack-trace-api).
 */
function withoutStacks<T>(run: () => T): T {
  const errors: { stackTraceLimit?: number } = Error;
  const { stackTraceLimit } = errors;
  errors.stackTraceLimit = 0;
  try {
    return run();
  } finally {
    if (stackTraceLimit !== undefined) errors.stackTraceLimit = stackTraceLimit;
  }
}

/** Whether a lexeme is a control character with which the lexer marks what follows. */
function isMark(lexeme: string): boolean {
  return lexeme === '\u0002' || lexeme === '\u0018' || lexeme === '\u001f';
}

function refused(offset: number, why: string): ReadYamlDocument {
  return { document: new Document() as unknown as Document.Parsed, faults: [{ offset, message: why }] };
}

function sentence(message: string): string {
  return `${(message.split('\n')[0] ?? '').replace(/[.:]$/, '')}.`;
}
