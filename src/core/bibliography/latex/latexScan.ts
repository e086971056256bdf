import { LineCounter } from '../../bibtex/reading/lineCounter';
import { skipBlank } from '../../citation/latex/arguments';
import { environmentAt, walkCommands } from '../../citation/latex/lexer';
import type { InlineKey } from '../bibliography';
import { argumentAt } from './latexArguments';
import { definesKeys, keysDefinedAt } from './latexKeys';
import { DOCUMENT_COMMANDS, uncitingAt, type Wrapper, wrapperAt } from './latexWrappers';
import { type WrittenFile, writtenBibliographies } from './latexWritten';

/** What a LaTeX file does that matters here, in the order of the text; paths and names are as written. */
export type LatexEvent = LatexInclusion | LatexDeclaring | LatexMacro | LatexLoading | LatexLanguage;

interface Event<Kind extends string> {
  readonly kind: Kind;
  /** Without backslash. */
  readonly command: string;
  /** From 1. */
  readonly line: number;
}

export interface LatexInclusion extends Event<'include'> {
  /** The first argument of the commands of the import package. */
  readonly folder?: string;
  readonly path: string;
}

/** A command that names bibliographies. */
export interface LatexDeclaring extends Event<'bibliography'> {
  readonly options: string;
  readonly value: string;
}

/** A command that loads packages or a class. */
export interface LatexLoading extends Event<'load'> {
  readonly options: string;
  readonly value: string;
}

/** A command that names the main language. */
export interface LatexLanguage extends Event<'language'> {
  readonly options: string;
  readonly value: string;
}

/** The definition of a macro without arguments. */
export interface LatexMacro extends Event<'macro'> {
  readonly name: string;
  readonly value: string;
}

export interface LatexFile {
  readonly events: readonly LatexEvent[];
  /** The class, its options and its line, where the file starts a document. */
  readonly documentClass?: { readonly name: string; readonly options: string; readonly line: number };
  /** Whether it holds `\begin{document}`. */
  readonly begins: boolean;
  readonly magicRoot?: { readonly path: string; readonly line: number };
  readonly inlineKeys: readonly Omit<InlineKey, 'uri'>[];
  /** Whether it makes notes that notes2bib or achemso put among the references. */
  readonly hasNotes: boolean;
  /** Macros with arguments that include files or declare bibliographies. */
  readonly wrappers: readonly Wrapper[];
  /** Macros with “cite” in their names that pass no key on. */
  readonly unciting: readonly string[];
  /** Bibliographies that the manuscript writes itself with `filecontents`. */
  readonly written: readonly WrittenFile[];
}

const INCLUDES = new Set(['input', 'include', 'subfile', 'subfileinclude', 'InputIfFileExists', 'SweaveInput', 'includestandalone']);
const IMPORTS = new Set(['import', 'subimport', 'includefrom', 'subincludefrom', 'inputfrom', 'subinputfrom']);
const BIBLIOGRAPHIES = [
  'bibliography',
  'addbibresource',
  'addglobalbib',
  'addsectionbib',
  'putbib',
  'nobibliography',
  'defaultbibliography',
  'newrefsection',
  'externalcitedocument',
  'forcsvlist',
];
const LOADS = new Set(['usepackage', 'RequirePackage', 'RequirePackageWithOptions', 'LoadClass', 'LoadClassWithOptions']);
const LANGUAGES = new Set(['setdefaultlanguage', 'setmainlanguage', 'babelprovide']);
const DEFINITIONS = new Set(['newcommand', 'renewcommand', 'providecommand', 'DeclareRobustCommand', 'def', 'edef', 'gdef', 'xdef']);

/** TeXShop's comment as editors accept it: `% !TEX root = ../main.tex`, `%!TeX root=main`. */
const MAGIC_ROOT = /^[ \t]*%[ \t]*![ \t]*TEX[ \t]+root[ \t]*=([^\r\n]{1,400})/im;

