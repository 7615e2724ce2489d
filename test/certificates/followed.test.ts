import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LETTERS } from '../../src/core/letters/kinds.ts';
import { argvOf } from '../../src/core/text/command-line.ts';
import { readMail } from '../helpers/mail.ts';
import { pagesOf, solid } from '../helpers/papers.ts';
import { readyOffice } from '../helpers/run.ts';

const ANH = '20249101';
const STORY = [
  `student add --number ${ANH} --name-kanji 旧姓安 --family-name KYUSEI --given-name Anh --name-on-card "KYUSEI ANH" --date-of-birth 1999-05-05 --email anh@example.ac.jp --program 情報学コース --course-years 3 --enrolled-on 2024-10-01 --expected-completion-on 2027-09-30 --nationality ベトナム --sex 女 --supervisor-name 前任教授 --supervisor-email zennin@example.ac.jp --office-email course@example.ac.jp --mext-scholar --research-assistant --ra-hours 5`,
  'company add 旧名株式会社 --code C-0001 --name-en "Kyumei Inc." --address 東京都見本区1-1 --phone 03-0000-0000 --hr jinji@example.com',
  `placement open ${ANH} --company C-0001 --on 2026-09-10 --from 2026-12-01 --to 2027-02-26 --hours-per-week 28 --pay 1800 --pay-per hour --workplace 東京都見本区 --content 量子計算の見本 --job 見本の研究`,
  `stay record ${ANH} --residence-status 留学 --expires-on 2028-03-31 --residence-card AB12345678CD --on 2026-10-01`,
  `step record ${ANH} 6 --on 2026-09-17 --approved-on 2026-09-16`,
  `step record ${ANH} 8 --on 2026-10-05 --outcome accepted`,
  `contract receive ${ANH} --kind employment --on 2026-10-08`,
  `contract review ${ANH} --outcome returned --on 2026-10-12 --item ip=見本`,
];
/** The day after, all of it is another. */
const CHANGES = [
  `student edit ${ANH} --name-kanji 新姓安 --family-name SHINSEI`,
  `student edit ${ANH} --name-on-card "SHINSEI ANH" --residence-card ZZ87654321YX --residence-expires-on 2029-03-31`,
  `student edit ${ANH} --program 統計科学コース`,
  `supervisor change ${ANH} --name 後任教授 --email konin@example.ac.jp --on 2026-10-13`,
  'company edit C-0001 --name 新名株式会社 --name-en "Shinmei Inc." --reason 社名変更',
];
const OLD = /旧姓|KYUSEI|AB12345678CD|2028-03-31|情報学コース|旧名|Kyumei|前任|zennin/gi;
const NEW = /新姓|SHINSEI|ZZ87654321YX|2029-03-31|統計科学コース|新名|Shinmei|後任|konin/gi;

async function office() {
  const { cwd, coopj } = await readyOffice({ today: '2026-10-14' });
  const type = (line: string) => coopj(argvOf(line), { today: '2026-10-14' });
  const work = async (line: string) => {
    const { code, stdout, stderr } = await type(line);
    expect(`${line}: ${code}`, stderr).toBe(`${line}: 0`);
    return stdout;
  };
  writeFileSync(join(cwd, 'guide.pdf'), '%PDF-1.7 見本');
  await work('office edit --set system.guide.ja=guide.pdf --set system.guide.en=guide.pdf');
  return { cwd, type, work };
}

const textOf = (path: string): string => {
  const bytes = readFileSync(path);
  if (path.endsWith('.pdf')) return pagesOf(bytes).map(solid).join('\n');
  if (!path.endsWith('.eml')) return bytes.toString();
  const mail = readMail(bytes);
  return [mail.header('to'), mail.headers.get('cc') ?? '', mail.header('subject'), mail.text].join('\n');
};
const found = (text: string, what: RegExp) => [...new Set(text.match(what) ?? [])].sort();

/** Every paper, in both languages. */
const PAPERS = [
  `certificate issue enrollment ${ANH} --in both --out papers`,
  `certificate issue internship ${ANH} --in both --out papers`,
  `worksheet permit ${ANH} --in both --out papers`,
  `worksheet contract ${ANH} --in both --out papers`,
];
const REPORTS = ['monthly', 'pipeline', 'contracts', 'courses', 'certificates', 'obligations', 'overrides'];
const LISTS = [
  'student list',
  `student show ${ANH}`,
  'placement list',
  'placement show P-0001',
  'contract list',
  'company list',
  'company show C-0001',
  'check --all',
  `check ${ANH}`,
  'due',
  'certificate list',
  'obligation list',
];

