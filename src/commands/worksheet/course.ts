import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { fiscalYear } from '../../core/calendar/dates.ts';
import type { Dossier } from '../../core/model/dossier.ts';
import { COURSE_TERMS, type CourseTerm, firstDay, isCutShort, lastDay } from '../../core/model/placement.ts';
import { nameOf, type StudentNumber } from '../../core/model/student.ts';
import { lostCompanyName } from '../../core/papers/lost-letters.ts';
import { lostName } from '../../core/papers/person.ts';
import { courseSlip, type SlipRegistration } from '../../core/papers/worksheets/course-slip.ts';
import { languagesOf } from '../../core/text/language.ts';
import { Abort } from '../../errors.ts';
import { yearArgument } from '../course/register.ts';
import { given, optionalOneOf } from '../shared/arguments.ts';
import { findStudent, knownOf, numbersOf } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { finishSheet, refuseLost, SHEET, type SheetOptions, sheetArguments, sheetOf } from './sheet.ts';

export interface CourseOptions extends SheetOptions {
  /** If empty, everybody registered in the year. */
  readonly students: readonly StudentNumber[];
  /** Academic year; without it and students, the current one. */
  readonly year?: number;
  readonly term?: CourseTerm;
}

export function courseCommand(kit: Kit): Command {
  return verb(kit, 'worksheet course', {
    examples: ['coopj worksheet course --year 2026 --term autumn', 'coopj worksheet course 20241001 20241002 --in ja'],
    args: [['[students...]', kit.words.flags.student]],
    students: 'students',
    flags: { year: '<year>', term: '<term>', ...SHEET },
    run: (context, { students, ...flags }) => {
      const term = optionalOneOf<CourseTerm>(flags.term, COURSE_TERMS, '--term');
      const facts = given({ year: yearArgument(flags.year), term });
      return course(context, { students, ...facts, ...sheetArguments(flags) });
    },
  });
}

/** The slip for academic affairs, without placements that were cut short: nobody is to be registered for these. */
export async function course(context: Context, options: CourseOptions): Promise<void> {
  const { office, today, documents } = context;
  const { students, lang = 'both', term } = options;
  const year = options.year ?? (students.length === 0 ? fiscalYear(today) : undefined);
  const registrations: SlipRegistration[] = [];
  for await (const dossier of chosen(context, students)) {
    const found = await registrationsOf(context, dossier);
    const wanted = found.filter(({ course: c }) => (year ?? c.year) === c.year && (term ?? c.term) === c.term);
    if (students.length > 0 && wanted.length === 0) {
      throw new Abort('no-registration', { student: dossier.student.number, ...given({ year }) });
    }
    registrations.push(...wanted);
  }
  if (registrations.length === 0) throw new Abort('no-registration', given({ year }));
  const tongues = languagesOf(lang);
  refuseLost(
    registrations.flatMap(({ student, company }) => [
      ...lostName(student, tongues),
      ...(company ? lostCompanyName(company, tongues) : []),
    ]),
  );
  const texts = await documents.texts('course-slip', lang);
  const paper = courseSlip(office, registrations, { lang, on: today }, texts);
  const whose = students.length > 0 ? students : [year, term].flatMap((one) => one?.toString() ?? []);
  const sheet = await sheetOf(context, 'course-slip', students.length > 1 ? [] : whose, paper, options);
  const finishing = { kind: 'course-slip', whose: whose.join(' '), sheet, ...given({ force: options.force }) } as const;
  await finishSheet(context, finishing, { lang, registrations: registrations.map(lineOf) });
}

async function* chosen(context: Context, students: readonly StudentNumber[]): AsyncIterable<Dossier> {
  const numbers = numbersOf(students);
  for (const number of numbers) yield (await findStudent(context, number)).value;
  if (numbers.length > 0) return;
  for await (const { value } of context.store.dossiers({ placed: true })) yield value;
}

async function registrationsOf(context: Context, dossier: Dossier): Promise<readonly SlipRegistration[]> {
  const { companies } = await knownOf(context, dossier);
  return dossier.placements.flatMap((placement): readonly SlipRegistration[] => {
    const company = companies.get(placement.company);
    if (!placement.course || isCutShort(placement)) return [];
    return [{ student: dossier.student, placement, course: placement.course, ...(company && { company }) }];
  });
}

const lineOf = ({ student, placement, company, course: { year, term, course, credits, on } }: SlipRegistration) => ({
  student: student.number,
  name: nameOf(student),
  program: student.program,
  placement: placement.ref,
  company: company?.name ?? placement.company,
  from: firstDay(placement) ?? null,
  to: lastDay(placement) ?? null,
  year,
  term,
  course,
  credits,
  registeredOn: on,
});
