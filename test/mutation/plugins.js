/**
 * Plugins of Stryker, which plants faults: a sample of them, always the same, and the score by area. Stryker knows no sample; a fault
 * that a checker refuses is not tried and not counted.
 */
import { createHash } from 'node:crypto';
import { sep } from 'node:path';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';

/** Of a thousand faults so many are tried: some 500. MUTATION_SHARE says otherwise, MUTATION_SEED draws others. */
const share = Number(process.env.MUTATION_SHARE ?? 25);
const seed = process.env.MUTATION_SEED ?? '1';

const placeOf = ({ fileName, location: { start, end }, replacement }) =>
  [
    seed,
    fileName.slice(fileName.lastIndexOf(`${sep}src${sep}`)),
    start.line,
    start.column,
    end.line,
    end.column,
    replacement,
  ].join(' ');

function isDrawn(mutant) {
  const [first = 0, second = 0] = createHash('sha256').update(placeOf(mutant)).digest();
  return ((first * 256 + second) / 65_536) * 1000 < share;
}

const sample = () => ({
  async init() {},
  async check(mutants) {
    const answer = (mutant) =>
      isDrawn(mutant) ? { status: 'passed' } : { status: 'compileError', reason: 'not in the sample' };
    return Object.fromEntries(mutants.map((mutant) => [mutant.id, answer(mutant)]));
  },
  // All in one: asking costs nothing.
  async group(mutants) {
    return [mutants.map(({ id }) => id)];
  },
});

/** `core/rules`, `store`, `formats/pdf`. */
const areaOf = (file) => {
  const [, part, folder] = file.split('/');
  return part === 'store' || folder.endsWith('.ts') ? part : `${part}/${folder}`;
};

const NOTICED = ['Killed', 'Timeout', 'RuntimeError'];
const TRIED = [...NOTICED, 'Survived'];
/** None of these tests runs the line: only sessions with the whole program do. */
const BEYOND = 'NoCoverage';

const areas = () => ({
  // One by one, for who waits.
  onMutantTested({ fileName, location, status }) {
    if (TRIED.includes(status)) process.stderr.write(`${status}  ${fileName}:${location.start.line}\n`);
  },
  onMutationTestReportReady({ files }) {
    const found = new Map();
    const missed = [];
    for (const [file, { mutants }] of Object.entries(files)) {
      for (const { status, location, mutatorName, replacement = '' } of mutants) {
        if (!TRIED.includes(status) && status !== BEYOND) continue;
        const key = status === BEYOND ? 'beyond' : NOTICED.includes(status) ? 'noticed' : 'missed';
        for (const area of new Set([areaOf(file), 'all'])) {
          const sum = found.get(area) ?? { noticed: 0, missed: 0, beyond: 0 };
          found.set(area, { ...sum, [key]: sum[key] + 1 });
        }
        const change = `${mutatorName} -> ${replacement.replace(/\s+/g, ' ').slice(0, 60)}`;
        if (key !== 'noticed')
          missed.push(`${file}:${location.start.line} ${change}${key === 'beyond' ? ' (not run)' : ''}`);
      }
    }
    const lines = [...found]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([area, { noticed, missed: not, beyond }]) => {
        // What these tests do not run they do not notice.
        const all = noticed + not + beyond;
        const score = Math.round((100 * noticed) / all);
        return `${area.padEnd(24)} ${score} % of ${all} noticed${beyond > 0 ? `, ${beyond} not run` : ''}`;
      });
    process.stdout.write(`${[...missed, '', ...lines].join('\n')}\n`);
  },
});

export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.Checker, 'sample', sample),
  declareFactoryPlugin(PluginKind.Reporter, 'areas', areas),
];