/** What names which of the new facts: name, card and its last day, programme, company, supervisor. What names none is not here. */
const SAID: Readonly<Record<string, string>> = {
  'student list': '新姓 統計科学コース',
  'student show': '2029-03-31 SHINSEI Shinmei ZZ87654321YX konin 後任 新名 新姓 統計科学コース',
  'placement list': '新姓',
  'company list': 'Shinmei 新名',
  'company show': 'Shinmei 新名',
  check: '後任 新名',
  'check --all': '後任 新名 新姓',
  due: '2029-03-31 新名',
  'report monthly': '新姓',
  'report pipeline': '新姓 統計科学コース',
  'report contracts': '新姓 統計科学コース',
  'report certificates': '新姓 統計科学コース',
  'report obligations': '新姓 統計科学コース',
  enrollment: 'SHINSEI 新姓 統計科学コース',
  internship: 'SHINSEI Shinmei 後任 新名 統計科学コース',
  'contract-slip': 'SHINSEI Shinmei 新名 新姓 統計科学コース',
  'permit-worksheet': 'SHINSEI Shinmei ZZ87654321YX 新名 統計科学コース',
  'approval-request': 'SHINSEI konin 後任 新姓 統計科学コース',
  acceptance: 'SHINSEI Shinmei konin 新名 新姓',
  briefing: 'SHINSEI 新姓',
  closing: 'SHINSEI Shinmei konin 新名 新姓',
  'contract-returned': 'SHINSEI Shinmei konin 新名 新姓',
  evaluation: 'SHINSEI Shinmei 新名 新姓',
  guide: 'SHINSEI konin 後任 新姓',
  insurance: 'SHINSEI Shinmei 新名 新姓',
  mext: 'SHINSEI konin 新姓',
  'missing-papers': 'SHINSEI Shinmei 新名 新姓',
  permit: 'SHINSEI Shinmei 新名 新姓',
  ra: 'SHINSEI Shinmei 後任 新名 新姓 統計科学コース',
};

test('a new name, card, programme, company name and supervisor are in every later paper, letter, list and report', async () => {
  const { cwd, type, work } = await office();
  for (const line of [...STORY, ...CHANGES]) await work(line);
  for (const line of PAPERS) await work(line);
  const texts = new Map<string, string>();
  const lists = [...LISTS, ...REPORTS.map((report) => `report ${report}`)];
  for (const line of lists) texts.set(line.replace(/ (20249101|P-0001|C-0001)$/, ''), await work(`${line} --json`));
  // Letters that ask for facts of a later day are not there yet.
  for (const letter of Object.keys(LETTERS)) await type(`letter draft ${letter} ${ANH} --in both --out letters`);
  for (const folder of ['papers', 'letters']) {
    for (const name of readdirSync(join(cwd, folder))) {
      const kind = /_(enrollment|internship)\.pdf$/.exec(name)?.[1] ?? name.replace(/_.*/, '');
      texts.set(kind, textOf(join(cwd, folder, name)));
    }
  }
  const named = [...texts].map(([what, text]) => [what, found(text, NEW).join(' ')] as const);
  expect(Object.fromEntries(named.filter(([, facts]) => facts !== ''))).toEqual(SAID);
  const former = [...texts].map(([what, text]) => [what, found(text, OLD).join(' ')] as const);
  // Dated rows stay: the card before, who was the supervisor, what the company was called.
  expect(former.filter(([, facts]) => facts !== '')).toEqual([
    ['student show', '2028-03-31 AB12345678CD 前任'],
    ['company show', '旧名'],
  ]);
});

/** A fellow who was rejected once, took part elsewhere, and is through: the letters that come late. */
const LATER = [
  ...STORY.slice(0, 2).map((line) => line.replace('--mext-scholar --research-assistant --ra-hours 5', '--jsps DC1')),
  `placement open ${ANH} --company C-0001 --on 2026-09-01 --job 見本の予備研究`,
  `step record ${ANH} 6 --on 2026-09-03 --approved-on 2026-09-02`,
  `step record ${ANH} 8 --on 2026-09-08 --outcome rejected`,
  ...STORY.slice(2, 5),
  `jsps record ${ANH} --host-researcher 前任教授`,
  `step record ${ANH} 8 --on 2026-10-05 --outcome accepted --override jsps-consent --reason 見本`,
  `certificate issue internship ${ANH} --in both --out before`,
];
const SAID_LATER: Readonly<Record<string, string>> = {
  'document-changed': 'SHINSEI Shinmei konin 後任 新名 新姓 統計科学コース',
  grading: 'SHINSEI Shinmei 後任 新名 新姓 統計科学コース',
  'jsps-5-3': 'SHINSEI konin 新姓',
  'jsps-consent': 'SHINSEI Shinmei konin 後任 新名 新姓 統計科学コース',
  'not-accepted': 'SHINSEI Shinmei konin 新名 新姓',
  recording: 'SHINSEI 新姓',
};

