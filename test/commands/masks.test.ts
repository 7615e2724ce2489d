import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { grammarOf } from '../../src/commands/shared/kit.ts';
import { program } from '../../src/program.ts';
import { commandsOf, idleKit, pathOf } from '../helpers/command-tree.ts';
import { atTerminal } from '../helpers/person.ts';
import { FACTS, PLANTED, planted, STUDENT } from '../helpers/planted.ts';
import { openRecords } from '../helpers/records.ts';

/** What stands for the arguments of a list or of a single record. */
const WORDS: Readonly<Record<string, string>> = {
  student: STUDENT,
  placement: 'P-0001',
  company: 'C-0001',
  certificate: 'E-2026-0001',
  job: 'J-0001',
  field: '',
};

/** Every command that answers with a list or a record, with and without a student. */
async function questions(): Promise<readonly { readonly line: string; readonly lists: boolean }[]> {
  const tree = await program(await idleKit());
  const asking = commandsOf(tree).filter((command) => {
    const { lists = false, prints = false } = grammarOf(command);
    const isShown = command.name() === 'show' || ['history', 'due'].includes(command.name());
    // Findings tell what they compare.
    const tells = command.name() !== 'check' && command.parent?.name() !== 'export';
    return command.commands.length === 0 && (lists || prints || isShown) && tells;
  });
  return asking.flatMap((command) => {
    const { lists = false } = grammarOf(command);
    const line = pathOf(command).replace(/^coopj ?/, '');
    const month = line.startsWith('report monthly') ? ' --month 2026-10' : '';
    const words = command.registeredArguments.map((argument) => {
      const word = WORDS[argument.name()];
      if (word === undefined) throw new Error(`${line}: what stands for ${argument.name()}?`);
      return { word, required: argument.required };
    });
    const full = `${[line, ...words.map(({ word }) => word)].join(' ')}${month}`;
    const lines = words.every(({ required }) => !required) && words.length > 0 ? [`${line}${month}`, full] : [full];
    return lines.map((one) => ({ line: one, lists }));
  });
}

describe('personal facts on the screen', () => {
  it('are masked in every list, card and report, in both languages, with all fields', async () => {
    const { run } = await planted();
    const answered: string[] = [];
    for (const { line, lists } of await questions()) {
      const fields =
        lists && line !== ''
          ? (await run(`${line} --fields help`)).stdout.split('\n').flatMap((row) => row.split('\t')[0] || [])
          : [];
      for (const more of ['', ' --format table', ...(fields.length > 0 ? [` --fields ${fields.join(',')}`] : [])]) {
        for (const lang of ['en', 'ja']) {
          const answer = await run(`${line}${more} --lang ${lang}`);
          // A digest may hold any four figures.
          const said = `${answer.stdout}${answer.stderr}`.replace(/\b[0-9a-f]{64}\b/g, '');
          expect(said, `${line}${more}`).not.toMatch(PLANTED);
          if (answer.code === 0 && answer.stdout.includes('***')) answered.push(line);
        }
      }
    }
    expect([...new Set(answered)]).toEqual(
      expect.arrayContaining([
        'student list',
        `student show ${STUDENT}`,
        'placement list',
        'placement show P-0001',
        'contract list',
        `contract show ${STUDENT}`,
        'certificate show E-2026-0001',
      ]),
    );
  });

  it('tell which card, region and telephone it is, and that a birth date and pay are known', async () => {
    const { run } = await planted();
    const card = (await run(`student show ${STUDENT} --format table`)).stdout;
    expect(card).toContain('ZX******68QW');
    expect(card).toContain('神奈川県***');
    expect(card).toContain('***-****-3219');
    expect(card).toContain('****-**-**');
    expect(card).toContain('*** a month');
    expect((await run('placement list --fields pay')).stdout).toBe('***\n');
  });

  it('are all there for programs, unless they ask for the mask; a company has its address', async () => {
    const { run, json } = await planted();
    expect(await json(`student show ${STUDENT}`)).toMatchObject(FACTS);
    expect((await run(`student list --find ${STUDENT} --fields address --format csv`)).stdout).toContain(FACTS.address);
    for (const format of ['json', 'ndjson', 'csv', 'tsv']) {
      const masked = await run(`student show ${STUDENT} --mask --format ${format}`);
      expect(masked).toMatchObject({ code: 0, stderr: '' });
      expect(masked.stdout).not.toMatch(PLANTED);
    }
    const permit = await json(`permit show ${STUDENT} --mask`);
    expect(permit.permits[0].papers.card).toBe('2026-10-21');
    expect(await json('company show C-0001 --mask')).toMatchObject({ address: '東京都見本区1-1' });
    expect((await run('company show C-0001')).stdout).toContain('03-0000-0000');
  });

  it('are masked where an edit tells the values before and after', async () => {
    const { run } = await planted();
    for (const line of [
      `student edit ${STUDENT} --address 神奈川県目印町 --phone 080-7654-0000 --dry-run`,
      `student edit ${STUDENT} --residence-card ZX13570000QW --dry-run --mask --json`,
    ]) {
      const answer = await run(line);
      expect(answer.code).toBe(0);
      expect(answer.stdout).not.toMatch(PLANTED);
      expect(answer.stdout).toContain('***');
    }
  });

  it('are masked where an import shows what it understood', async () => {
    const { run, cwd } = await planted();
    await run('export students -o all.csv');
    const changed = readFileSync(join(cwd, 'all.csv'), 'utf8').replace('目印町7-7-7', '目印町8-8-8');
    const { writeFileSync } = await import('node:fs');
    writeFileSync(join(cwd, 'changed.csv'), changed);
    const asked = await atTerminal(['import', 'students', 'changed.csv'], {
      cwd,
      today: '2026-11-02',
      lang: 'ja',
      replies: () => 'n',
    });
    expect(asked.stderr).toContain('神奈川県***');
    expect(asked.stderr).not.toMatch(PLANTED);
  });
});

