import { fileURLToPath } from 'node:url';
import { argvOf } from '../../src/core/text/command-line.ts';
import { type Answer, ROOT, type RunOptions, readyOffice } from './run.ts';

const SAMPLE = fileURLToPath(new URL('test/fixtures/registrations-2026-09.csv', ROOT));

/** Many invented students, as a file of the office has them. */
export function roll(count: number): string {
  const lines = Array.from({ length: count }, (_, n) => {
    const number = `2024${String(n + 1).padStart(4, '0')}`;
    return `${number},見本 ${n + 1}号,MIHON,No${n + 1},m${number}@example.ac.jp,情報学コース,3,3,2024-04-01,1998-04-12,2027-03-31`;
  });
  const head = '学籍番号,氏名,姓(英字),名(英字),メール,専攻,標準修業年限,学年,入学年月日,生年月日,修了予定年月日';
  return `${[head.replace('修了予定年月日', '修了予定日'), ...lines].join('\n')}\n`;
}

/** An office that can issue papers, with the twelve sample students or with a file of others; lines are typed as at a shell. */
export async function papersOffice(students: string = SAMPLE) {
  const office = await readyOffice();
  const run = (line: string, more?: RunOptions): Promise<Answer> => office.coopj(argvOf(line), more);
  // Its own contact and teacher: nothing invented is warned of.
  await run(
    'office edit --set office.telephone=046-000-0001 --set office.email=office@mihon.example.ac.jp --set course.teacher.ja="見本 教員" --set course.teacher.en="MIHON Kyoin"',
  );
  const imported = await run(`import students ${students}`);
  if (imported.code !== 0) throw new Error(imported.stderr);
  return {
    cwd: office.cwd,
    run,
    json: async (line: string) => JSON.parse((await run(`${line} --json`)).stdout),
    refusal: async (line: string) => JSON.parse((await run(`${line} --json`)).stderr.split('\n').at(-2) ?? '').error,
  };
}
