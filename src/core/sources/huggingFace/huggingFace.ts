import { normaliseArxivId } from '../../corpus/identity';
import { encodePart } from '../../wellFormed';
import { abstractOf, fieldsOf, listOf, plainOf, textOf } from '../cleanText';
import { isoDateIn, recordName } from '../cslRecord';
import { get, readJson, type Service } from '../service';
import { recordOf, type SourceRecord } from '../sourceRecord';

/** Hugging Face's papers (https://huggingface.co/docs/hub/api). The API has no version, so any field may be missing. */
export const huggingFace: Service = {
  name: 'huggingFace',
  label: 'Hugging Face',
  hosts: ['huggingface.co'],
  pause: 500,
  lookUp: ({ kind, value }) => (kind === 'arxiv' ? get(`https://huggingface.co/api/papers/${value}`) : undefined),
  search: (query, limit) => get(`https://huggingface.co/api/papers/search?q=${encodePart(query.slice(0, 250))}&limit=${limit}`),
  read: async (text) => readJson('Hugging Face', text, (value) => listOf(value).map(huggingFaceRecord)),
};

function huggingFaceRecord(value: unknown): SourceRecord | undefined {
  const listed = fieldsOf(value);
  const paper = listed.paper === undefined ? listed : fieldsOf(listed.paper);
  const arxivId = normaliseArxivId(textOf(paper.id));
  return recordOf({
    type: 'article',
    title: plainOf(paper.title) || plainOf(listed.title),
    author: listOf(paper.authors).flatMap((author) => {
      const name = textOf(fieldsOf(author).name);
      return name === '' ? [] : [recordName(name)];
    }),
    issued: isoDateIn(textOf(paper.publishedAt) || textOf(listed.publishedAt)),
    arxivId,
    url: arxivId === undefined ? undefined : `https://arxiv.org/abs/${arxivId}`,
    abstract: abstractOf(paper.summary) || abstractOf(listed.summary),
  } as SourceRecord);
}

/** A request for the papers of Hugging Face's daily listing on a day (`YYYY-MM-DD`), or the newest ones if none is given. */
export function dailyPapers(limit: number, day?: string) {
  return get(`https://huggingface.co/api/daily_papers?limit=${limit}${day === undefined ? '' : `&date=${day}`}`);
}