/** Reads a LaTeX file for includes, bibliographies, packages and macros; `chunks`: with R code as in Sweave. Linear in the text. */
export function scanLatex(text: string, chunks: boolean): LatexFile {
  const lines = new LineCounter(text);
  const events: LatexEvent[] = chunks ? childChunks(text) : [];
  const inlineKeys: Omit<InlineKey, 'uri'>[] = [];
  const wrappers: Wrapper[] = [];
  const unciting: string[] = [];
  const declaring = new Set(BIBLIOGRAPHIES);
  let documentClass: LatexFile['documentClass'];
  let begins = false;
  let hasNotes = false;
  // Where a definition names the command that it defines, which declares nothing.
  let defined = -1;
  walkCommands(text, { start: 0, end: text.length }, chunks, (command, start, end) => {
    if (start === defined) return;
    const at = text[end] === '*' ? end + 1 : end;
    if (DEFINITIONS.has(command) || DOCUMENT_COMMANDS.has(command)) {
      defined = definedAt(text, at);
      const wrapper = wrapperAt(text, command, at);
      if (wrapper !== undefined) wrappers.push(wrapper);
      const other = uncitingAt(text, command, at);
      if (other !== undefined) unciting.push(other);
    }
    hasNotes ||= /^bibnote(?:mark|text)?$/.test(command);
    if (command === 'begin') {
      const environment = environmentAt(text, at);
      begins ||= environment?.name === 'document';
      const files = environment && filesOfSection(text, environment);
      if (files !== undefined)
        events.push({ kind: 'bibliography', command: environment?.name ?? '', options: '', value: files, line: lines.at(start) });
    } else if (definesKeys(command)) for (const key of keysDefinedAt(text, command, at)) inlineKeys.push({ ...key, line: lines.at(start) });
    // multibib's \newcites{own}{…} makes \bibliographyown.
    else if (command === 'newcites') for (const name of nameList(text, at)) declaring.add(`bibliography${name}`);
    else if (command === 'documentclass' || command === 'documentstyle') documentClass ??= classAt(text, at, lines.at(start));
    else {
      const event = eventAt(text, command, at, declaring);
      if (event !== undefined) events.push({ ...event, line: lines.at(start) });
    }
  });
  const written = writtenBibliographies(text);
  inlineKeys.push(...written.flatMap((file) => file.keys));
  const magicRoot = magicRootOf(text);
  return {
    events,
    begins,
    hasNotes,
    inlineKeys,
    wrappers,
    unciting,
    written,
    ...(documentClass && { documentClass }),
    ...(magicRoot && { magicRoot }),
  };
}

function eventAt(text: string, command: string, at: number, declaring: ReadonlySet<string>): LatexEvent | undefined {
  if (INCLUDES.has(command)) return includeAt(text, command, at);
  if (IMPORTS.has(command)) return importAt(text, command, at);
  if (DEFINITIONS.has(command)) return macroAt(text, command, at);
  if (declaring.has(command)) return declaringAt(text, command, at);
  const isLanguage = LANGUAGES.has(command);
  if (!isLanguage && !LOADS.has(command)) return undefined;
  const options = argumentAt(text, at, '[');
  const value = argumentAt(text, options?.next ?? at);
  return value && { kind: isLanguage ? 'language' : 'load', command, options: options?.text ?? '', value: value.text, line: 0 };
}

/** The bibliographies that an environment with references of its own names: biblatex's `refsection` as an option, bibtopic's `btSect` as an argument. */
function filesOfSection(text: string, { name, end }: { readonly name: string; readonly end: number }): string | undefined {
  if (name === 'refsection') return argumentAt(text, end, '[')?.text;
  return name === 'btSect' ? argumentAt(text, argumentAt(text, end, '[')?.next ?? end)?.text : undefined;
}

