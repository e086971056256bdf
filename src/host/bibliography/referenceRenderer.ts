import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Reach } from '../../core/bibliography/reach';
import { isUri, joinUri, readablePath } from '../../core/bibliography/uriPath';
import type { Paper } from '../../core/corpus/paper';
import { escapeMarkdown } from '../../core/escape';
import { RecentMap } from '../../core/recentMap';
import { type CslItem, setMembers } from '../../core/record/cslItem';
import type { CreatedRenderer } from '../../core/reference/render';
import type { Renderer } from '../../core/reference/renderer';
import type { ReferenceFormat } from '../../core/reference/richText';
import { bundledLocale, bundledStyle, bundledStyles, type StyleSource } from '../../core/reference/styles';
import { bytesOf } from '../files/disk';
import { inSlices } from '../files/slices';
import { type Log, logProblems } from '../window/log';
import { warn } from '../window/notify';
import { setting } from '../window/settings';
import type { Bibliographies } from './bibliographies';
import { itemOf, type PaperSource } from './paperSource';
import { recordIn } from './userFiles';

interface Services {
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
  readonly bibliographies: Bibliographies;
  /** In order of precedence, after the document's own bibliographies. */
  readonly sources: readonly PaperSource[];
}

/** Most renderers kept: while the user types the name of a style, each prefix asks for one. */
const mostRenderers = 12;

/** Formatted references in the document's style; the engine is loaded on first need and once per style. */
export class FormattedReferences implements vscode.Disposable {
  private readonly renderers = new RecentMap<string, Promise<Renderer | undefined>>(mostRenderers);
  /** Messages already shown about styles: each is shown once until a style changes. */
  private readonly told = new Set<string>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly styles = vscode.workspace.createFileSystemWatcher('**/*.csl');
  /** Fires when a style in the workspace has changed, so references must be formatted again. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly services: Services) {
    const forget = (): void => {
      this.renderers.clear();
      this.told.clear();
      this.changed.fire();
    };
    this.styles.onDidCreate(forget);
    this.styles.onDidChange(forget);
    this.styles.onDidDelete(forget);
  }

  dispose(): void {
    this.styles.dispose();
    this.changed.dispose();
  }

  /** References as lines of plain text. */
  async text(papers: readonly Paper[], document?: vscode.TextDocument): Promise<string> {
    const renderer = await this.renderer(document);
    const items = await Promise.all(papers.map((paper) => this.item(paper, document)));
    return items.map((item, at) => renderer?.reference(item, 'text') ?? papers[at]?.title ?? '').join('\n');
  }

  /** A reference as a line of plain text in a style, named as in the setting; undefined if the style can't be used. */
  async sample(paper: Paper, style: string, document?: vscode.TextDocument): Promise<string | undefined> {
    const { access } = this.services.bibliographies;
    const { renderer, problems } = await this.read(style, await this.languageFor(document), access.ownReach);
    return problems.length > 0 ? undefined : renderer?.reference(await this.item(paper, document), 'text');
  }

  markdown(paper: Paper, document?: vscode.TextDocument): Promise<string | undefined> {
    return this.one(paper, 'markdown', document);
  }

  html(paper: Paper, document?: vscode.TextDocument): Promise<string | undefined> {
    return this.one(paper, 'html', document);
  }

  /** The references of all works in a set (biblatex's `@set`) in a document's bibliographies, as Markdown; undefined if the key is not a set's. */
  async ofSet(key: string, document: vscode.TextDocument): Promise<readonly string[] | undefined> {
    const { files } = await this.services.bibliographies.of(document);
    const language = await this.languageFor(document);
    for (const file of files) {
      const members = file.recordOf(key, { files, language })?.[setMembers];
      if (members === undefined) continue;
      const renderer = await this.renderer(document);
      return members.map((member) => renderer?.reference(member, 'markdown') ?? escapeMarkdown(member.id));
    }
    return undefined;
  }

  /**
   * The renderer for a document's own `csl:`, else for the setting `reference.style`; undefined only if the bundled style fails too.
   * The preview's renderer keeps the state of a whole document, so each `use` has a separate instance.
   */
  async renderer(document?: vscode.TextDocument, use: 'reference' | 'preview' = 'reference'): Promise<Renderer | undefined> {
    const { name, reach } = await this.styleFor(document);
    const language = await this.languageFor(document);
    const key = `${use} ${language} ${[...reach.origins].join(' ')} ${reach.folders.join(' ')} ${name}`;
    let renderer = this.renderers.get(key);
    if (renderer === undefined) {
      renderer = this.load(name, language, reach);
      this.renderers.set(key, renderer);
      // After a failure, the next request tries again.
      const forget = (): void => this.renderers.delete(key);
      renderer.then((loaded) => loaded === undefined && forget(), forget);
    }
    return renderer;
  }

