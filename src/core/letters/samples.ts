import type { LocalDate } from '../calendar/dates.ts';
import type { Dossier } from '../model/dossier.ts';
import type { Placement } from '../model/placement.ts';
import { SAMPLE_CALENDAR, SAMPLE_DAY, SAMPLE_DOSSIER, SAMPLE_HOST, SAMPLE_PLACEMENT } from '../model/sample.ts';
import type { Office } from '../profile/office.ts';
import type { PaperLanguage } from '../text/language.ts';
import { type ComposedLetter, compose } from './compose.ts';
import type { LetterWords } from './facts.ts';
import { kindOf, type LetterKey } from './kinds.ts';
import type { LetterTexts } from './letter.ts';

const SAMPLE_WORDS: LetterWords = {
  item: (key) => key,
  certificate: (kind) => kind,
  contract: (kind) => kind,
  terms: ({ from, to }) => [['period', `${from} – ${to}`]],
};

const BEFORE = '2026-10-20' as LocalDate;

/** Before the first day, when most letters are written. */
const planned = (placement: Placement): Placement => {
  const { run: _run, papers: _papers, ...rest } = placement;
  return { ...rest, papers: [] };
};

/** Today, and the internship as it is when this letter is written. */
function momentOf(key: LetterKey): { readonly today: LocalDate; readonly placement: Placement } {
  switch (key) {
    case 'grading':
    case 'closing':
      return { today: SAMPLE_DAY, placement: SAMPLE_PLACEMENT };
    case 'evaluation':
      return { today: SAMPLE_DAY, placement: { ...SAMPLE_PLACEMENT, papers: [] } };
    case 'not-accepted': {
      const result = { on: BEFORE, outcome: 'rejected' } as const;
      return { today: BEFORE, placement: { ...planned(SAMPLE_PLACEMENT), result } };
    }
    case 'document-changed': {
      const [contract] = SAMPLE_PLACEMENT.contracts;
      const contracts = contract
        ? [contract, { ...contract, revision: 2, terms: SAMPLE_PLACEMENT.terms[0] ?? {} }]
        : [];
      return { today: BEFORE, placement: { ...planned(SAMPLE_PLACEMENT), contracts } };
    }
    case 'missing-papers':
      return { today: BEFORE, placement: { ...planned(SAMPLE_PLACEMENT), contracts: [] } };
    default:
      return { today: BEFORE, placement: planned(SAMPLE_PLACEMENT) };
  }
}

/** If the profile names no guide, the sample pretends there is one. */
export const hasGuide = ({ system }: Office): boolean => Boolean(system.guide.ja || system.guide.en);

/** A letter about invented facts, for trying out the office's texts. Addresses missing from the profile are invented too. */
export function sampleLetter(key: LetterKey, lang: PaperLanguage, texts: LetterTexts, office: Office): ComposedLetter {
  const { today, placement } = momentOf(key);
  const host = SAMPLE_DOSSIER.student.supervisorName;
  const dossier: Dossier = {
    ...SAMPLE_DOSSIER,
    placements: [placement],
    ...(host !== undefined && { jspsConsent: { hostResearcher: host } }),
  };
  const { office: contact, system, course } = office;
  return compose(
    {
      dossier,
      today,
      calendar: SAMPLE_CALENDAR,
      companies: new Map([[SAMPLE_HOST.code, SAMPLE_HOST]]),
      office: {
        ...office,
        office: { ...contact, email: contact.email || 'office@example.ac.jp' },
        system: {
          ...system,
          guide: hasGuide(office) ? system.guide : { ja: 'guide.pdf', en: 'guide.pdf' },
          recording: system.recording || 'https://recording.example.ac.jp/',
        },
        course: { ...course, teacherEmail: course.teacherEmail || 'tanto@example.ac.jp' },
      },
      wordsIn: () => SAMPLE_WORDS,
      ...(kindOf(key).of === 'placement' && { placement }),
    },
    key,
    lang,
    texts,
  );
}
