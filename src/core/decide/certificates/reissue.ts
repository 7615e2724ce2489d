import type { LocalDate } from '../../calendar/dates.ts';
import type { StudentChange } from '../../journal/changes.ts';
import type { Certificate, Reissue } from '../../model/certificate.ts';
import type { StudentNumber } from '../../model/student.ts';
import { marked } from '../../papers/certificates/reissue-mark.ts';
import { changedFacts, statedBy } from '../../papers/certificates/stated.ts';
import type { Paper } from '../../papers/paper.ts';
import type { FrameTexts } from '../../papers/texts.ts';
import type { Refusal } from '../decision.ts';
import type { Issue, Written } from './issue.ts';
import { isVoid } from './void.ts';

export interface ReissueWish {
  readonly on: LocalDate;
  readonly actor: string;
  readonly reason?: string;
  readonly purpose?: string;
}

interface Again {
  readonly certificate: Certificate;
  /** The student's number. */
  readonly holder: StudentNumber;
  /** The paper as it would be issued now under the old number, for the old day; or why it would not be. */
  readonly issue: Issue;
  /** The same for the day of the reissue: who has left since is not certified once more as enrolled. */
  readonly now: Issue;
  /** Of a certificate that does not keep what it states: made again, the paper has the very bytes of the first. */
  readonly sameBytes?: boolean;
}

/**
 * The same paper once more: number, day, language and addressee are those of the first, and so is all that it states. Where facts
 * have changed since, a new paper is issued instead. Whatever refuses a paper refuses its reissue, too.
 */
export function reissue(again: Again, wish: ReissueWish, texts: FrameTexts): Issue {
  const { certificate, issue, now } = again;
  const gone = isVoid(certificate);
  if (gone.length > 0) return { ok: false, refusals: gone };
  if (!now.ok) return now;
  if (!issue.ok) return issue;
  const refusals = changed(again, issue.paper);
  if (refusals.length > 0) return { ok: false, refusals };
  const { on, actor: by, reason, purpose } = wish;
  const entry = (written: Written): Reissue => ({
    on,
    by,
    ...(reason !== undefined && { reason }),
    ...(purpose !== undefined && { purpose }),
    ...written,
  });
  const reissued = (written: Written): StudentChange => ({
    type: 'certificate-reissued',
    number: certificate.number,
    reissue: entry(written),
  });
  return {
    ok: true,
    overridden: issue.overridden,
    paper: marked(proven(issue.paper, certificate), certificate.kind, on, texts),
    changes: (written) =>
      issue.changes(written).map((change) => (change.type === 'certificate-issued' ? reissued(written) : change)),
  };
}

/** The code is that of the first paper: it speaks of the same certificate, whatever key the office signs with by now. */
export function proven({ proof: _, ...paper }: Paper, { proof }: Pick<Certificate, 'proof'>): Paper {
  return { ...paper, ...(proof !== undefined && { proof }) };
}

function changed({ certificate, holder, sameBytes = false }: Again, paper: Paper): readonly Refusal[] {
  const { number, kind, stated } = certificate;
  if (stated === undefined) return sameBytes ? [] : [{ because: 'facts-unknown', number, kind, holder }];
  const facts = changedFacts(stated, statedBy(paper));
  return facts.length === 0 ? [] : [{ because: 'facts-changed', number, kind, holder, facts }];
}
