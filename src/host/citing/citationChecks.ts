import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { judgementQuestion, readJudgement } from '../../core/checking/judgement';
import { supportingSentences } from '../../core/checking/support';
import type { Citation } from '../../core/citation/syntax';
import type { Paper } from '../../core/corpus/paper';
import type { CheckedCitation, CheckedWork, SpeakingAnnotation } from '../../core/presentation/citationPage';
import { citedPassage } from '../../core/writing/citingPassage';
import type { Bibliographies } from '../bibliography/bibliographies';
import type { ZoteroAttachments } from '../bibliography/zotero/zoteroAttachments';
import { syntaxOf } from '../files/documents';
import type { Suggesting } from '../library/suggesting';
import type { KeyUses } from '../manuscript/keyUses';
import { askLanguageModel, hasLanguageModel, type OfferedModel } from '../window/languageModel';
import { withProgress } from '../window/questions';

interface Services {
  readonly bibliographies: Bibliographies;
  readonly keyUses: KeyUses;
  readonly suggesting: Suggesting;
  readonly attachments: ZoteroAttachments;
}

const nowhere = { sentence: '', before: '' };
const nothingSaid = { sentences: [], absent: [], better: [], annotations: [] } as const;

/** Compares citations with their papers' abstracts and with the user's annotations in Zotero. */
export class CitationChecks {
  constructor(private readonly services: Services) {}

  /** Compares the sentence that contains a citation with the abstracts of its papers; the document must have a syntax. */
  async check(document: vscode.TextDocument, citation: Citation): Promise<CheckedCitation> {
    const syntax = syntaxOf(document);
    const { sentence, before } = syntax === undefined ? nowhere : citedPassage(document.getText(), citation, syntax);
    // Removing the citation leaves a space before punctuation.
    const passage = { sentence: sentence.replace(/ (?=[.,;:!?])/g, ''), before };
    const papers = await Promise.all(citation.keys.map(({ key }) => this.paperOf(document, key)));
    const known = papers.filter((paper) => paper !== undefined);
    const supports = await this.services.suggesting.support(passage, known);
    const works = citation.keys.map(async ({ key }, at): Promise<CheckedWork> => {
      const paper = papers[at];
      const support = supports.find((one) => one.paper === paper);
      if (paper === undefined || support === undefined) return { key, ...nothingSaid };
      const { sentences, absent, better } = support;
      return { key, paper, sentences, absent, better, annotations: await this.annotations(paper, passage.sentence) };
    });
    return { claim: passage.sentence, works: await Promise.all(works), canJudge: await hasLanguageModel() };
  }

  private async paperOf(document: vscode.TextDocument, cited: string): Promise<Paper | undefined> {
    return this.services.bibliographies.paper(document, await this.services.keyUses.entryKey(document, cited));
  }

  /** The user's highlights and notes in the paper's PDFs that concern the claim. */
  private async annotations(paper: Paper, claim: string): Promise<readonly SpeakingAnnotation[]> {
    const place = this.services.attachments.placeOf(paper);
    const kept = place === undefined ? undefined : await this.services.attachments.of(place);
    const all = kept?.children.attachments.flatMap(({ annotations }) => annotations) ?? [];
    return all
      .flatMap(({ quoted, comment, page }) =>
        [quoted, comment].map((text) => ({ text, page, sentences: supportingSentences(claim, text) })),
      )
      .filter(({ sentences }) => sentences.length > 0);
  }
}

/** Adds a language model's judgement of one work, which must have an abstract, to a check; asks the first of `offered`, or of VS Code's models. */
export async function judged(
  report: CheckedCitation,
  at: number,
  offered?: () => Promise<readonly OfferedModel[]>,
): Promise<CheckedCitation> {
  const work = report.works[at];
  const abstract = work?.paper?.abstract;
  if (work?.paper === undefined || abstract === undefined) return report;
  const question = judgementQuestion(report.claim, work.paper);
  const progress = { where: 'notification', title: l10n.t('Asking a language model') } as const;
  const why = l10n.t('To judge whether a cited abstract says what a sentence of yours claims.');
  const { text, by } = await withProgress(progress, (_, token) => askLanguageModel(question, why, token, offered));
  const judgement = { ...readJudgement(text, abstract), by };
  return { ...report, works: report.works.map((one) => (one === work ? { ...work, judgement } : one)) };
}
