import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Paper } from '../../core/corpus/paper';
import { type Shown, shown } from '../../core/escape';
import { registrarOf } from '../../core/sources/serviceTable';
import type { LibraryService } from '../library/windowLibrary';
import { runCommand } from '../window/commands';
import { keysHere } from '../window/keys';
import { reason } from '../window/log';
import { warn } from '../window/notify';
import { createPick } from '../window/questions';
import type { Beyond, ServiceAnswer } from './beyond';
import { type Asked, type FormChoice, titleWithForm } from './citationForms';
import { askNotes } from './citationNotes';
import type { IdentifierLookup } from './identifierLookup';
import type { Picked, PickOptions } from './pickOptions';
import { deedOf, isPaperRow, lookUpRow, type OfferRow, type PickRow, paperRow, separatorBefore, serviceRows, setPicking } from './pickRows';

/** Where the rows of a pick come from. */
export interface PickSources {
  readonly library: LibraryService;
  readonly beyond: Beyond;
  readonly lookup: IdentifierLookup;
  /** Papers that are to be cited together, each work once. */
  distinct(papers: readonly Paper[]): readonly Paper[];
  /** What a row says of where its paper comes from. */
  markOf(paper: Paper): string | undefined;
}

const rows = 60;

/** One pick that is open: its rows, the papers gathered, the form chosen. `ended` is called once, with what was taken. */
export class OpenPick {
  private readonly pick = createPick<PickRow>();
  private readonly forms: readonly FormChoice[];
  private gathered: readonly Paper[] = [];
  private formIndex = 0;
  /** Whether another form than the usual one was asked for. */
  private hasStepped = false;
  /** Whether no paper has all words that were typed. */
  private isClosest = false;
  /** Whether the questions for notes, or a service, hide the pick. */
  private isAsking = false;
  /** Whether a dialog may hide the pick, so that its going says nothing of what the user wants. */
  private isCovered = false;
  private isOver = false;
  /** The number of the last search, whose answer alone counts, and that answer. */
  private latest = 0;
  /** What services answered to the words that stand there now. */
  private readonly answers = new Map<string, ServiceAnswer>();
  private pending = Promise.resolve();

  constructor(
    private readonly sources: PickSources,
    private readonly options: PickOptions,
    private readonly ended: (picked?: Picked) => void,
  ) {
    const { pick } = this;
    this.forms = options.forms ?? [];
    // The engine ranks; without this the list would be sorted again by where its labels match.
    Object.assign(pick, { sortByLabel: false });
    pick.title = shown(options.title);
    pick.placeholder = shown(options.placeholder);
    pick.value = options.value ?? '';
    const formButton = { iconPath: new vscode.ThemeIcon('quote'), tooltip: l10n.t('Next citation form ({0})', keysHere('Ctrl+.')) };
    const notesButton = {
      iconPath: new vscode.ThemeIcon('note'),
      tooltip: l10n.t('Cite with pages or other notes ({0})', keysHere('Ctrl+Shift+.')),
    };
    if (this.forms.length > 0) pick.buttons = [formButton, notesButton];
    pick.onDidChangeValue(() => {
      this.answers.clear();
      this.update();
    });
    pick.onDidChangeActive(() => this.showTitle());
    pick.onDidTriggerButton((button) => (button === notesButton ? this.takeWithNotes() : this.nextForm()));
    pick.onDidTriggerItemButton(({ item, button }) => {
      if (isPaperRow(item)) this.press(button, item.paper);
    });
    pick.onDidAccept(() => this.settled(() => this.accept()));
    pick.onDidHide(() => {
      if (!this.isCovered) this.end();
    });
    this.show();
  }

  private end(picked?: Picked): void {
    if (this.isOver) return;
    this.isOver = true;
    this.ended(picked);
  }

  /** Closes it; where another pick has taken its place, the keys go on to count for that. */
  close(isReplaced: boolean): void {
    if (!isReplaced) setPicking(false);
    this.pick.dispose();
  }

  /** Gathers the active paper, or leaves it out again. */
  gather(): void {
    this.settled(() => this.toggle(this.active));
  }

  /** Steps to the next form of citation. */
  nextForm(): void {
    if (this.forms.length === 0) return;
    this.formIndex = (this.formIndex + 1) % this.forms.length;
    this.showTitle();
  }

  /** Asks for notes on the papers, and takes them with those. */
  takeWithNotes(): void {
    this.settled(() => void this.annotate());
  }

  private get active(): Paper | undefined {
    const [row] = this.pick.activeItems;
    return isPaperRow(row) ? row.paper : undefined;
  }

  /** What Enter takes: the gathered papers and the active one. */
  private get taken(): readonly Paper[] {
    const { active, gathered } = this;
    return active === undefined || gathered.includes(active) ? gathered : [...gathered, active];
  }

  /** What is done with the active paper means the first for the words that stand there, even where their answer is still on the way. */
  private settled(act: () => void): void {
    void this.pending.then(act);
  }

  private show(active?: string): void {
    if (this.isOver) return;
    setPicking(true);
    this.pick.show();
    // A pick that has been hidden has lost its rows.
    this.update(active);
  }

  private update(active?: string): void {
    this.pending = this.refresh(active);
  }

