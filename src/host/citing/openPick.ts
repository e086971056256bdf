import * as l10n from '@vscode/l10n';
import { ActsInTurn } from '../../core/actsInTurn';
import type { Paper } from '../../core/corpus/paper';
import { shown } from '../../core/escape';
import { registrarOf } from '../../core/sources/serviceTable';
import { reason } from '../window/log';
import { warn } from '../window/notify';
import { createPick } from '../window/questions';
import type { ServiceAnswer } from './beyond';
import { askNotes, type CitationChoices, type FormChoice, titleWithForm } from './citationForms';
import { FoldedGroups } from './pickGroups';
import type { Picked, PickOptions, PickSources } from './pickOptions';
import {
  type FoundRows,
  isGroupRow,
  isPaperRow,
  type OfferRow,
  type PickRow,
  type PickRows,
  pickButtons,
  press,
  rowId,
  rowPapers,
  rowsOf,
  setPicking,
} from './pickRows';

const rowLimit = 60;

/** An open pick: its rows, gathered papers and chosen form. Calls `ended` once, with the result. */
export class OpenPick {
  private readonly pick = createPick<PickRow>();
  private readonly forms: readonly FormChoice[];
  private readonly groups = new FoldedGroups();
  private gathered: readonly Paper[] = [];
  private formIndex = 0;
  /** Whether the user chose a form other than the default. */
  private hasStepped = false;
  /** The papers now listed. */
  private found: FoundRows | undefined;
  /** Whether the questions for notes, or a request to a service, hide the pick. */
  private isAsking = false;
  /** Whether a dialog may have hidden the pick, so that hiding is not taken for a dismissal. */
  private isCovered = false;
  private isOver = false;
  private readonly acts = new ActsInTurn<FoundRows>();
  /** Services' answers to the current query, by service. */
  private readonly answers = new Map<string, ServiceAnswer>();

  constructor(
    private readonly sources: PickSources,
    private readonly options: PickOptions,
    private readonly ended: (picked?: Picked) => void,
  ) {
    const { pick } = this;
    this.forms = options.forms ?? [];
    // Keep the engine's ranking: VS Code would sort the rows by where their labels match.
    Object.assign(pick, { sortByLabel: false });
    pick.title = shown(options.title);
    pick.placeholder = shown(options.placeholder);
    pick.value = options.value ?? '';
    const [formButton, notesButton] = pickButtons();
    if (this.forms.length > 0) pick.buttons = [formButton, notesButton];
    pick.onDidChangeValue(() => {
      this.answers.clear();
      this.update();
    });
    pick.onDidChangeActive(() => {
      this.showTitle();
      options.onActive?.(this.active);
    });
    pick.onDidTriggerButton((button) => (button === notesButton ? this.takeWithNotes() : this.nextForm()));
    pick.onDidTriggerItemButton(({ item, button }) => {
      if (!press(button, item, options.reasons)) this.gatherRow(item);
    });
    pick.onDidAccept(() => this.act((row) => this.accept(row)));
    pick.onDidHide(() => {
      if (!this.isCovered) this.end();
    });
    this.show();
  }

  private end(picked?: Picked): void {
    if (this.isOver) return;
    this.isOver = true;
    this.options.onActive?.(undefined);
    this.ended(picked);
  }

  /** Closes the pick; if another one has replaced it, the pick's key bindings stay active for that. */
  close(isReplaced: boolean): void {
    if (!isReplaced) setPicking(false);
    this.pick.dispose();
  }

  /** Gathers the active paper or group, or removes it again. */
  gather(): void {
    this.act((row) => this.gatherRow(row));
  }

  /** Steps to the next form of citation. */
  nextForm(): void {
    if (this.forms.length === 0) return;
    this.formIndex = (this.formIndex + 1) % this.forms.length;
    this.showTitle();
  }

  /** Asks for notes on the papers, then accepts them. */
  takeWithNotes(): void {
    this.act((row) => void this.annotate(isPaperRow(row) ? row.paper : undefined));
  }

  private get active(): Paper | undefined {
    const [row] = this.pick.activeItems;
    return isPaperRow(row) ? row.paper : undefined;
  }

