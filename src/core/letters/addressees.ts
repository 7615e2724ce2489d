import { hostPeople } from '../model/placement.ts';
import { nameIn } from '../papers/person.ts';
import { programOf } from '../profile/office.ts';
import { settleWith } from '../rules/rule.ts';
import { BLANK_WORDS } from '../text/blank.ts';
import type { Tongue } from '../text/language.ts';
import { type Mailbox, mailbox, mailboxIn } from '../text/mailbox.ts';
import { companyOf, type LetterFacts } from './facts.ts';
import { hostResearcherOf, missingHostResearcher } from './host-researcher.ts';
import type { Addressee } from './kinds.ts';
import type { LetterMissing } from './missing.ts';

/** An addressee's mailbox; undefined unless exactly one address is on file. */
export function boxOf(whom: Addressee, facts: LetterFacts, lang: Tongue): Mailbox | undefined {
  const { office, dossier } = facts;
  const { student } = dossier;
  switch (whom) {
    case 'student':
      return mailbox(student.email, nameIn(student, lang));
    case 'supervisor':
      return mailbox(student.supervisorEmail, student.supervisorName);
    case 'host-researcher': {
      const host = hostResearcherOf(dossier);
      return mailbox(host?.address, host?.name);
    }
    case 'program-office':
      return mailbox(student.officeEmail);
    case 'ra-department':
      return mailbox(programOf(office, student.program)?.raEmail || student.officeEmail);
    case 'host':
      return mailboxIn(hostPeople(facts.placement, companyOf(facts)).hr);
    case 'teacher':
      return mailbox(office.course.teacherEmail, office.course.teacher[lang]);
  }
}

/** The fact to fill in if the addressee has no address. */
export function missingBox(whom: Addressee, facts: LetterFacts): LetterMissing {
  const { dossier, placement } = facts;
  const { student } = dossier;
  const edit = (flag: string) => settleWith('student edit', student.number, `--${flag} ${BLANK_WORDS}`);
  switch (whom) {
    case 'student':
      return { what: 'email', settle: edit('email') };
    case 'supervisor':
      return { what: 'supervisorEmail', settle: edit('supervisor-email') };
    case 'host-researcher':
      return missingHostResearcher(dossier);
    case 'program-office':
      return { what: 'programOfficeEmail', settle: edit('office-email') };
    case 'ra-department':
      return { what: 'raEmail', of: student.program, settle: edit('office-email') };
    case 'host': {
      const code = placement?.company ?? '';
      // Whom the placement names goes before the company's.
      const whose = placement?.hr === undefined ? ['company edit', code] : ['placement edit', placement.ref];
      return { what: 'hostEmail', of: code, settle: settleWith(...whose, `--hr ${BLANK_WORDS}`) };
    }
    case 'teacher': {
      const of = 'course.teacherEmail';
      return { what: 'teacherEmail', of, settle: settleWith('office edit', '--set', `${of}=${BLANK_WORDS}`) };
    }
  }
}
