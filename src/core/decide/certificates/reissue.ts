import type { LocalDate } from '../../calendar/dates.ts';
import type { StudentChange } from '../../journal/changes.ts';
import type { Certificate, Reissue } from '../../model/certificate.ts';
import type { StudentNumber } from '../../model/student.ts';
import { marked } from '../../papers/certificates/reissue-mark.ts';
import { changedFacts, repeating, statedBy } from '../../papers/certificates/stated.ts';
import type { Paper } from '../../papers/paper.ts';
import type { FrameTexts } from '../../papers/texts.ts';
import type { Refusal } from '../decision.ts';
import type { Issue, Written } from './issue.ts';
import { isVoid } from './void.ts';

export interface ReissueRequest {
  readonly on: LocalDate;
  readonly actor: string;
  readonly reason?: string;
  readonly purpose?: string;
}

interface Again {
  readonly certificate: Certificate;
  /** The student's number. */
  readonly holder: StudentNumber;
  /** The paper as it would be issued now with the old number and day, or why it would be refused. */
  readonly issue: Issue;
  /** The same for the day of the reissue: a student who has left is not certified as enrolled again. */
  readonly now: Issue;
  /** For a certificate that does not keep what it states: the new paper has exactly the first one's bytes. */
  readonly sameBytes?: boolean;
}

/**
 * Issues the same paper again: number, day, language, addressee and everything stated are those of the first. If facts have changed, a
 * new paper is needed instead. Whatever refuses a paper refuses its reissue too.
 */
export function reissue(again: Again, request: ReissueRequest, texts: FrameTexts): Issue {
  const { certificate, issue, now } = again;
  const gone = isVoid(certificate);
  if (gone.length > 0) return { ok: false, refusals: gone };
  if (!now.ok) return now;
  if (!issue.ok) return issue;
  const refusals = changed(again, issue.paper);
  if (refusals.length > 0) return { ok: false, refusals };
  const { on, actor: by, reason, purpose } = request;
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
    warnings: issue.warnings,
    overridden: issue.overridden,
    paper: marked(proven(repeating(issue.paper, certificate.stated ?? []), certificate), on, texts),
    changes: (written) =>
      issue.changes(written).map((change) => (change.type === 'certificate-issued' ? reissued(written) : change)),
  };
}

/** Code and metadata are the first paper's: it is about the same certificate, whatever key the office now signs with. */
export function proven(
  { proof: _, head: __, ...paper }: Paper,
  { proof, head }: Pick<Certificate, 'proof' | 'head'>,
): Paper {
  return { ...paper, ...(proof !== undefined && { proof }), ...(head !== undefined && { head }) };
}

function changed({ certificate, holder, sameBytes = false }: Again, paper: Paper): readonly Refusal[] {
  const { number, kind, stated } = certificate;
  if (stated === undefined) return sameBytes ? [] : [{ because: 'facts-unknown', number, kind, holder }];
  const facts = changedFacts(stated, statedBy(paper));
  return facts.length === 0 ? [] : [{ because: 'facts-changed', number, kind, holder, facts }];
}
