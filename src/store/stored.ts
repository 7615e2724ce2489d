import type { Company } from '../core/model/company.ts';
import { type Dossier, NOTHING_KNOWN } from '../core/model/dossier.ts';
import type { OfficeFacts } from '../core/model/office-facts.ts';
import { Abort } from '../errors.ts';

/** The least that what is stored as JSON must be, so that whoever reads it can rely on its parts. */
export type Whole<T> = (said: unknown) => said is T;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const areObjects = (value: unknown): boolean => Array.isArray(value) && value.every(isObject);

/** The lists of a dossier: of days where so, else of facts. */
const isList = (name: string, value: unknown): boolean =>
  name === 'renewals' ? Array.isArray(value) && value.every(isText) : areObjects(value);
const LISTS = Object.entries(NOTHING_KNOWN).flatMap(([name, empty]) => (Array.isArray(empty) ? [name] : []));

/** A dossier as the tables have it, without its empty lists. */
export const isDossier: Whole<Dossier> = (said): said is Dossier =>
  isObject(said) &&
  isObject(said.student) &&
  [said.student.number, said.student.email, said.student.program].every(isText) &&
  LISTS.every((name) => said[name] === undefined || isList(name, said[name])) &&
  (said.settled === undefined || isObject(said.settled)) &&
  ((said.placements ?? []) as readonly Readonly<Record<string, unknown>>[]).every(isPlacement);

const isPlacement = (said: Readonly<Record<string, unknown>>): boolean =>
  isText(said.ref) &&
  isText(said.company) &&
  areObjects(said.terms) &&
  areObjects(said.contracts) &&
  areObjects(said.papers);

export const isCompany: Whole<Company> = (said): said is Company =>
  isObject(said) &&
  isText(said.code) &&
  isText(said.name) &&
  areObjects(said.agreements) &&
  (said.jobs === undefined || areObjects(said.jobs));

export const isOfficeFacts: Whole<OfficeFacts> = (said): said is OfficeFacts =>
  isObject(said) && isObject(said.briefings);

export const isNumbers: Whole<number[]> = (said): said is number[] =>
  Array.isArray(said) && said.every((one) => typeof one === 'number');

/** Content of the journal: a change with its type, and perhaps a reason. */
export const isContent = (
  said: unknown,
): said is { readonly change: { readonly type: string }; readonly reason?: string } =>
  isObject(said) &&
  isObject(said.change) &&
  isText(said.change.type) &&
  (said.reason === undefined || isText(said.reason));

/** Parses JSON written by this store; anything else means the file is damaged. `where` says what it is: `students 001`. */
export function parsed<T>(file: string, where: string, text: unknown, isWhole: Whole<T>): T {
  const said = jsonIn(text);
  if (!isWhole(said)) throw new Abort('store-damaged', { file, why: where });
  return said;
}

function jsonIn(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
