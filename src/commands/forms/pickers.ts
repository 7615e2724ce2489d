import type { Context, TypedBefore } from '../../context.ts';
import type { Company } from '../../core/model/company.ts';
import { type Dossier, openPlacements } from '../../core/model/dossier.ts';
import { stateOf } from '../../core/model/placement.ts';
import { leadingPlacement } from '../../core/model/steps.ts';
import { nameOf, type Student } from '../../core/model/student.ts';
import { folded } from '../../core/text/names.ts';
import type { Choice } from '../../terminal/prompt.ts';
import type { Words } from '../../wording/words.ts';
import type { Said } from '../grammar/notation.ts';

/** What is looked up in the records. */
export interface Picker {
  /** Without a word, the first of all. */
  find(context: Context, term: string, said: Said): Promise<readonly Choice[]>;
  /** The one that was last worked on. */
  last?(context: Context, said: Said): Promise<Choice | undefined>;
  /** Of more than a few, the first ones are nobody in particular. */
  readonly isCrowd?: true;
  /** The command that adds a new one, and what its question is called. */
  readonly add?: {
    readonly as: keyof Words['questions']['add'];
    argv(said: Said): readonly string[];
    typed?(term: string): TypedBefore;
  };
}

/** So many are looked at: who does not see the one types more of it. */
const MOST = 30;

/** The sign for the one that was last worked on. */
export const LAST = '@';

const student: Picker = {
  isCrowd: true,
  find: ({ store }, term) => studentsFitting(store, term, MOST),
  last: async ({ store }) =>
    lastStudent(store).then(
      (dossier) => dossier && studentChoice({ ...dossier.student, name: nameOf(dossier.student) }),
    ),
  add: {
    as: 'student',
    argv: () => ['student', 'add'],
    typed: (term) => (/\d/.test(term.normalize('NFKC')) ? { number: term } : { nameKanji: term }),
  },
};

/** The first of those whom a word fits; of a number, its student alone. */
export async function studentsFitting(store: Context['store'], term: string, most: number): Promise<readonly Choice[]> {
  const found: Choice[] = [];
  for await (const one of store.students({ find: term })) {
    if (one.number === term) return [studentChoice(one)];
    if (found.push(studentChoice(one)) === most) break;
  }
  return found;
}

const studentChoice = ({
  number,
  name,
  program,
}: Pick<Student, 'number' | 'program'> & { readonly name: string }): Choice => ({
  value: number,
  name: `${number} ${name}`,
  note: program,
});

const company: Picker = {
  find: async ({ store }, term) => {
    const companies = await store.companies();
    const exact = companies.find(({ code, name }) => [code, name].includes(term));
    return (exact ? [exact] : companies.filter((one) => isIn(term, textsOf(one)))).map(companyChoice);
  },
  async last(context) {
    const code = await lastOf(context.store, 'company');
    const found = code === undefined ? undefined : await context.store.company(code);
    return found && companyChoice(found.value);
  },
  add: { as: 'company', argv: () => ['company', 'add'], typed: (name) => ({ name }) },
};

const companyChoice = ({ code, name, nameEn }: Company): Choice => ({
  value: code,
  name: `${code} ${name}`,
  ...(nameEn !== undefined && { note: nameEn }),
});
const textsOf = ({ code, name, nameEn = '', formerNames = [] }: Company) => [
  code,
  name,
  nameEn,
  ...formerNames.map((one) => one.name),
];

const isIn = (term: string, texts: readonly string[]): boolean => {
  const part = folded(term);
  return term === '' || (part !== '' && texts.some((text) => folded(text).includes(part)));
};

const placement: Picker = {
  async find(context, term, said) {
    const found: Choice[] = [];
    for await (const dossier of placed(context, term, said)) {
      const isWhole = typeof said.student === 'string';
      const choices = await placementChoices(context, dossier);
      const exact = choices.find(({ value }) => folded(value) === folded(term));
      if (exact) return [exact];
      const whose = isIn(term, [dossier.student.number, nameOf(dossier.student)]);
      found.push(...choices.filter(({ name }) => (whose && !isWhole) || isIn(term, [name])));
      if (found.length >= MOST) break;
    }
    return found;
  },
  async last(context) {
    const dossier = await lastStudent(context.store);
    const ref = dossier && (openPlacements(dossier)[0] ?? leadingPlacement(dossier))?.ref;
    return dossier && (await placementChoices(context, dossier)).find(({ value }) => value === ref);
  },
  add: {
    as: 'placement',
    argv: ({ student }) => ['placement', 'open', ...(typeof student === 'string' ? [student] : [])],
  },
};

