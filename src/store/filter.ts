import { folded } from '../core/text/names.ts';
import type { rows } from './projection.ts';
import type { StudentFilter } from './store.ts';

type Rows = ReturnType<typeof rows>;

/** What is looked for, made comparable: as part of a name's key, and as part of a number or mail address. */
export interface Sought {
  readonly text: string;
  /** Empty where the word holds no letter and no digit: then no name fits. */
  readonly key: string;
}
export const sought = (find: string): Sought => ({
  text: find.normalize('NFKC').trim().toLowerCase(),
  key: folded(find),
});

/** Does a student, as projected on some day, pass the filter? The same question that a store asks its tables. */
export function passes({ students: [student], placements }: Rows, filter: StudentFilter): boolean {
  if (student === undefined) return false;
  const {
    numbers,
    find,
    step,
    next,
    program,
    placed,
    open,
    owing,
    running,
    startsFrom,
    startsTo,
    jsps,
    mext,
    residence,
  } = filter;
  const asked = <T>(wanted: T | undefined, is: T | null) => wanted === undefined || wanted === is;
  const runs = placements.some(({ state }) => state === 'running');
  const starts = placements.some(
    ({ open: isOpen, firstDay }) =>
      isOpen && firstDay !== null && (startsFrom ?? '') <= firstDay && firstDay <= (startsTo ?? '9999-12-31'),
  );
  return (
    (numbers === undefined || numbers.includes(student.number)) &&
    (find === undefined || isFound(student, sought(find))) &&
    asked(step, student.step) &&
    asked(next, student.next) &&
    asked(program, student.program) &&
    asked(placed, student.placement !== null) &&
    asked(open, student.open) &&
    asked(owing, student.owing) &&
    asked(running, runs) &&
    ((startsFrom === undefined && startsTo === undefined) || starts) &&
    asked(jsps, student.jsps) &&
    asked(mext, student.mext) &&
    asked(residence, student.residence)
  );
}

type Student = Rows['students'][number];

const isFound = ({ number, email, nameKey }: Student, { text, key }: Sought): boolean =>
  number.toLowerCase().includes(text) || email.toLowerCase().includes(text) || (key !== '' && nameKey.includes(key));
