import { termsOn } from '../model/spans.ts';
import type { Missing, PaperFact } from '../papers/missing.ts';
import { flagsOf } from '../papers/person.ts';
import { settleWith } from '../rules/rule.ts';
import { BLANK_WORDS } from '../text/blank.ts';
import { isLost } from '../text/signs.ts';
import { companyOf, type LetterFacts } from './facts.ts';
import type { Addressee } from './kinds.ts';

/** A field of letters that prints a text of the records: what it is, whether it is a name, and the command that mends it. */
type Mended = readonly [what: PaperFact, isName: boolean, settle: (facts: LetterFacts, text: string) => string];

const ofStudent =
  (flag: string): Mended[2] =>
  ({ dossier }) =>
    settleWith('student edit', dossier.student.number, `${flag} ${BLANK_WORDS}`);

const ofCompany = (facts: LetterFacts, flag: string) =>
  settleWith('company edit', facts.placement?.company, `${flag} ${BLANK_WORDS}`);

const ofPlacement = ({ placement }: LetterFacts, flag: string) =>
  settleWith('placement edit', placement?.ref, `${flag} ${BLANK_WORDS}`);

/** What the placement itself says is mended there. */
const ofPerson =
  (who: 'hr' | 'mentor'): Mended[2] =>
  (facts) =>
    facts.placement?.[who] === undefined ? ofCompany(facts, `--${who}`) : ofPlacement(facts, `--${who}`);

const MENDED: Readonly<Record<string, Mended>> = {
  name: [
    'nameLetters',
    true,
    ({ dossier: { student } }, name) => settleWith('student edit', student.number, flagsOf(student, name)),
  ],
  program: ['schoolLetters', false, ofStudent('--program')],
  supervisor: ['supervisorLetters', true, ofStudent('--supervisor-name')],
  'host-researcher': [
    'hostResearcherLetters',
    true,
    ({ dossier }) => settleWith('jsps record', dossier.student.number, `--host-researcher ${BLANK_WORDS}`),
  ],
  company: [
    'companyLetters',
    true,
    (facts, name) => ofCompany(facts, name === companyOf(facts)?.nameEn ? '--name-en' : '--name'),
  ],
  hr: ['contactLetters', true, ofPerson('hr')],
  mentor: ['contactLetters', true, ofPerson('mentor')],
  job: [
    'jobLetters',
    false,
    (facts) => {
      const job = companyOf(facts)?.jobs?.find(({ ref }) => ref === facts.placement?.job);
      return job ? settleWith('job edit', job.ref, `--title ${BLANK_WORDS}`) : ofPlacement(facts, '--job');
    },
  ],
  department: [
    'jobLetters',
    false,
    (facts) => {
      const own = facts.placement && termsOn(facts.placement, facts.today).department;
      return own === undefined ? ofCompany(facts, '--department') : ofPlacement(facts, '--department');
    },
  ],
  content: ['jobLetters', false, (facts) => ofPlacement(facts, '--content')],
};

/** Whose name stands before an address. */
const NAMED: Readonly<Partial<Record<Addressee, string>>> = {
  student: 'name',
  supervisor: 'supervisor',
  'host-researcher': 'host-researcher',
  host: 'hr',
};

/** Texts of the records that a letter prints, and names that it is addressed to, in which letters are missing. */
export function lostInLetter(
  facts: LetterFacts,
  printed: readonly (readonly [field: string, text: string])[],
  boxes: readonly (readonly [whom: Addressee, name: string | undefined])[],
): readonly Missing[] {
  const named = boxes.flatMap(([whom, name]) => (name === undefined ? [] : [[NAMED[whom] ?? '', name] as const]));
  const found = [...printed, ...named].flatMap(([field, text]): readonly Missing[] => {
    const [what, isName, settle] = MENDED[field] ?? [];
    return what && settle && isLost(text, isName === true) ? [{ what, of: text, settle: settle(facts, text) }] : [];
  });
  return found.filter(({ of }, at) => found.findIndex((one) => one.of === of) === at);
}
