import type * as vscode from 'vscode';
import type { FoundBibliographies } from '../../core/bibliography/bibliography';
import { knownLatexPackage, type LatexPackage } from '../../core/citation/latex/packages';
import type { CitationSyntax } from '../../core/citation/syntax';
import type { Bibliographies } from '../bibliography/bibliographies';
import { syntaxOf } from '../files/documents';

/** Most files searched for the package of cite commands: the root and those that it reads first. */
const most = 8;

/** The syntax for writing citations in documents. */
export class ManuscriptSyntaxes {
  private readonly packages = new WeakMap<FoundBibliographies, Promise<LatexPackage | undefined>>();

  constructor(private readonly bibliographies: Bibliographies) {}

  /** A document's syntax; a chapter without a preamble gets the cite commands that its manuscript loads. Undefined for unsupported languages. */
  async of(document: vscode.TextDocument): Promise<CitationSyntax | undefined> {
    const own = syntaxOf(document);
    if (own?.id !== 'latex' || knownLatexPackage(document.getText()) !== undefined) return own;
    const { access } = this.bibliographies;
    const { found } = await this.bibliographies.of(document);
    const loaded = this.packages.get(found) ?? packageOf(found, (uri) => access.readText(uri, access.reach(document.uri.toString())));
    this.packages.set(found, loaded);
    return syntaxOf(document, await loaded);
  }
}

async function packageOf(
  { roots, includedFiles, dialect }: FoundBibliographies,
  readText: (uri: string) => Promise<string | undefined>,
): Promise<LatexPackage | undefined> {
  if (dialect === 'biblatex') return 'biblatex';
  const [root] = roots;
  const files = new Set([...(root === undefined ? [] : [root]), ...includedFiles.map(({ uri }) => uri)]);
  let found: LatexPackage | undefined;
  for (const uri of [...files].slice(0, most)) {
    const here = knownLatexPackage((await readText(uri)) ?? '');
    if (here !== undefined && here !== 'plain') return here;
    found ??= here;
  }
  return found;
}
