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
const MISSED = ['Survived', 'NoCoverage'];
const TRIED = [...NOTICED, ...MISSED];

const areas = () => ({
  onMutantTested({ fileName, location, status }) {
    if (!TRIED.includes(status)) return;
    process.stderr.write(`${status}  ${fileName}:${location.start.line}\n`);
  },
  onMutationTestReportReady({ files }) {
    const found = new Map();
    const missed = [];
    for (const [file, { mutants }] of Object.entries(files)) {
      for (const { status, location, mutatorName, replacement = '' } of mutants) {
        if (!TRIED.includes(status)) continue;
        for (const area of [areaOf(file), 'all']) {
          const sum = found.get(area) ?? { noticed: 0, of: 0 };
          const isNoticed = NOTICED.includes(status);
          found.set(area, { noticed: sum.noticed + Number(isNoticed), of: sum.of + 1 });
        }
        if (MISSED.includes(status)) {
          missed.push(
            `${file}:${location.start.line} ${mutatorName} -> ${replacement.replace(/\s+/g, ' ').slice(0, 60)} (${status})`,
          );
        }
      }
    }
    const lines = [...found]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([area, { noticed, of }]) => `${area.padEnd(24)} ${Math.round((100 * noticed) / of)} % of ${of}`);
    process.stdout.write(`${[...missed, '', ...lines].join('\n')}\n`);
  },
});

export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.Checker, 'sample', sample),
  declareFactoryPlugin(PluginKind.Reporter, 'areas', areas),
];
