import { listOf } from '../cleanText';
import { recordOfCsl } from '../cslRecord';
import { get, readJson, type Service } from '../service';

/** PubMed through NCBI's citation exporter, in CSL-JSON (https://api.ncbi.nlm.nih.gov/lit/ctxp). */
export const pubmed: Service = {
  name: 'pubmed',
  label: 'PubMed',
  hosts: ['api.ncbi.nlm.nih.gov'],
  pause: 400,
  lookUp: ({ kind, value }) =>
    kind === 'pmid' ? get(`https://api.ncbi.nlm.nih.gov/lit/ctxp/v1/pubmed/?format=csl&id=${value}`) : undefined,
  search: () => undefined,
  read: async (text) => readJson('PubMed', text, (value) => listOf(value).map(recordOfCsl)),
};
