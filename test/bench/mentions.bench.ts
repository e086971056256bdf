import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { syntaxFor } from '../../src/core/citation/forLanguage';
import type { Paper } from '../../src/core/corpus/paper';
import { createMentionIndex, type MentionIndex } from '../../src/core/writing/mentions/mentionIndex';
import { findMentions } from '../../src/core/writing/mentions/mentions';
import { titleOffers } from '../../src/core/writing/mentions/titleOffers';
import { proseOf } from '../../src/core/writing/prose/prose';
import { bundledCorpus } from '../fixtures/bundledCorpus';
import { fieldProse } from '../fixtures/fieldProse';
import { fieldProseFields } from '../fixtures/fieldProseFields';
import { fieldProseFresh } from '../fixtures/fieldProseFresh';
import { fieldProseHard } from '../fixtures/fieldProseHard';
import { fieldProseKept } from '../fixtures/fieldProseKept';
import { type Judged, judgeOthers, judgeOwn, judgePages, precision, recall } from '../fixtures/mentionLabels';
import { recombined } from './recombine';

const size = 100_000;

/** Prints precision and recall on the labels, offers per 1 MB of ordinary prose, and times at three sizes of library. */
export async function run(): Promise<void> {
  const papers = bundledCorpus();
  const index = built(papers);
  quality('names of others in abstracts', judgeOthers(index, papers));
  quality('own names in single sentences', judgeOwn(index), true);
  quality('prose of the field', judgePages(index, fieldProse), true);
  quality('prose with names in hard places', judgePages(index, fieldProseHard), true);
  quality('prose of several fields', judgePages(index, fieldProseFields), true);
  quality('its half kept out of tuning', judgePages(index, fieldProseKept));
  quality('prose written after the rules', judgePages(index, fieldProseFresh));
  quiet(index, 'licences and README files', ordinaryProse());
  quiet(index, 'the abstracts themselves', papers.map(({ abstract = '' }) => abstract).join('\n\n'));
  for (const count of [papers.length, 10_000, 50_000]) times(papers, count);
}

function quality(what: string, judged: Judged, listed = false): void {
  const total = judged.right + judged.missed.length;
  console.log(
    `${what.padEnd(34)} precision ${precision(judged).toFixed(3)}  recall ${recall(judged).toFixed(3)}  (${judged.right} of ${total} found, ${judged.wrong.length} wrong)`,
  );
  if (!listed || !process.argv.includes('--verbose')) return;
  for (const line of judged.wrong) console.log(`  wrong: ${line.replace(/\s+/g, ' ')}`);
  for (const line of judged.missed) console.log(`  missed: ${line.replace(/\s+/g, ' ')}`);
}

function quiet(index: MentionIndex, what: string, text: string): void {
  let offers = 0;
  let words = 0;
  for (const word of text.matchAll(/[\p{L}\p{N}](?![\p{L}\p{N}])/gu)) {
    words += 1;
    if (titleOffers(index, text, word.index + 1).length > 0) offers += 1;
  }
  const megabytes = text.length / 1e6;
  console.log(
    `${what.padEnd(34)} ${megabytes.toFixed(1)} MB, ${words} words: ${(offers / megabytes).toFixed(1)} places with an offer and ${(findMentions(index, text).length / megabytes).toFixed(1)} mentions per MB`,
  );
}

function times(papers: readonly Paper[], count: number): void {
  const library = count === papers.length ? papers : [...papers, ...recombined(papers, count - papers.length)];
  const index = createMentionIndex();
  let longest = 0;
  const start = performance.now();
  let last = start;
  for (const _ of index.add(library)) {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }
  console.log(`\n${count} papers: built in ${(last - start).toFixed(0)} ms, longest step ${longest.toFixed(1)} ms`);
  const dense = papers
    .map(({ abstract = '' }) => abstract)
    .join('\n\n')
    .slice(0, size);
  const plain = ordinaryProse().slice(0, size);
  row('100 kB of abstracts', 60, () => findMentions(index, dense).length);
  row('100 kB of licences and README files', 60, () => findMentions(index, plain).length);
  row('100 kB of LaTeX, with finding what is prose', 30, () => findMentions(index, proseOf(dense, syntaxFor('latex'))).length);
  row('100 kB of Markdown, with finding what is prose', 30, () => findMentions(index, proseOf(dense, syntaxFor('markdown'))).length);
  row('offers at one cursor', 300, () => titleOffers(index, 'as shown by the recent work on Test-Time Tr', 43).length);
}

/** Licences of the system, where there are any, and README files of packages. */
function ordinaryProse(): string {
  const licences = '/usr/share/common-licenses';
  const files = [
    ...names(licences).map((name) => path.join(licences, name)),
    ...names('node_modules').map((name) => path.join('node_modules', name, 'README.md')),
  ];
  return files.map(read).join('\n\n').slice(0, 2_000_000);
}

function names(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function built(papers: readonly Paper[]): MentionIndex {
  const index = createMentionIndex();
  for (const _ of index.add(papers));
  return index;
}

function row(what: string, count: number, work: () => number): void {
  let result = 0;
  const taken = Array.from({ length: count }, () => {
    const start = performance.now();
    result = work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  const at = (share: number): string => (taken[Math.min(count - 1, Math.floor(count * share))] ?? 0).toFixed(2).padStart(8);
  console.log(`  ${what.padEnd(48)} p50 ${at(0.5)} ms   p95 ${at(0.95)} ms   ${result} found`);
}
