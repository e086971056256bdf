import { otherTopic, type Paper, type Topic } from '../../corpus/paper';
import { passageTerms } from '../suggest/suggestTerms';
import { NamedKinds } from './namedKinds';
import { phraseTokens } from './phraseTokens';

/** The most topics that a paper gets from similar papers. */
const mostBorrowed = 2;

/**
 * Adds new papers to a tree: under the topics that their title names, that their abstract names twice, or of which their title or key names
 * a kind; else under those of the papers that `like` returns (ids, nearest first); else under "Other". Labels, order and existing papers
 * stay.
 */
export function placePapers(topics: readonly Topic[], papers: readonly Paper[], like: (paper: Paper) => readonly string[]): Topic[] {
  const added = new Map<string, string[]>();
  const note = (topic: string, paper: string): void => void added.set(topic, [...(added.get(topic) ?? []), paper]);
  const phrases = topics.map((topic) => ({
    topic,
    own: stemsOf(topic.label),
    below: topic.children.map(({ id, label }) => ({ id, phrase: stemsOf(label) })),
  }));
  const kinds = new NamedKinds(
    topics.map(({ label, names }) => ({ word: oneWord(label), names: (names ?? []).map((name) => ` ${name} `) })),
  );
  for (const paper of papers) {
    const title = stemsOf(paper.title);
    const abstract = stemsOf(paper.abstract ?? '');
    const isAbout = (phrase: string): boolean => title.includes(phrase) || isTwiceIn(abstract, phrase);
    const ofKind = kinds.of(paper);
    const named = phrases.filter(({ topic, own }, at) => topic.label !== otherTopic && (ofKind.has(at) || isAbout(own)));
    for (const { topic, below } of named) {
      note(topic.id, paper.id);
      for (const { id, phrase } of below) if (isAbout(phrase)) note(id, paper.id);
    }
    if (named.length === 0) for (const id of borrowed(topics, like(paper))) note(id, paper.id);
  }
  return withAdded(topics, added);
}

/** The key of a label, if it is a single word. */
function oneWord(label: string): string | undefined {
  const tokens = phraseTokens(label);
  return tokens.length === 1 && label !== otherTopic ? tokens[0]?.key : undefined;
}

/** The stems of a text between spaces, so that whole stems can be searched for. */
function stemsOf(text: string): string {
  return ` ${passageTerms(text)
    .filter(({ kind }) => kind !== 'pair')
    .map(({ term }) => term)
    .join(' ')} `;
}

/** Whether a phrase occurs twice; two occurrences may share the space between them. */
function isTwiceIn(text: string, phrase: string): boolean {
  const first = text.indexOf(phrase);
  return first >= 0 && text.includes(phrase, first + phrase.length - 1);
}

/** The topics that most of these papers have, or "Other". */
function borrowed(topics: readonly Topic[], papers: readonly string[]): readonly string[] {
  const votes = topics
    .filter(({ label }) => label !== otherTopic)
    .map(({ id, paperIds }) => ({ id, votes: papers.filter((paper) => paperIds.includes(paper)).length }))
    .sort((a, b) => b.votes - a.votes);
  const best = votes.filter((one) => one.votes > 0 && one.votes === votes[0]?.votes).slice(0, mostBorrowed);
  return best.length > 0 ? best.map(({ id }) => id) : [otherTopic.toLowerCase()];
}

function withAdded(topics: readonly Topic[], added: ReadonlyMap<string, readonly string[]>): Topic[] {
  const extended = topics.map(
    (topic): Topic => ({
      ...topic,
      paperIds: joined(topic.paperIds, added.get(topic.id)),
      children: withAdded(topic.children, added),
    }),
  );
  const left = added.get(otherTopic.toLowerCase());
  const needsOther =
    left !== undefined && !topics.some(({ id }) => id === otherTopic.toLowerCase()) && topics.some(({ id }) => !id.includes('/'));
  return needsOther ? [...extended, { id: otherTopic.toLowerCase(), label: otherTopic, paperIds: left, children: [] }] : extended;
}

function joined(ids: readonly string[], more: readonly string[] | undefined): readonly string[] {
  return more === undefined ? ids : [...ids, ...more.filter((id) => !ids.includes(id))];
}

/**
 * A tree reduced to some papers, without topics that become empty; `idOf` maps a paper's id to the new one, or to undefined to remove it.
 */
export function narrowed(topics: readonly Topic[], idOf: (id: string) => string | undefined): Topic[] {
  return topics.flatMap((topic): Topic[] => {
    const paperIds = [...new Set(topic.paperIds.flatMap((id) => idOf(id) ?? []))];
    return paperIds.length === 0 ? [] : [{ ...topic, paperIds, children: narrowed(topic.children, idOf) }];
  });
}
