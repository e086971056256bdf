import type { Descriptions } from '../../corpus/descriptions';
import type { Paper } from '../../corpus/paper';
import { createSuggester } from './suggest';

/** For each paper the indexes of its nearest papers, nearest first, and their scores in hundredths. */
export interface RelatedTable {
  readonly ids: readonly string[];
  readonly nearest: readonly (readonly number[])[];
  readonly scores: readonly (readonly number[])[];
}

/** A related paper, by id. */
export interface Related {
  readonly id: string;
  /** Higher is nearer; only comparable within one answer. */
  readonly score: number;
}

/** The `k` nearest papers of each paper by text similarity (TF-IDF cosine of titles, abstracts and descriptions), as JSON data. */
export function buildRelated(papers: readonly Paper[], descriptions: Descriptions = {}, k = 10): RelatedTable {
  const suggester = createSuggester(papers, descriptions);
  const places = new Map(papers.map((paper, at) => [paper.id, at]));
  const nearest: number[][] = [];
  const scores: number[][] = [];
  for (const paper of papers) {
    const found = suggester.relatedTo(paper, k);
    nearest.push(found.map(({ id }) => places.get(id) ?? 0));
    scores.push(found.map(({ score }) => Math.round(100 * score)));
  }
  return { ids: papers.map((paper) => paper.id), nearest, scores };
}

/** The papers related to one in the table; undefined if the table lacks it. */
export function relatedIn(table: RelatedTable, id: string, limit = 10): Related[] | undefined {
  const at = table.ids.indexOf(id);
  if (at < 0) return undefined;
  return (table.nearest[at] ?? []).slice(0, limit).flatMap((place, rank) => {
    const other = table.ids[place];
    return other === undefined ? [] : [{ id: other, score: (table.scores[at]?.[rank] ?? 0) / 100 }];
  });
}
