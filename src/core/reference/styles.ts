import * as l10n from '@vscode/l10n';
import type { Problem } from '../problem';
import { inTable } from '../tables';

/** A bundled style; its text is `media/styles/<id>.csl`. */
export interface BundledStyle {
  readonly id: string;
  readonly label: string;
}

/** The styles that the setting `reference.style` can name; the first is the default. Any other value is a path to a .csl file. */
export const bundledStyles: readonly [BundledStyle, ...BundledStyle[]] = [
  { id: 'apa', label: 'APA, 7th edition' },
  { id: 'ieee', label: 'IEEE' },
  { id: 'vancouver', label: 'Vancouver (NLM, citation sequence)' },
  { id: 'chicago-author-date', label: 'Chicago, author-date' },
  { id: 'association-for-computing-machinery', label: 'ACM' },
];

const otherNames: Readonly<Record<string, string>> = { acm: 'association-for-computing-machinery', chicago: 'chicago-author-date' };

/** The bundled style that `name` refers to: its id, `acm`, `chicago`, or its zotero.org address, with or without `.csl`, in any case. */
export function bundledStyle(name: string): BundledStyle | undefined {
  const bare = name
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/www\.zotero\.org\/styles\//, '')
    .replace(/\.csl$/, '');
  return bundledStyles.find((style) => style.id === (inTable(otherNames, bare) ?? bare));
}

/** Languages whose CSL locale is bundled as `media/styles/locales-<language>.xml`; the first is the default. */
export const bundledLocales = ['en-US', 'en-GB', 'de-DE', 'es-ES', 'fr-FR', 'it-IT', 'ja-JP', 'nl-NL', 'pt-BR', 'zh-CN'] as const;

/** The bundled locale for a BCP 47 language tag: the same one, else one of the same language, else en-US. */
export function bundledLocale(language: string | undefined): (typeof bundledLocales)[number] {
  const wanted = (language ?? '').replace('_', '-').toLowerCase();
  const primary = wanted.split('-')[0];
  return (
    bundledLocales.find((one) => one.toLowerCase() === wanted) ??
    bundledLocales.find((one) => one.split('-')[0] === primary) ??
    bundledLocales[0]
  );
}

/** How a style cites, from its `class` and its `citation-format` category (CSL 1.0.2). */
export type StyleKind = 'author-date' | 'numeric' | 'label' | 'note';

/** A style's name in messages (an id or a path), and its text; undefined if it can't be read. */
export interface StyleSource {
  readonly name: string;
  readonly text: string | undefined;
}

/** A style's properties. */
export interface StyleInfo {
  readonly kind: StyleKind;
  /** Whether references have hanging indents (the bibliography's `hanging-indent`). */
  readonly hangingIndent: boolean;
  readonly title: string;
}

/** Reads a style's properties; returns a problem if the style is missing, isn't CSL, or is a dependent style, which only names another. */
export function styleInfo({ name, text }: StyleSource): StyleInfo | Problem {
  const problem = (code: string, message: string): Problem => ({ file: name, line: 1, code, message });
  if (text === undefined) return problem('missing-style', l10n.t('The citation style {0} cannot be read.', name));
  const root = tag(text, 'style');
  if (root === undefined || !/<\/style>\s*$/.test(text.slice(-200)))
    return problem('broken-style', l10n.t('{0} is not a CSL style.', name));
  const link = tag(text, 'link', (one) => /\srel=["']independent-parent["']/.test(one));
  const parent = /\shref=["']([^"']*)["']/.exec(link ?? '')?.[1];
  if (parent !== undefined) {
    const parentName = parent.slice(parent.lastIndexOf('/') + 1);
    return problem('dependent-style', l10n.t('{0} is a dependent style: it only points to {1}. Name {1}.csl itself.', name, parentName));
  }
  const format = /\bcitation-format=["']([\w-]+)["']/.exec(text)?.[1];
  const kind = /\bclass=["']note["']/.test(root) ? 'note' : format === 'numeric' || format === 'label' ? format : 'author-date';
  const hangingIndent = /\shanging-indent=["']true["']/.test(tag(text, 'bibliography') ?? '');
  return { kind, hangingIndent, title: /<title>([^<]*)<\/title>/.exec(text)?.[1]?.trim() ?? name };
}

/** The first opening tag with this name that satisfies `fits`, with its attributes. */
function tag(text: string, name: string, fits: (tag: string) => boolean = () => true): string | undefined {
  const open = new RegExp(`<${name}(?=[\\s/>])`, 'g');
  for (let match = open.exec(text); match !== null; match = open.exec(text)) {
    const end = text.indexOf('>', match.index);
    if (end < 0) return undefined;
    const found = text.slice(match.index, end + 1);
    if (fits(found)) return found;
    open.lastIndex = end;
  }
  return undefined;
}