test('so they are in the letters that come late: consent, rejection, recording, changed documents, grading, Form 5-3', async () => {
  const { cwd, work } = await office();
  await work(
    'office edit --set course.teacherEmail=tanto@example.ac.jp --set system.recording=https://example.ac.jp/r',
  );
  for (const line of [...LATER, ...CHANGES]) await work(line);
  await work(`evaluation record ${ANH} --received-on 2027-03-01 --today 2027-03-02`);
  await work(`certificate issue internship ${ANH} --in both --out papers --today 2027-03-02`);
  for (const letter of Object.keys(SAID_LATER)) {
    await work(`letter draft ${letter} ${ANH} --in both --out letters --today 2027-03-02`);
  }
  const letters = readdirSync(join(cwd, 'letters')).map(
    (name) => [name.replace(/_.*/, ''), textOf(join(cwd, 'letters', name))] as const,
  );
  expect(Object.fromEntries(letters.map(([what, text]) => [what, found(text, NEW).join(' ')]))).toEqual(SAID_LATER);
  // What was before stands in the one letter whose matter it is, and behind what is new.
  const former = letters.map(
    ([what, text]) => [what, found(text.replace(/(?:（変更前：| \(before: ).*[）)]$/gm, ''), OLD)] as const,
  );
  expect(former.filter(([, facts]) => facts.length > 0)).toEqual([]);
  expect(new Map(letters).get('document-changed')).toMatch(/SHINSEI ANH[^\n]*（変更前：KYUSEI ANH/);
});

test('a certificate of internship waits until the card of the new name was seen; one already issued keeps its name', async () => {
  const { cwd, type, work } = await office();
  for (const line of STORY) await work(line);
  await work(`certificate issue internship ${ANH} --in en --out before`);
  await work(`student edit ${ANH} --family-name SHINSEI`);
  const refused = await type(`certificate issue internship ${ANH} --in en --out papers --purpose 在留手続`);
  expect(refused.code).toBe(3);
  expect(refused.stderr).toContain('name-agrees');
  expect(refused.stderr).toContain(`coopj student edit ${ANH} --name-on-card`);
  await work(`worksheet permit ${ANH} --in en --out papers`);
  const worksheet = textOf(join(cwd, 'papers', `permit-worksheet_${ANH}_P-0001_2026-10-14.pdf`));
  expect([worksheet.includes('KYUSEIANH'), worksheet.includes('comparecard')]).toEqual([true, true]);
  await work(`student edit ${ANH} --name-on-card "SHINSEI ANH"`);
  await work(`certificate issue internship ${ANH} --in en --out papers --purpose 在留手続`);
  const [certificate = ''] = readdirSync(join(cwd, 'papers')).filter((name) => name.endsWith('internship.pdf'));
  expect(textOf(join(cwd, 'papers', certificate))).toContain('SHINSEIANH');
  const [before = ''] = readdirSync(join(cwd, 'before'));
  expect(textOf(join(cwd, 'before', before))).toContain('KYUSEIANH');
  expect((await type(`certificate verify before/${before}`)).code).toBe(0);
});

test('a company that has another name is called so from then on; what was issued before keeps the former one, and a reason is asked', async () => {
  const { cwd, type, work } = await office();
  for (const line of STORY) await work(line);
  await work(`certificate issue internship ${ANH} --in ja --out before`);
  const renamed = 'company edit C-0001 --name 新名株式会社';
  expect((await type(renamed)).code).toBe(2);
  await work(`${renamed} --reason 社名変更`);
  expect(await work('company show C-0001 --lang ja --format table')).toMatch(/旧名称\s+旧名株式会社 \(– 2026-10-14\)/);
  expect(JSON.parse(await work('company show 新名株式会社 --json'))).toMatchObject({
    name: '新名株式会社',
    formerNames: [{ name: '旧名株式会社', until: '2026-10-14' }],
  });
  const [before = ''] = readdirSync(join(cwd, 'before'));
  expect(found(textOf(join(cwd, 'before', before)), /旧名|新名/g)).toEqual(['旧名']);
  expect((await type(`certificate verify before/${before}`)).code).toBe(0);
  await work('company add 別名株式会社');
  expect((await type('company edit C-0001 --name 別名株式会社 --reason 見本')).stderr).toContain('C-0002');
});
