import type { PaperLanguage } from '../dossier.ts';
import type { Office } from '../office.ts';
import { SAMPLE_DAY, SAMPLE_DOSSIER, SAMPLE_HOST, SAMPLE_PLACEMENT } from '../sample.ts';
import { enrollmentPaper } from './enrollment.ts';
import type { PaperWish } from './frame.ts';
import { internshipPaper } from './internship.ts';
import type { Paper } from './paper.ts';
import type { PaperKind, PaperTexts } from './texts.ts';

const wish = (number: string, lang: PaperLanguage): PaperWish => ({
  number,
  lang,
  on: SAMPLE_DAY,
  addressee: '見本地方出入国在留管理局長',
});

/** A paper of each kind on invented facts, to see what an office's texts make of it. A kind without one does not compile. */
export const SAMPLE_PAPERS: {
  readonly [Kind in PaperKind]: (office: Office, lang: PaperLanguage, texts: PaperTexts<Kind>) => Paper;
} = {
  enrollment: (office, lang, texts) =>
    enrollmentPaper(office, SAMPLE_DOSSIER.student, wish('E-2026-0000', lang), texts),
  internship: (office, lang, texts) =>
    internshipPaper(
      { office, dossier: SAMPLE_DOSSIER, placement: SAMPLE_PLACEMENT, company: SAMPLE_HOST },
      wish('I-2026-0000', lang),
      texts,
    ),
};
