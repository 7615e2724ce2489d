import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pagesOf } from '../helpers/papers.ts';
import { withoutHead } from '../helpers/reports.ts';
import { readyOffice } from '../helpers/run.ts';

const STUDENTS = `学籍番号,氏名,メール,専攻,標準修業年限,入学日,連絡日,案内送付日,承認日,登録日
20249001,見本 太郎,mihon.taro@example.ac.jp,情報学コース,3,2024-04-01,2026-10-03,2026-10-04,2026-10-05,2026-10-06
`;

test('a page made later as of its last day differs in the line of its printing alone', async () => {
  const office = await readyOffice({ today: '2026-10-31' });
  writeFileSync(join(office.cwd, 'students.csv'), STUDENTS);
  const page = async (format: string, today: string, lang: string) => {
    const line = `report monthly --month 2026-10 --as-of 2026-10-31 --lang ${lang} --format ${format}`;
    const { bytes, stdout } = await office.coopj(line.split(' '), { today });
    return format === 'pdf' ? pagesOf(bytes).join('\n') : withoutHead(stdout);
  };
  await office.coopj(['import', 'students', 'students.csv'], { today: '2026-10-31' });
  const kinds = ['html', 'md', 'pdf'].flatMap((format) => ['en', 'ja'].map((lang) => [format, lang] as const));
  const then: string[] = [];
  for (const [format, lang] of kinds) then.push(await page(format, '2026-10-31', lang));
  await office.coopj('step record 20249001 4 --attended --on 2026-10-30'.split(' '), { today: '2026-11-20' });
  for (const [n, [format, lang]] of kinds.entries()) {
    const [before, after] = [then[n] ?? '', await page(format, '2026-12-01', lang)].map((text) => text.split('\n'));
    const other = (before ?? []).flatMap((line, at) => (line === after?.[at] ? [] : [[line, after?.[at]]]));
    expect(after).toHaveLength(before?.length ?? 0);
    expect(other.length, `${format} ${lang}`).toBeGreaterThan(0);
    for (const [was, is] of other) {
      expect(was?.replaceAll('2026-10-31', 'DAY')).toBe(is?.replaceAll('2026-12-01', 'DAY'));
      expect(is).toContain('2026-12-01');
    }
  }
});