  /** The papers that Enter accepts: those gathered and the active one. */
  private takenWith(active: Paper | undefined): readonly Paper[] {
    const { gathered } = this;
    return active === undefined || gathered.includes(active) ? gathered : [...gathered, active];
  }

  /** Acts on the active row. While results for the current query are pending, waits for its first row, whatever is typed next. */
  private act(deed: (row: PickRow | undefined) => void): void {
    const [active] = this.pick.activeItems;
    this.acts
      .act((awaited) => deed(awaited === undefined ? active : this.rowsOf(awaited).active))
      .catch((error: unknown) => void warn(reason(error)));
  }

  private show(active?: string): void {
    if (this.isOver) return;
    setPicking(true);
    this.pick.show();
    // A hidden pick has lost its rows.
    this.update(active);
  }

  private update(again?: string): void {
    this.pick.busy = true;
    this.acts
      .ask(this.find(this.pick.value.trim(), again), (found) => this.list(found))
      .catch((error: unknown) => {
        this.pick.busy = this.acts.isWaiting;
        void warn(reason(error));
      });
  }

  private list(found: FoundRows): void {
    const { pick } = this;
    const { rows, active } = this.rowsOf(found);
    pick.busy = false;
    this.found = found;
    pick.items = rows;
    pick.activeItems = active === undefined ? [] : [active];
    this.showTitle();
  }

  private rowsOf(found: FoundRows): PickRows {
    const { gathered, answers, options, groups } = this;
    return rowsOf(found, { gathered, answers, options, markOf: this.sources.markOf, arranged: (papers) => groups.rows(papers, options) });
  }

  private async find(query: string, again: string | undefined): Promise<FoundRows> {
    if (query !== '') await this.sources.library.ready();
    const found = query === '' ? undefined : await this.sources.library.browse(query, { limit: rowLimit });
    const papers = found?.hits.map(({ paper }) => paper) ?? (await this.options.first) ?? [];
    return { query, papers, isClosest: found?.isClosest === true, offers: await this.sources.beyond.offers(query), again };
  }

  private gatherRow(row: PickRow | undefined): void {
    const papers = rowPapers(row);
    const left = papers.filter((paper) => !this.gathered.includes(paper));
    this.gathered = left.length > 0 ? [...this.gathered, ...left] : this.gathered.filter((paper) => !papers.includes(paper));
    // Enter also takes the active paper, so after a group that must be one of its own.
    this.listAgain(isGroupRow(row) ? papers.at(-1)?.id : this.active?.id);
  }

  /** Lists the rows again; while a query is pending, its answer will do so. */
  private listAgain(again: string | undefined): void {
    if (this.found !== undefined && !this.acts.isWaiting) this.list({ ...this.found, again });
  }

  /** Shows the title, with an example from the active paper once the user chose another form, and a note if no paper has all words. */
  private showTitle(): void {
    this.hasStepped ||= this.formIndex !== 0;
    const asked = titleWithForm(this.options.title, this.hasStepped ? this.forms[this.formIndex] : undefined, this.active);
    this.pick.title = shown(this.found?.isClosest === true ? `${asked} · ${l10n.t('No paper has all these words; the closest:')}` : asked);
  }

  private accept(row: PickRow | undefined): void {
    if (row !== undefined && 'offer' in row && row.offer !== undefined) void this.ask(row.offer);
    else if (isGroupRow(row)) {
      this.groups.toggle(row.group);
      this.listAgain(rowId(row));
    } else if (row === undefined || isPaperRow(row)) this.take(this.takenWith(row?.paper));
  }

  /** Asks a service or a registrar. A consent dialog hides the pick, which is restored afterwards whatever the answer. */
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
      // Drop the answer if the query has changed.
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

  private take(papers: readonly Paper[], notes: CitationChoices = {}): void {
    const form = this.formIndex === 0 ? undefined : this.forms[this.formIndex]?.form;
    if (papers.length > 0) this.end({ papers: this.sources.distinct(papers), asked: { ...notes, ...(form !== undefined && { form }) } });
  }

  /** Asks for notes. The questions hide the pick, which is restored if the user goes back. */
  private async annotate(active: Paper | undefined): Promise<void> {
    const taken = this.takenWith(active);
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
