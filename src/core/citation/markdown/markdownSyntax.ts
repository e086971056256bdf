import type { Span } from '../../text';
import { type LatexOptions, latexSyntax } from '../latex/latexSyntax';
import type { Citation, CitationSyntax } from '../syntax';
import { latexInMarkdown } from './latexInMarkdown';
import { hasBackslashMath, scanMarkdown } from './markdownScan';
import { mystCitationsIn, mystSyntax } from './myst';
import { type PandocOptions, pandocCitationsIn, pandocSyntax } from './pandoc';

export interface MarkdownOptions extends PandocOptions {
  readonly latex?: LatexOptions;
}

/** A citation and the syntax that it is written in. */
interface Owned {
  readonly citation: Citation;
  readonly syntax: CitationSyntax;
}

/**
 * Markdown with all that it may cite by: pandoc's citations, MyST's roles and LaTeX's commands. New citations are written
 * as the document's last one before the cursor is, in pandoc's syntax where there is none.
 */
export function markdownSyntax(options: MarkdownOptions = {}): CitationSyntax {
  const pandoc = pandocSyntax(options);
  const myst = mystSyntax();
  const latex = latexInMarkdown(latexSyntax(options.latex));
  const owned = (text: string): readonly Owned[] => {
    const scan = scanMarkdown(text, hasBackslashMath(text, options.backslashMath ?? false));
    const all = [
      ...pandocCitationsIn(text, scan, options.crossReferences ?? false).map((citation) => ({ citation, syntax: pandoc })),
      ...mystCitationsIn(text, scan)
        .filter(({ keys }) => keys.length > 0)
        .map((citation) => ({ citation, syntax: myst })),
      ...latex.citationsIn(text, scan).map((citation) => ({ citation, syntax: latex })),
    ];
    return all.sort((a, b) => a.citation.start - b.citation.start);
  };
  const ownerAt = (text: string, offset: number): CitationSyntax | undefined =>
    owned(text).findLast(({ citation }) => citation.start <= offset && offset <= citation.end)?.syntax;
  const contexts = [myst, latex, pandoc];
  return {
    id: 'pandoc',
    forms: pandoc.forms,
    contextAt: (text, offset) => {
      for (const syntax of contexts) {
        const context = syntax.contextAt(text, offset);
        if (context !== undefined) return context;
      }
      return undefined;
    },
    accept: pandoc.accept,
    citations: (text) => owned(text).map(({ citation }) => citation),
    write: pandoc.write,
    insert: (text, selection, keys, write) =>
      (contexts.find((syntax) => syntax.contextAt(text, selection.end) !== undefined) ?? writerAt(owned(text), selection) ?? pandoc).insert(
        text,
        selection,
        keys,
        write,
      ),
    changeForm: (text, offset, form) => ownerAt(text, offset)?.changeForm(text, offset, form),
    remove: (text, offset) => ownerAt(text, offset)?.remove(text, offset),
    removeKey: (text, offset) => ownerAt(text, offset)?.removeKey(text, offset),
  };
}

/** The syntax of the citation around or last before the selection, else of the first one after it. */
function writerAt(owned: readonly Owned[], selection: Span): CitationSyntax | undefined {
  const inText = owned.filter(
    ({ citation }) => citation.form !== 'nocite' || (citation.start <= selection.end && selection.end <= citation.end),
  );
  return (inText.findLast(({ citation }) => citation.start <= selection.end) ?? inText[0])?.syntax;
}
