import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Reach } from '../../core/bibliography/reach';
import { joinUri } from '../../core/bibliography/uriPath';
import type { Paper } from '../../core/corpus/paper';
import type { CslItem } from '../../core/record/cslItem';
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
  /** In the order in which they count, after the document's own bibliographies. */
  readonly sources: readonly PaperSource[];
}

/** Formatted references in the document's style; the engine is loaded on first need and once per style. */
export class References implements vscode.Disposable {
  private readonly renderers = new Map<string, Promise<Renderer | undefined>>();
  /** What was said of styles: each thing once until one changes, however often a renderer is built or used. */
  private readonly told = new Set<string>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly styles = vscode.workspace.createFileSystemWatcher('**/*.csl');
  /** Fires when a style of the workspace has changed: what is formatted is to be formatted anew. */
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

  /** A reference as a line of plain text in a style as the setting names it; undefined where that style can't be used. */
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

  /**
   * The renderer of a document's own `csl:`, else of the setting `reference.style`; undefined only where the bundled style fails too.
   * One that formats whole documents keeps their state, so that `use` gives it an instance of its own.
   */
  async renderer(document?: vscode.TextDocument, use: 'reference' | 'preview' = 'reference'): Promise<Renderer | undefined> {
    const { name, reach } = await this.styleFor(document);
    const language = await this.languageFor(document);
    const key = `${use} ${language} ${[...reach.origins].join(' ')} ${reach.folders.join(' ')} ${name}`;
    let renderer = this.renderers.get(key);
    if (renderer === undefined) {
      renderer = this.load(name, language, reach);
      this.renderers.set(key, renderer);
      // What failed is tried again.
      const forget = (): void => void this.renderers.delete(key);
      renderer.then((loaded) => loaded === undefined && forget(), forget);
    }
    return renderer;
  }

  /** The language of a document's references, of those that are bundled: the one that it says it is in, else English, whatever the editor's language. */
  async languageFor(document: vscode.TextDocument | undefined): Promise<string> {
    return bundledLocale(document === undefined ? undefined : (await this.services.bibliographies.of(document)).found.language);
  }

  private async one(paper: Paper, format: ReferenceFormat, document?: vscode.TextDocument): Promise<string | undefined> {
    return (await this.renderer(document))?.reference(await this.item(paper, document), format);
  }

  /** What a reference is made of: all that one source says, the document's own bibliographies first, or the facts of the bundled corpus. What several say is never mixed. */
  private async item(paper: Paper, document: vscode.TextDocument | undefined): Promise<Paper | CslItem> {
    const { bibliographies, sources } = this.services;
    const language = await this.languageFor(document);
    const own = document === undefined ? [] : (await bibliographies.of(document)).files;
    return recordIn(own, paper, language, own) ?? (await itemOf(sources, paper, language)) ?? paper;
  }

  /** The name of the style to use, and from where it may be read: what the user's setting names lies where the user says. */
  private async styleFor(document: vscode.TextDocument | undefined): Promise<{ name: string; reach: Reach }> {
    const { access } = this.services.bibliographies;
    const own = document === undefined ? undefined : (await this.services.bibliographies.of(document)).found.csl;
    if (document === undefined || own === undefined) return { name: setting('reference.style', document), reach: access.ownReach };
    return { name: own, reach: access.reach(document.uri.toString()) };
  }

  private async load(name: string, language: string, reach: Reach): Promise<Renderer | undefined> {
    const onPlain = (reason: string): void =>
      this.tell(l10n.t('The citation style {0} can’t format some references: {1} They are shown plainly.', name, reason));
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
    return { name, text: refusal === undefined ? await access.readText(uri, reach) : undefined };
  }

  private async bundledFile(name: string): Promise<string | undefined> {
    const bytes = await bytesOf(vscode.Uri.joinPath(this.services.extensionUri, 'media', 'styles', name));
    return bytes && new TextDecoder().decode(bytes);
  }
}

/** A URI as it is; a path from the first workspace folder. */
function toUri(name: string): string {
  return joinUri(vscode.workspace.workspaceFolders?.[0]?.uri.toString() ?? 'file:///', name);
}
