import type { Inquiry } from '../checking/asking/inquiry';
import { yearOf } from '../corpus/paper';

/** What the services say of a reference, in lines to read; `now` and its time are in milliseconds since 1970. */
export interface InquiryLines {
  readonly status: string;
  /** What the user should look at. */
  readonly problems: readonly string[];
  /** Who was compared with, who did not answer and why, and how old the answers are. */
  readonly details: readonly string[];
}

/** Puts an inquiry into words; a work that was not found is never called wrong. */
export function inquiryLines(inquiry: Inquiry, now: number): InquiryLines {
  const { found, absent, failed, differences, notices, published, askedAt } = inquiry;
  const [by = ''] = found;
  return {
    status: statusOf(inquiry),
    problems: [
      ...notices,
      ...differences.map(({ what, says }) =>
        /^(?:DOI|arXiv id|ISBN|PMID)$/.test(what) ? `The ${what} ${says}.` : `${by} has another ${what}: ${says}.`,
      ),
      ...(published === undefined
        ? []
        : [`Published since: ${published.venue?.name}, ${yearOf(published)}, as ${published.sources[0]} says.`]),
    ],
    details: [
      ...(found.length === 0 ? [] : [`Found in ${found.join(', ')}.`]),
      ...(absent.length === 0 ? [] : [`Not in ${absent.join(', ')}.`]),
      ...failed.map(({ why }) => why),
      ...(askedAt === undefined ? [] : [`Asked ${ageOf(now - askedAt)}.`]),
    ],
  };
}

function statusOf({ status, absent, isRetracted }: Inquiry): string {
  if (isRetracted) return 'retracted';
  if (status !== 'not found') return status;
  return absent.length === 1 ? 'not found in 1 service' : `not found in ${absent.length} services`;
}

function ageOf(milliseconds: number): string {
  const hours = Math.floor(milliseconds / 3_600_000);
  if (hours < 1) return 'just now';
  if (hours < 48) return hours === 1 ? '1 hour ago' : `${hours} hours ago`;
  return `${Math.floor(hours / 24)} days ago`;
}