  private async refresh(active: string | undefined): Promise<void> {
    const turn = ++this.latest;
    const query = this.pick.value.trim();
    this.pick.busy = true;
    const { papers: found, isClosest } = await this.find(query);
    const offers = await this.sources.beyond.offers(query);
    if (turn !== this.latest) return;
    this.pick.busy = false;
    this.isClosest = isClosest;
    this.showTitle();
    const { gathered, options, pick } = this;
    const row = (paper: Paper): PickRow =>
      paperRow(paper, gathered.includes(paper), query === '' ? reasonFor(paper, options) : undefined, this.sources.markOf(paper));
    const asking = lookUpRow(offers);
    const fresh = found.filter((paper) => !gathered.includes(paper));
    const papers = [...gathered.map(row), ...asking, ...fresh.map(row)];
    const services = serviceRows(offers, query, this.answers, gathered);
    pick.items = query === '' ? papers.flatMap((one) => [...separatorBefore(one, options.parted), one]) : [...papers, ...services];
    // What was typed asks for the first paper found, not for one gathered before; nobody is asked by an Enter too many.
    const first = papers[gathered.length];
    const again = pick.items.find((item) => isPaperRow(item) && item.paper.id === active) ?? first;
    pick.activeItems = again === undefined ? [] : [again];
  }

  private async find(query: string): Promise<{ readonly papers: readonly Paper[]; readonly isClosest: boolean }> {
    if (query === '') return { papers: (await this.options.first) ?? [], isClosest: false };
    await this.sources.library.ready();
    const { hits, isClosest } = await this.sources.library.browse(query, { limit: rows });
    return { papers: hits.map(({ paper }) => paper), isClosest };
  }

  private toggle(paper: Paper | undefined): void {
    if (paper === undefined) return;
    const { gathered } = this;
    this.gathered = gathered.includes(paper) ? gathered.filter((other) => other !== paper) : [...gathered, paper];
    this.update(this.active?.id);
  }

  /** The title, with the form and the paper at hand as its example once another than the usual one was asked for; and that no paper has all words. */
  private showTitle(): void {
    this.hasStepped ||= this.formIndex !== 0;
    const asked = titleWithForm(this.options.title, this.hasStepped ? this.forms[this.formIndex] : undefined, this.active);
    this.pick.title = shown(this.isClosest ? `${asked} · ${l10n.t('No paper has all these words; the closest:')}` : asked);
  }

  private press(button: vscode.QuickInputButton, paper: Paper): void {
    if (deedOf(button) === 'copy') void runCommand('copyBibtex', { id: paper.id });
    else if (deedOf(button) === 'open') void runCommand('openPaper', { id: paper.id });
    else this.toggle(paper);
  }

  private accept(): void {
    const [row] = this.pick.activeItems;
    if (row !== undefined && 'offer' in row && row.offer !== undefined) void this.ask(row.offer);
    else if (row === undefined || isPaperRow(row)) this.take(this.taken);
  }

  /** Asks a service or a registrar. Where the user is asked for consent first, the dialog hides the pick, which comes back as it was whatever the answer is. */
  private async ask(offer: OfferRow['offer']): Promise<void> {
    if (this.isAsking) return;
    this.isAsking = true;
    this.isCovered = this.sources.beyond.asksFirst('service' in offer ? offer.service : registrarOf(offer.identifier).name);
    this.pick.busy = true;
    setPicking(false);
    const query = this.pick.value.trim();
    try {
      const looked = 'identifier' in offer ? await this.sources.lookup.find([offer.identifier]) : undefined;
      const answer = 'service' in offer ? await this.sources.beyond.search(offer.service, query) : undefined;
      if (looked !== undefined && looked.papers.length > 0) return this.take([...this.gathered, ...looked.papers]);
      if (looked !== undefined && looked.failures.length > 0) void warn(looked.failures.join(' '));
      // Words typed meanwhile are another question.
      if (answer !== undefined && this.pick.value.trim() === query) this.answers.set(answer.service.name, answer);
      this.show(answer?.papers[0]?.paper.id);
    } catch (error) {
      void warn(reason(error));
      this.show();
    } finally {
      this.isAsking = false;
      this.isCovered = false;
    }
  }

  private take(papers: readonly Paper[], notes: Asked = {}): void {
    const form = this.formIndex === 0 ? undefined : this.forms[this.formIndex]?.form;
    if (papers.length > 0) this.end({ papers: this.sources.distinct(papers), asked: { ...notes, ...(form !== undefined && { form }) } });
  }

  /** The questions hide the pick; it is as it was when the user comes back from them. */
  private async annotate(): Promise<void> {
    const { active, taken } = this;
    if (this.forms.length === 0 || this.isAsking || taken.length === 0) return;
    this.isAsking = true;
    this.isCovered = true;
    setPicking(false);
    const notes = await askNotes().finally(() => {
      this.isAsking = false;
      this.isCovered = false;
    });
    return notes === undefined ? this.show(active?.id) : this.take(taken, notes);
  }
}

/** What stands below a paper that was not searched for. */
function reasonFor({ id }: Paper, { reasons }: PickOptions): Shown | undefined {
  const reason = reasons?.get(id);
  return reason === undefined ? undefined : shown(reason);
}