describe('--unmask', () => {
  it('is told of on a terminal where something is masked, and nowhere else', async () => {
    const { run, cwd } = await planted();
    const told = async (...words: string[]) => {
      const answer = await atTerminal(words, { cwd, today: '2026-11-02', lang: 'en', replies: () => 'n' });
      expect(answer.code, answer.stderr).toBe(0);
      expect(answer.stdout).not.toContain('--unmask');
      return answer.stderr.match(/--unmask/g)?.length ?? 0;
    };
    expect(await told('student', 'show', STUDENT)).toBe(1);
    expect(await told('student', 'list', '--fields', 'number,phone')).toBe(1);
    expect(await told('student', 'show', STUDENT, '--format', 'plain')).toBe(1);
    expect(await told('student', 'show', STUDENT, '--unmask')).toBe(0);
    expect(await told('student', 'show', STUDENT, '--mask')).toBe(0);
    expect(await told('student', 'show', STUDENT, '--json')).toBe(0);
    expect(await told('student', 'show', STUDENT, '--quiet')).toBe(0);
    expect(await told('student', 'list')).toBe(0);
    expect(await told('company', 'list')).toBe(0);
    expect((await run(`student show ${STUDENT} --format table`)).stderr).toBe('');
  });

  it('shows them, and enters in the history who looked at whom', async () => {
    const { run, cwd } = await planted();
    expect((await run(`student show ${STUDENT} --unmask --actor sato`)).stdout).toMatch(PLANTED);
    expect((await run('student list --fields number,phone --unmask --format table')).stdout).toContain('080-7654-3219');
    await run(`student list --find ${STUDENT} --unmask`);
    await run(`student show ${STUDENT} --json --unmask`);
    await run('company show C-0001 --unmask');
    const store = await openRecords(join(cwd, 'coopj.db'));
    const looks = [];
    for await (const { actor, change } of store.journal({ subject: 'office' })) {
      if (change?.type === 'facts-unmasked') looks.push({ actor, ...change.look });
    }
    const [show, list, ...more] = looks;
    expect(show).toEqual({ actor: 'sato', what: 'student show', students: [STUDENT] });
    expect(list).toMatchObject({ actor: 'mihon', what: 'student list' });
    expect(list?.students).toHaveLength(12);
    expect(more).toEqual([]);
    const wide = { tty: 200 };
    expect((await run('history --lang ja', wide)).stdout).toContain(
      `個人情報の閲覧（伏せずに表示）：student show、${STUDENT}`,
    );
    expect((await run('history', wide)).stdout).toContain('personal data shown unmasked: student list, 12 students');
  });

  it('shows nothing where the history cannot be written', async () => {
    const { run, cwd } = await planted();
    const { default: Database } = await import('better-sqlite3');
    const other = new Database(join(cwd, 'coopj.db'));
    other.exec('BEGIN IMMEDIATE');
    const refused = await run(`student show ${STUDENT} --unmask`, { env: { COOPJ_WAIT: '0' } });
    other.close();
    expect(refused).toMatchObject({ code: 5, stdout: '' });
  });

  it('is not both: masked and unmasked', async () => {
    const { refusal } = await planted();
    expect(await refusal('student list --mask --unmask')).toMatchObject({ code: 'flags-disagree' });
  });
});

describe('a masked list', () => {
  it('is not taken in again, since its values say nothing', async () => {
    const { run, cwd, json } = await planted();
    expect((await run('export students --mask -o masked.csv')).code).toBe(0);
    expect(readFileSync(join(cwd, 'masked.csv'), 'utf8')).not.toMatch(PLANTED);
    const refused = await run('import students masked.csv --json');
    expect(refused.code).toBe(3);
    const columns = JSON.parse(refused.stdout).problems.map(({ column, code }: { column: string; code: string }) => [
      column,
      code,
    ]);
    expect(columns).toEqual(
      expect.arrayContaining([
        ['address', 'masked'],
        ['residence_card', 'masked'],
        ['date_of_birth', 'masked'],
      ]),
    );
    expect(await json(`student show ${STUDENT}`)).toMatchObject(FACTS);
  });
});
