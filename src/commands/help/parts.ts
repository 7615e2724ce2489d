import type { StepNumber } from '../../core/model/gate.ts';
import { DETAILS } from '../../core/model/step-details.ts';
import { STEPS } from '../../core/model/steps.ts';
import type { Words } from '../../wording/words.ts';
import type { Field } from '../grammar/notation.ts';
import { SELECTION_FLAGS } from '../shared/selection.ts';
import { TERM_FLAGS } from '../shared/terms.ts';

type PartKey = keyof Words['help']['parts'];

/** Flags of one kind, told under one heading where a command has many; the first part that names a flag has it. */
const KINDS: readonly { readonly key: PartKey; readonly flags: readonly string[]; readonly beside?: string }[] = [
  { key: 'before', flags: ['dryRun', 'reason', 'override'] },
  { key: 'which', flags: [...SELECTION_FLAGS, 'all', 'list', 'due'], beside: 'find' },
  { key: 'terms', flags: Object.keys(TERM_FLAGS), beside: 'hoursPerWeek' },
  { key: 'paper', flags: ['in', 'out', 'merged', 'purpose', 'addressee', 'file'] },
  {
    key: 'names',
    flags: ['nameKanji', 'nameKana', 'familyName', 'givenName', 'nameLatin', 'nameOnCard'],
  },
  { key: 'person', flags: ['email', 'dateOfBirth', 'nationality', 'sex', 'address', 'phone'], beside: 'nameKanji' },
  {
    key: 'study',
    flags: ['program', 'institute', 'courseYears', 'year', 'enrolledOn', 'expectedCompletionOn'],
    beside: 'nameKanji',
  },
  { key: 'residence', flags: ['residenceStatus', 'residenceExpiresOn', 'residenceCard'], beside: 'nameKanji' },
  {
    key: 'funds',
    flags: [
      'mextScholar',
      'jsps',
      'jspsFrom',
      'jspsTo',
      'specialResearcher',
      'specialResearcherType',
      'funder',
      'researchAssistant',
      'raHours',
    ],
    beside: 'nameKanji',
  },
  {
    key: 'steps',
    flags: ['contactedOn', 'guideSentOn', 'approvedOn', 'registeredOn', 'approverBox', 'briefingOn', 'recordingSentOn'],
    beside: 'nameKanji',
  },
];

/** So few flags need no headings of their own. */
const FEW = 8;

/** A heading, and the flags under it. */
export interface FlagPart {
  readonly title: string;
  readonly fields: readonly Field[];
}

/** What is needed, what is usual, and what may be added, by kind. */
export function partsOf(fields: readonly Field[], { help, terms }: Words): readonly FlagPart[] {
  const names = new Set(fields.map(({ name }) => name));
  const asked = (field: Field) => (field.is === 'argument' && !field.open ? 'needed' : field.asked);
  const rest = fields.filter((field) => asked(field) === undefined);
  const isOfStep = names.has('guideSent');
  const keyOf = ({ name }: Field): PartKey | StepNumber => {
    const kind = KINDS.find(({ flags, beside }) => flags.includes(name) && (beside === undefined || names.has(beside)));
    if (kind) return kind.key;
    const detail = DETAILS.find((one) => name === ('flag' in one ? one.flag : one.fact));
    return isOfStep && detail ? detail.steps[0] : 'added';
  };
  const keys = rest.length <= FEW ? rest.map(() => 'added' as const) : rest.map(keyOf);
  const order: readonly (PartKey | StepNumber)[] = [
    'added',
    ...STEPS.map(({ number }) => number),
    ...KINDS.map(({ key }) => key).filter((key) => key !== 'before'),
    'before',
  ];
  const titleOf = (key: PartKey | StepNumber) =>
    typeof key === 'number' ? help.step(key, terms.step[STEPS[key - 1]?.key ?? 'contact']) : help.parts[key];
  return [
    { title: help.parts.needed, fields: fields.filter((field) => asked(field) === 'needed') },
    { title: help.parts.usual, fields: fields.filter((field) => asked(field) === 'usual') },
    ...order.map((key) => ({ title: titleOf(key), fields: rest.filter((_, at) => keys[at] === key) })),
  ].filter((part) => part.fields.length > 0);
}
