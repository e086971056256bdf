import type * as vscode from 'vscode';
import type { Citation } from '../../core/citation/syntax';
import type { Paper } from '../../core/corpus/paper';
import { createMentionIndex, type MentionIndex } from '../../core/writing/mentions/mentionIndex';
import { keysCitedAround } from '../../core/writing/mentions/mentionPlace';
import { findMentions, type Mention } from '../../core/writing/mentions/mentions';
import { type TitleOffer, titleOffers } from '../../core/writing/mentions/titleOffers';
import { proseOf } from '../../core/writing/prose/prose';
import type { Bibliographies } from '../bibliography/bibliographies';
import { syntaxOf } from '../files/documents';
import { inSlices } from '../files/slices';
import type { LibraryService } from '../library/windowLibrary';

/** A mention with the library's paper, and whether its paragraph cites it. */
export interface KnownMention extends Mention {
  readonly paper: Paper;
  readonly isCited: boolean;
}

/** The part of a document version read so far, for one state of the library. */
interface Read {
  readonly version: number;
  readonly round: number;
  readonly prose: string;
  mentions: readonly Mention[] | undefined;
  citations: readonly Citation[] | undefined;
}

/** The mentions in documents; the index is built on first need and follows the library. */
export class Mentions implements vscode.Disposable {
  private readonly index: MentionIndex = createMentionIndex();
  private readonly held = new Map<string, Paper>();
  private readonly known = new WeakMap<vscode.TextDocument, Read>();
  private readonly subscription: vscode.Disposable;
  private updating: Promise<void> | undefined;
  private round = 0;

  constructor(
    private readonly library: LibraryService,
    private readonly bibliographies: Bibliographies,
  ) {
    this.subscription = library.onDidChange(() => {
      if (this.updating !== undefined) this.updating = this.updating.then(() => this.update());
    });
  }

  /** All mentions in the prose of a document's current buffer. */
  async in(document: vscode.TextDocument): Promise<readonly KnownMention[]> {
    await this.ready();
    const read = this.read(document);
    read.mentions ??= findMentions(this.index, read.prose, document.getText());
    return (await Promise.all(read.mentions.map((mention) => this.complete(document, read, mention)))).filter(
      (mention) => mention !== undefined,
    );
  }

  /** The mention at an offset. */
  async at(document: vscode.TextDocument, offset: number): Promise<KnownMention | undefined> {
    await this.ready();
    const read = this.read(document);
    read.mentions ??= findMentions(this.index, read.prose, document.getText());
    const mention = read.mentions.find(({ start, end }) => start <= offset && offset <= end);
    return mention === undefined ? undefined : this.complete(document, read, mention);
  }

  /** Titles and names that start with the words before an offset; empty outside prose. */
  async offers(document: vscode.TextDocument, offset: number): Promise<readonly (TitleOffer & { readonly paper: Paper })[]> {
    await this.ready();
    // Few keystrokes match a title; only for those is the whole text scanned for prose.
    if (titleOffers(this.index, document.getText(), offset).length === 0) return [];
    const offers = titleOffers(this.index, this.read(document).prose, offset);
    return offers.flatMap((offer) => {
      const paper = this.library.get(offer.id);
      return paper === undefined ? [] : [{ ...offer, paper }];
    });
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private async ready(): Promise<void> {
    await this.library.ready();
    this.updating ??= this.update();
    await this.updating;
  }

  private async update(): Promise<void> {
    const papers = this.library.papers();
    const ids = new Set(papers.map((paper) => paper.id));
    const gone = [...this.held.keys()].filter((id) => !ids.has(id));
    const changed = papers.filter((paper) => this.held.get(paper.id) !== paper);
    for (const id of gone) this.held.delete(id);
    for (const paper of changed) this.held.set(paper.id, paper);
    this.index.remove(gone);
    await inSlices(this.index.add(changed));
    this.round += 1;
  }

  private read(document: vscode.TextDocument): Read {
    const known = this.known.get(document);
    if (known?.version === document.version && known.round === this.round) return known;
    const same = known?.version === document.version ? known : undefined;
    const prose = same?.prose ?? proseOf(document.getText(), syntaxOf(document));
    const read: Read = { version: document.version, round: this.round, prose, mentions: undefined, citations: same?.citations };
    this.known.set(document, read);
    return read;
  }

  private async complete(document: vscode.TextDocument, read: Read, mention: Mention): Promise<KnownMention | undefined> {
    const paper = this.library.get(mention.id);
    if (paper === undefined || document.version !== read.version) return undefined;
    const text = document.getText();
    read.citations ??= syntaxOf(document)?.citations(text) ?? [];
    const keys = keysCitedAround(text, mention.start, read.citations);
    return { ...mention, paper, isCited: await this.isAmong(document, keys, paper) };
  }

  /** Whether one of the keys means the paper: by its keys in the document's bibliography, which may hold it twice, or the key it would be cited by. */
  private async isAmong(document: vscode.TextDocument, keys: ReadonlySet<string>, paper: Paper): Promise<boolean> {
    if (keys.size === 0) return false;
    if (keys.has(this.bibliographies.keyOf(paper, await this.bibliographies.of(document)))) return true;
    const cited = await Promise.all([...keys].map((key) => this.bibliographies.paper(document, key)));
    return cited.some((one) => one?.id === paper.id);
  }
}