  /** The language of a document's references: the one that it declares, if bundled, else English, whatever the editor's language. */
  async languageFor(document: vscode.TextDocument | undefined): Promise<string> {
    return bundledLocale(document === undefined ? undefined : (await this.services.bibliographies.of(document)).found.language);
  }

  private async one(paper: Paper, format: ReferenceFormat, document?: vscode.TextDocument): Promise<string | undefined> {
    return (await this.renderer(document))?.reference(await this.item(paper, document), format);
  }

  /** The data of a reference: the record of one source, the document's own bibliographies first, else the paper itself. Sources are never mixed. */
  private async item(paper: Paper, document: vscode.TextDocument | undefined): Promise<Paper | CslItem> {
    const { bibliographies, sources } = this.services;
    const language = await this.languageFor(document);
    const own = document === undefined ? [] : (await bibliographies.of(document)).files;
    return (
      recordIn(own, paper, language, { keyIn: bibliographies.keyIn, manuscript: own }) ?? (await itemOf(sources, paper, language)) ?? paper
    );
  }

  /** The name of the style to use, and the folders that it may be read from; the user's own setting may name any file. */
  private async styleFor(document: vscode.TextDocument | undefined): Promise<{ name: string; reach: Reach }> {
    const { access } = this.services.bibliographies;
    const own = document === undefined ? undefined : (await this.services.bibliographies.of(document)).found.csl;
    if (document === undefined || own === undefined) return { name: setting('reference.style', document), reach: access.ownReach };
    return { name: own, reach: access.reach(document.uri.toString()) };
  }

  private async load(name: string, language: string, reach: Reach): Promise<Renderer | undefined> {
    const onPlain = (reason: string): void =>
      this.tell(l10n.t('The citation style {0} can’t format some references: {1} They are shown plainly.', shownName(name), reason));
    const { renderer, problems } = await this.read(name, language, reach, onPlain);
    logProblems(this.services.log, problems);
    const [problem] = problems;
    if (problem !== undefined) this.tell(`${problem.message} ${l10n.t('References are shown in {0}.', bundledStyles[0].label)}`);
    return renderer;
  }

  private tell(message: string): void {
    if (this.told.has(message)) return;
    this.told.add(message);
    void warn(message);
  }

  private async read(name: string, language: string, reach: Reach, onPlain?: (reason: string) => void): Promise<CreatedRenderer> {
    const { rendererSteps } = await import('../../core/reference/render');
    const [style, fallback, locale] = await Promise.all([
      this.style(name, reach),
      this.style(bundledStyles[0].id, reach),
      this.bundledFile(`locales-${language}.xml`),
    ]);
    return inSlices(rendererSteps({ style, fallback, locale: locale ?? '', language, ...(onPlain && { onPlain }) }));
  }

  private async style(name: string, reach: Reach): Promise<StyleSource> {
    const bundled = bundledStyle(name);
    if (bundled !== undefined) return { name: bundled.id, text: await this.bundledFile(`${bundled.id}.csl`) };
    const { access } = this.services.bibliographies;
    const uri = toUri(name);
    const refusal = await access.refusal(uri, reach);
    if (refusal !== undefined) this.services.log.warn(refusal);
    return { name: shownName(name), text: refusal === undefined ? await access.readText(uri, reach) : undefined };
  }

  private async bundledFile(name: string): Promise<string | undefined> {
    const bytes = await bytesOf(vscode.Uri.joinPath(this.services.extensionUri, 'media', 'styles', name));
    return bytes && new TextDecoder().decode(bytes);
  }
}

/** A style's name in messages: a workspace file's relative path, another file's full path, else the name or URL unchanged. */
function shownName(name: string): string {
  if (!isUri(name)) return name;
  const uri = vscode.Uri.parse(name, true);
  return vscode.workspace.getWorkspaceFolder(uri) === undefined ? readablePath(name) : vscode.workspace.asRelativePath(uri);
}

/** A URI unchanged; a path relative to the first workspace folder. */
function toUri(name: string): string {
  return joinUri(vscode.workspace.workspaceFolders?.[0]?.uri.toString() ?? 'file:///', name);
}
