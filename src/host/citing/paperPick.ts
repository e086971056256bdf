import * as vscode from 'vscode';
import type { Paper } from '../../core/corpus/paper';
import { byline, published } from '../../core/presentation/facts';
import { formExample } from '../../core/presentation/formExample';
import type { LibraryService } from '../library/windowLibrary';
import { runCommand } from '../window/commands';
import type { Asked, FormChoice } from './citationForms';
import { askNotes } from './citationNotes';

export interface PickOptions {
  readonly title: string;
  readonly placeholder: string;
  readonly value?: string;
  /** What to offer before anything is typed. */
  readonly first?: readonly Paper[] | Promise<readonly Paper[]>;
  /** What stands below a paper instead of its key and venue, by its id. */
  readonly reasons?: ReadonlyMap<string, string>;
  /** The forms to step through, the usual one first; none where the papers are not to be cited. */
  readonly forms?: readonly FormChoice[];
}

export interface Picked {
  readonly papers: readonly Paper[];
  /** How they are to be cited, as far as the user has said. */
  readonly asked: Asked;
}

interface PaperItem extends vscode.QuickPickItem {
  readonly paper: Paper;
}

const rows = 60;
const copyButton: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('copy'), tooltip: 'Copy BibTeX' };
const openButton: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('preview'), tooltip: 'Open paper' };
const gatherButton: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('add'), tooltip: 'Add to selection (Ctrl+Right)' };
const dropButton: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('close'), tooltip: 'Remove from selection (Ctrl+Right)' };
const formButton: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('quote'), tooltip: 'Next citation form (Ctrl+.)' };
const notesButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('note'),
  tooltip: 'Cite with pages or other notes (Ctrl+Shift+.)',
};

/** A quick pick over the whole library, ranked as you type. One Enter takes one paper; gathered ones are taken with it. */
export class PaperPick {
  private open: { gather(): void; nextForm(): void; takeWithNotes(): void } | undefined;

  constructor(private readonly library: LibraryService) {}