function declaringAt(text: string, command: string, at: number): LatexDeclaring | undefined {
  const options = argumentAt(text, at, '[');
  // bibunits' \putbib[a,b] names its files where others have options.
  if (command === 'putbib' || command === 'newrefsection')
    return options && { kind: 'bibliography', command, options: '', value: options.text, line: 0 };
  const list = command === 'forcsvlist' ? argumentAt(text, at) : undefined;
  // etoolbox's \forcsvlist{\addbibresource}{a.bib,b.bib}
  if (command === 'forcsvlist' && !/^\s*\\(?:addbibresource|addglobalbib|bibliography)\s*$/.test(list?.text ?? '')) return undefined;
  const value = argumentAt(text, list?.next ?? options?.next ?? at);
  return value && { kind: 'bibliography', command, options: options?.text ?? '', value: value.text, line: 0 };
}

function importAt(text: string, command: string, at: number): LatexInclusion | undefined {
  const folder = argumentAt(text, at);
  const path = folder && argumentAt(text, folder.next);
  return path && { kind: 'include', command, folder: folder.text, path: path.text, line: 0 };
}

function includeAt(text: string, command: string, at: number): LatexInclusion | undefined {
  const options = command === 'includestandalone' ? argumentAt(text, at, '[') : undefined;
  const braced = argumentAt(text, options?.next ?? at);
  if (braced !== undefined) return { kind: 'include', command, path: braced.text, line: 0 };
  const start = skipBlank(text, at);
  if (command !== 'input' || start === undefined) return undefined;
  // The primitive takes the word after it: \input chapters/intro
  const word = /^[^\s{}\\%[]{1,300}/.exec(text.slice(start, start + 300))?.[0];
  return word === undefined ? undefined : { kind: 'include', command, path: word, line: 0 };
}

/** `\newcommand{\name}{value}`, `\newcommand\name{value}`, `\def\name{value}`; macros with arguments make no path. */
function macroAt(text: string, command: string, at: number): LatexMacro | undefined {
  const braced = argumentAt(text, at);
  const start = braced === undefined ? skipBlank(text, at) : undefined;
  const written = braced?.text.trim() ?? (start === undefined ? '' : text.slice(start, start + 64));
  const name = /^\\([A-Za-z@]+)/.exec(written)?.[1];
  if (name === undefined) return undefined;
  const value = argumentAt(text, braced?.next ?? (start ?? at) + name.length + 1);
  return value && { kind: 'macro', command, name, value: value.text, line: 0 };
}

/** The place of the control word that a definition at `at` defines: `\renewcommand{\name}`, `\def\name`; -1 where there is none. */
export function definedAt(text: string, at: number): number {
  const match = /\s{0,9}\{?\s{0,9}(?=\\)/y;
  match.lastIndex = at;
  return match.exec(text) === null ? -1 : match.lastIndex;
}

function classAt(text: string, at: number, line: number): LatexFile['documentClass'] {
  const options = argumentAt(text, at, '[');
  const name = argumentAt(text, options?.next ?? at);
  return name && { name: name.text.trim(), options: options?.text ?? '', line };
}

function nameList(text: string, at: number): string[] {
  return (argumentAt(text, at)?.text ?? '').split(',').map((name) => name.trim());
}

function magicRootOf(text: string): LatexFile['magicRoot'] {
  const match = MAGIC_ROOT.exec(text);
  const path = match?.[1]?.trim().replace(/^["']|["']$/g, '') ?? '';
  return match === null || path === '' ? undefined : { path, line: new LineCounter(text).at(match.index) };
}

/** Documents that a chunk of knitr takes in: `<<intro, child='chapters/intro.Rnw'>>=`. */
function childChunks(text: string): LatexInclusion[] {
  const lines = new LineCounter(text);
  return [...text.matchAll(/^<<[^\r\n\u2028\u2029>]{0,300}?child\s?=\s?["']([^"'\r\n\u2028\u2029]{1,300})["']/gm)].map((match) => ({
    kind: 'include',
    command: 'SweaveInput',
    path: match[1] ?? '',
    line: lines.at(match.index),
  }));
}
