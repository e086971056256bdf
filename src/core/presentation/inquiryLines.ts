import * as l10n from '@vscode/l10n';
import type { Inquiry, InquiryStatus } from '../checking/asking/inquiry';
import { yearOf } from '../corpus/paper';

/** The services' answers about a reference, as lines of text. */
export interface InquiryLines {
  readonly status: string;
  /** What the user should look at: notices, differences and a newer version. */
  readonly problems: readonly string[];
  /** Which services have the work, which don't or gave no answer, and how old the answers are. */
  readonly details: readonly string[];
}

/** Puts an inquiry into words; `now` is in milliseconds since 1970. A work that was not found is never called wrong. */
export function inquiryLines(inquiry: Inquiry, now: number): InquiryLines {
  const { found, absent, failed, differences, notices, published, askedAt } = inquiry;
  const since =
    published === undefined
      ? undefined
      : l10n.t(
          'Published since: {0}, {1}, as {2} says.',
          published.venue?.name ?? '',
          String(yearOf(published) ?? ''),
          published.sources[0] ?? '',
        );
  return {
    status: statusOf(inquiry),
    problems: [...notices, ...differences, ...(since === undefined ? [] : [since])],
    details: [
      ...(found.length === 0 ? [] : [l10n.t('Found in {0}.', found.join(', '))]),
      ...(absent.length === 0 ? [] : [l10n.t('Not in {0}.', absent.join(', '))]),
      ...failed.map(({ why }) => why),
      ...(askedAt === undefined ? [] : [askedText(now - askedAt)]),
    ],
  };
}

/** The number of references with a status, as part of a sentence. */
export function countText(status: InquiryStatus, count: number): string {
  return {
    confirmed: () => l10n.t('{0} confirmed', count),
    differs: () => l10n.t('{0} with differences', count),
    'not found': () => l10n.t('{0} not found', count),
    'could not be asked': () => l10n.t('{0} not asked', count),
  }[status]();
}

function statusOf({ status, absent, isRetracted }: Inquiry): string {
  if (isRetracted) return l10n.t('retracted');
  if (status === 'not found')
    return absent.length === 1 ? l10n.t('not found in 1 service') : l10n.t('not found in {0} services', absent.length);
  return {
    confirmed: () => l10n.t('confirmed'),
    differs: () => l10n.t('differs'),
    'could not be asked': () => l10n.t('could not be asked'),
  }[status]();
}

function askedText(milliseconds: number): string {
  const hours = Math.floor(milliseconds / 3_600_000);
  if (hours < 1) return l10n.t('Asked just now.');
  if (hours < 48) return hours === 1 ? l10n.t('Asked 1 hour ago.') : l10n.t('Asked {0} hours ago.', hours);
  return l10n.t('Asked {0} days ago.', Math.floor(hours / 24));
}
