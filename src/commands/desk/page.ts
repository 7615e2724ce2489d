import type { Context } from '../../context.ts';
import { besides, type Doing, type Passage, pageOf, type Stopped, type StudentPage } from '../../core/agenda/page.ts';
import type { StepLine } from '../../core/agenda/step-list.ts';
import { agreedPeriod, stateOf } from '../../core/model/placement.ts';
import { standOf } from '../../core/model/steps.ts';
import { nameOf } from '../../core/model/student.ts';
import type { Finding } from '../../core/rules/judge.ts';
import type { Situation } from '../../core/rules/rule.ts';
import type { Bit, CardSection } from '../../terminal/out.ts';
import { messageOf } from '../../wording/describe.ts';
import type { Words } from '../../wording/words.ts';
import { findStudentByWord, knownOf } from '../shared/find.ts';
import { stepTone } from '../shared/tones.ts';
import { titleOfFinding, whenOf } from './view.ts';

/** Lines of a terminal, without those of the question below the page. */
const PAGE = 22;
/** Findings that stop nothing now are shown up to this many, where there is room for them. */
const OTHERS = 3;

/** One student: where things stand, what can be done now, and what cannot and why. The commands in the order of their numbers. `rest`: lines that come behind it. */
export async function page(context: Context, word: string, rest: number): Promise<readonly string[]> {
  const { out, words } = context;
  const { value: dossier } = await findStudentByWord(context, word);
  const known = await knownOf(context, dossier);
  const looked = pageOf(known);
  const { sections, commands } = sectionsOf(
    words,
    known,
    looked,
    out.isOnTerminal && context.prompt.able ? PAGE - rest : undefined,
  );
  await out.card(factsOf(words, known, looked), sections);
  return commands;
}

function factsOf(words: Words, known: Situation, { ways, possible, stopped, others }: StudentPage) {
  const { student } = known.dossier;
  const { step, next } = standOf(known);
  return {
    student: student.number,
    name: nameOf(student),
    program: student.program,
    step,
    next,
    ways: ways.map(({ placement, steps }) => ({
      placement: placement?.ref ?? null,
      company: placement?.company ?? null,
      state: placement ? stateOf(placement) : null,
      steps: steps.map(({ step: number, key, state, on, gap }) => ({ step: number, key, state, on, gap })),
    })),
    possible: possible.map(({ matter, placement, by, settle }) => ({
      what: matter.kind,
      title: doingOf(words, matter),
      placement: placement ?? null,
      by: by ?? null,
      settle,
    })),
    stopped: stopped.flatMap(({ gate, placement, because }) =>
      because.map((finding) => ({ gate, placement: placement ?? null, ...toldOf(words, finding) })),
    ),
    others: others.map((finding) => ({ placement: finding.placement ?? null, ...toldOf(words, finding) })),
  };
}

const toldOf = (words: Words, finding: Finding) => ({
  rule: finding.rule,
  message: messageOf(words, finding),
  actor: finding.actor ?? null,
  by: finding.by ?? null,
  settle: finding.settle ?? null,
});

function sectionsOf(words: Words, known: Situation, looked: StudentPage, room: number | undefined) {
  const { ways, next, possible, stopped } = looked;
  const others = besides(looked.others, looked);
  const { student } = known.dossier;
  const { page: told } = words.desk;
  const commands: string[] = [];
  const numbered = (settle: string, parts: readonly Bit[], ...more: readonly string[]): CardSection['lines'] => {
    commands.push(settle);
    const [number, indent] = [String(commands.length).padStart(2), '    '];
    return [{ parts: [{ text: number }, ...parts] }, ...more.map((line) => indent + line), `${indent}$ ${settle}`];
  };
  const day = (by: Finding['by']): readonly Bit[] => {
    const { when, tone } = whenOf(words, by, known.today);
    return when === '' ? [] : [{ text: when, ...(tone && { tone }) }];
  };
  const can = (one: Doing) =>
    numbered(one.settle, [
      ...day(one.by),
      { text: [doingOf(words, one.matter), one.placement].filter(Boolean).join('  ') },
    ]);
  const reason = (finding: Finding) => {
    const { actor = 'secretariat', by, settle = '' } = finding;
    const title = words.desk.waitsFor(titleOfFinding(words, finding), words.terms.actor[actor]);
    return numbered(settle, [...day(by), { text: title }], messageOf(words, finding));
  };
  const cannot = ({ gate, placement, because }: Stopped): CardSection => ({
    title: [gate === 9 ? told.next(gate) : told.stopped(gate), placement].filter(Boolean).join('  '),
    lines: because.flatMap(reason),
  });
  const left = stopped.map((one) => ({ ...one, because: besides(one.because, looked) }));
  const isAhead = ({ gate }: Stopped) => gate !== 'C';
  const more = (shown: number) => (others.length > shown ? told.more(others.length - shown, student.number) : '');
  const sections: readonly CardSection[] = [
    {
      title: [student.number, nameOf(student), student.program].join('  '),
      lines: ways.flatMap((way) => wayLines(words, known, way)),
    },
    // What the next step needs has the first numbers.
    ...[...next, ...left.filter(isAhead)].map(cannot),
    { title: told.possible, lines: possible.flatMap(can) },
    ...left.filter((one) => !isAhead(one)).map(cannot),
  ].filter(({ lines }) => lines.length > 0);
  const spare = { blocks: others.slice(0, OTHERS).map(reason), room, more };
  return { commands, sections: [...sections, { title: told.others, lines: [], spare }] };
}

/** The company, and the twelve steps as a strip. */
function wayLines(words: Words, { companies }: Situation, { placement, steps }: Passage): CardSection['lines'] {
  const strip = { parts: steps.map((line) => stepPart(words, line)), even: true } as const;
  if (placement === undefined) return [strip];
  const { from, to } = agreedPeriod(placement);
  const { ref, company } = placement;
  const period = from || to ? `${from ?? ''} – ${to ?? ''}` : undefined;
  const name = companies.get(company)?.name ?? company;
  return [[ref, name, words.terms.placementState[stateOf(placement)], period].filter(Boolean).join('  '), strip];
}

function stepPart({ desk }: Words, { step, state, gap }: StepLine): Bit {
  const is = gap && state === 'later' ? 'gap' : state;
  const tone = stepTone({ state, gap });
  return { text: `${String(step).padStart(2)} ${desk.page.state[is]}`, ...(tone && { tone }) };
}

function doingOf({ desk }: Words, matter: Doing['matter']): string {
  switch (matter.kind) {
    case 'gap':
      return desk.page.gap(matter.step);
    case 'open':
      return desk.page.open;
    case 'certificate':
      return desk.page.certificate(matter.of);
    case 'permit':
      return desk.page.permit(matter.of, matter.appliedOn);
    case 'certificate-ahead':
      return desk.page.certificateAhead;
    case 'permit-held':
      return desk.page.permitHeld;
    default:
      return desk.title(matter);
  }
}
