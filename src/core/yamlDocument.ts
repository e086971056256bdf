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

/** Values within values: each takes the reader a few calls, and where their stack ends V8 may end the process instead of throwing. */
const DEEPEST = 100;
/** After this many errors, further ones say nothing more about a text. */
const MOST_ERRORS = 50;
/** Each alias is looked for in the whole text. */
const MOST_ALIASES = 500;
/** Characters that are composed in one step: about a quarter of a second. */
const LONGEST = 4_000_000;
/** Tokens that are read in one step, of a millisecond or less. */
const STEP = 1000;

/** What a YAML text is wrong in: where, and why, as a sentence; the parser's own are in English. */
export interface YamlFault {
  readonly offset: number;
  readonly message: string;
}

/** A YAML text as it was read; a document without contents where it is deeper, longer or more entangled than anyone writes. */
export interface ReadYamlDocument {
  readonly document: Document.Parsed;
  /** The first 50 of them. */
  readonly faults: readonly YamlFault[];
  /** Where a second document starts. */
  readonly second?: number;
}

/** The first document of a YAML text (https://yaml.org/spec/1.2.2), read in steps. The one place that parses YAML; nothing throws, cost is linear in the text. */
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

/** Faults are collected, not thrown, and V8 (https://v8.dev/docs/stack-trace-api) would take most of the time to write down the stack of each. */
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

/** Whether a lexeme is one of the control characters by which the lexer marks what follows. */
function isMark(lexeme: string): boolean {
  return lexeme === '\u0002' || lexeme === '\u0018' || lexeme === '\u001f';
}

function refused(offset: number, why: string): ReadYamlDocument {
  return { document: new Document() as unknown as Document.Parsed, faults: [{ offset, message: why }] };
}

function sentence(message: string): string {
  return `${(message.split('\n')[0] ?? '').replace(/[.:]$/, '')}.`;
}