/** Whose placements come into question: of the student who was named, with this number, of a student whom the word fits. */
async function* placed({ store }: Context, term: string, { student }: Said): AsyncGenerator<Dossier> {
  if (typeof student === 'string') {
    const found = await store.dossier(student);
    if (found) yield found.value;
    return;
  }
  const number = await store.studentOf(term.normalize('NFKC').toUpperCase());
  const found = number === undefined ? undefined : await store.dossier(number);
  if (found) {
    yield found.value;
    return;
  }
  for await (const { value } of store.dossiers({ placed: true })) yield value;
}

async function placementChoices({ store, words }: Context, dossier: Dossier): Promise<readonly Choice[]> {
  const choices: Choice[] = [];
  for (const one of dossier.placements) {
    const host = (await store.company(one.company))?.value.name ?? one.company;
    const note = words.terms.placementState[stateOf(one)];
    choices.push({ value: one.ref, name: `${one.ref} ${nameOf(dossier.student)} ${host}`, note });
  }
  return choices;
}

/** A job description of the company that was named, else of any. */
const job: Picker = {
  async find({ store }, term, said) {
    const named = typeof said.company === 'string' ? await store.findCompany(said.company) : undefined;
    const companies = named ? [named.value] : await store.companies();
    return companies.flatMap(({ name, jobs = [] }) =>
      jobs
        .filter(({ ref, title }) => isIn(term, [ref, title]))
        .map(({ ref, title }) => ({ value: ref, name: `${ref} ${title}`, note: name })),
    );
  },
};

const agreement: Picker = {
  find: async ({ store }, term) =>
    (await store.companies()).flatMap((host) =>
      host.agreements
        .filter(({ ref }) => isIn(term, [ref, ...textsOf(host)]))
        .map(({ ref, from, to }) => ({ value: ref, name: `${ref} ${host.name}`, note: `${from} – ${to}` })),
    ),
};

const certificate: Picker = {
  isCrowd: true,
  async find({ store, words }, term) {
    const found: Choice[] = [];
    const holders = new Set<string>();
    for await (const { number } of store.students({ find: term })) if (holders.add(number).size === MOST) break;
    for await (const one of store.certificates()) {
      if (!isIn(term, [one.number]) && !holders.has(one.student)) continue;
      const choice = {
        value: one.number,
        name: `${one.number} ${words.terms.certificate[one.kind]}`,
        note: one.student,
      };
      if (found.push(choice) === MOST) break;
    }
    return found;
  },
};

/** What is looked up wherever an argument or a flag has this name. */
export const PICKERS: Readonly<Record<string, Picker>> = {
  student,
  students: student,
  absent: student,
  company,
  placement,
  job,
  agreement,
  certificate,
};

/** So many are shown before anything is typed. */
const FIRST = 10;

/** Before anything is typed: the one that was last worked on, and all others where they are few. */
async function foundFirst(picker: Picker, context: Context, said: Said): Promise<readonly Choice[]> {
  const last = await picker.last?.(context, said);
  const all = await picker.find(context, '', said);
  const others = all.length > FIRST && picker.isCrowd ? [] : all.filter(({ value }) => value !== last?.value);
  return [...(last ? [last] : []), ...others].slice(0, FIRST);
}

/** What is found by a word, by the sign for the last one, or before anything is typed. */
export async function foundBy(picker: Picker, context: Context, term: string, said: Said): Promise<readonly Choice[]> {
  if (term === '') return foundFirst(picker, context, said);
  if (term.normalize('NFKC') !== LAST) return picker.find(context, term, said);
  const last = await picker.last?.(context, said);
  return last ? [last] : [];
}

/** So far back somebody remembers what they worked on. */
const OPERATIONS = 50;

/** Whose facts were entered last. */
async function lastOf(store: Context['store'], of: 'student' | 'company'): Promise<string | undefined> {
  let seq = await store.operationUpTo();
  for (let gone = 0; seq !== undefined && gone < OPERATIONS; gone += 1) {
    for await (const { subject } of store.journal({ operation: seq })) {
      if (subject.startsWith(`${of}:`)) return subject.slice(of.length + 1);
    }
    seq = await store.operationUpTo(seq - 1);
  }
  return undefined;
}

export async function lastStudent(store: Context['store']): Promise<Dossier | undefined> {
  const number = await lastOf(store, 'student');
  return number === undefined ? undefined : (await store.dossier(number))?.value;
}