  /** The papers that the user takes; undefined when the pick is dismissed. */
  show(options: PickOptions): Promise<Picked | undefined> {
    const pick = vscode.window.createQuickPick<PaperItem>();
    // The engine ranks; without this the list would be sorted again by where its labels match.
    Object.assign(pick, { title: options.title, placeholder: options.placeholder, value: options.value ?? '', sortByLabel: false });
    let gathered: Paper[] = [];
    let formIndex = 0;
    let latest = 0;
    let pending = Promise.resolve();
    let asking = false;
    let stepped = false;
    let isClosest = false;
    const form = (): FormChoice | undefined => options.forms?.[formIndex];
    const activeId = (): string | undefined => pick.activeItems[0]?.paper.id;
    const refresh = async (active: string | undefined): Promise<void> => {
      const turn = ++latest;
      const query = pick.value.trim();
      pick.busy = true;
      const answer = query === '' ? undefined : await this.search(query);
      const found = answer?.papers ?? (await options.first) ?? [];
      if (turn !== latest) return;
      pick.busy = false;
      isClosest = answer?.isClosest === true;
      showTitle();
      const item = (paper: Paper): PaperItem =>
        itemOf(paper, gathered.includes(paper), query === '' ? options.reasons?.get(paper.id) : undefined);
      pick.items = [...gathered, ...found.filter((paper) => !gathered.includes(paper))].map(item);
      // What was typed asks for the first paper found, not for one gathered before.
      const again = pick.items.find((item) => item.paper.id === active) ?? pick.items[gathered.length];
      pick.activeItems = again === undefined ? [] : [again];
    };
    const update = (active?: string): void => {
      pending = refresh(active);
    };
    /** What is done with the active paper means the first for the words that stand there, even where their answer is still on the way. */
    const settled =
      (act: () => unknown): (() => void) =>
      () =>
        void pending.then(act);
    const toggle = (paper: Paper | undefined): void => {
      if (paper === undefined) return;
      gathered = gathered.includes(paper) ? gathered.filter((other) => other !== paper) : [...gathered, paper];
      update(activeId());
    };
    const nextForm = (): void => {
      if (options.forms === undefined || options.forms.length === 0) return;
      formIndex = (formIndex + 1) % options.forms.length;
      showTitle();
    };
    /** The title, with the form and the paper at hand as its example once another than the usual one was asked for; and that no paper has all words. */
    const showTitle = (): void => {
      stepped ||= formIndex !== 0;
      const chosen = stepped ? form() : undefined;
      const paper = pick.activeItems[0]?.paper;
      const example = chosen === undefined || paper === undefined ? undefined : formExample(chosen.form, paper);
      const asked = chosen === undefined ? options.title : `${options.title} ${chosen.label}${example === undefined ? '' : `: ${example}`}`;
      pick.title = isClosest ? `${asked} · No paper has all these words; the closest:` : asked;
    };
    const canCite = options.forms !== undefined && options.forms.length > 0;
    if (canCite) pick.buttons = [formButton, notesButton];
    return new Promise((resolve) => {
      const show = (active?: string): void => {
        this.open = { gather: settled(() => toggle(pick.activeItems[0]?.paper)), nextForm, takeWithNotes: settled(annotate) };
        setPicking(true);
        pick.show();
        // A pick that has been hidden has lost its rows.
        update(active);
      };
      const end = (result?: Picked): void => {
        this.open = undefined;
        setPicking(false);
        // First, since disposing hides the pick, which ends it without a result.
        resolve(result);
        pick.dispose();
      };
      const taken = (): readonly Paper[] => {
        const active = pick.activeItems[0]?.paper;
        return active === undefined || gathered.includes(active) ? gathered : [...gathered, active];
      };
      const take = (papers: readonly Paper[], notes: Asked = {}): void => {
        const chosen = formIndex === 0 ? undefined : form()?.form;
        if (papers.length > 0) end({ papers, asked: { ...notes, ...(chosen !== undefined && { form: chosen }) } });
      };
      /** The questions hide the pick; it is as it was when the user comes back from them. */
      const annotate = async (): Promise<void> => {
        const papers = taken();
        const active = activeId();
        if (!canCite || asking || papers.length === 0) return;
        asking = true;
        setPicking(false);
        const notes = await askNotes();
        asking = false;
        if (notes === undefined) show(active);
        else take(papers, notes);
      };
      pick.onDidChangeValue(() => update());
      pick.onDidChangeActive(showTitle);
      pick.onDidTriggerButton((button) => (button === notesButton ? this.takeWithNotes() : nextForm()));
      pick.onDidTriggerItemButton(({ item, button }) => {
        if (button === copyButton) void runCommand('copyBibtex', { id: item.paper.id });
        else if (button === openButton) void runCommand('openPaper', { id: item.paper.id });
        else toggle(item.paper);
      });
      pick.onDidAccept(settled(() => take(taken())));
      pick.onDidHide(() => {
        if (!asking) end();
      });
      show();
    });
  }

  private async search(query: string): Promise<{ readonly papers: readonly Paper[]; readonly isClosest: boolean }> {
    await this.library.ready();
    const { hits, isClosest } = await this.library.browse(query, { limit: rows });
    return { papers: hits.map(({ paper }) => paper), isClosest };
  }

  /** Gathers the active paper of the open pick, or leaves it out again. */
  gather(): void {
    this.open?.gather();
  }

  /** Steps to the next form of citation in the open pick. */
  nextForm(): void {
    this.open?.nextForm();
  }

  /** Asks for notes on the papers of the open pick, and takes them with those. */
  takeWithNotes(): void {
    this.open?.takeWithNotes();
  }
}

/** Whether the keys of the pick count. */
function setPicking(picking: boolean): void {
  void vscode.commands.executeCommand('setContext', 'lectern.picking', picking);
}

function itemOf(paper: Paper, gathered: boolean, reason?: string): PaperItem {
  return {
    paper,
    label: gathered ? `$(check) ${paper.title}` : paper.title,
    description: byline(paper),
    detail: reason ?? [paper.citationKey, published(paper)].filter((part) => part !== undefined).join(' · '),
    alwaysShow: true,
    buttons: gathered ? [dropButton] : [gatherButton, copyButton, openButton],
  };
}
