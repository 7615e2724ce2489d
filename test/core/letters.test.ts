import { describe, expect, test } from 'vitest';
import { recordJsps } from '../../src/core/decide/funds.ts';
import { recordingOf } from '../../src/core/decide/letter.ts';
import { evolve } from '../../src/core/journal/evolve.ts';
import { aboutOf } from '../../src/core/letters/about.ts';
import { kindOf, LETTER_KEYS } from '../../src/core/letters/kinds.ts';
import { languageOf } from '../../src/core/letters/language.ts';
import type { Certificate } from '../../src/core/model/certificate.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import type { Situation } from '../../src/core/rules/rule.ts';
import { mailbox, mailboxIn } from '../../src/core/text/mailbox.ts';
import {
  company,
  day,
  dossier,
  granted,
  known,
  OFFICE,
  placement,
  placementUpTo,
  student,
  TERMS,
  WISH,
} from '../helpers/dossiers.ts';
import { CASES, composed, knownIn, lackedBy, letter } from '../helpers/letters.ts';

/** A fellow whose host researcher, who is the supervisor, agreed. */
const AGREED = dossier({
  student: student({ jsps: 'DC1' }),
  jspsConsent: { hostResearcher: '見本 教授', agreedOn: day('2026-10-05'), contributes: true },
  placements: [placementUpTo(8)],
});

const TONGUES = ['ja', 'en'] as const;
const EACH = LETTER_KEYS.flatMap((key) => TONGUES.map((lang) => [key, lang] as const));

describe.each(EACH)('%s in %s', (key, lang) => {
  test('reads as a letter: one line of subject, no field and no hole left, signed', async () => {
    const { subject, body, to } = await letter(key, lang);
    expect(subject).not.toMatch(/[\r\n]|\{\{|\}\}/);
    expect(subject.length).toBeGreaterThan(8);
    expect(body).not.toMatch(/\{\{|\}\}|undefined|\n{3}|[ 　]\n/);
    expect(body).not.toMatch(/\( *\)|\(\)| ,|、、|。。|\.\.|「」|“”/);
    expect(body).toContain('coopj@example.ac.jp');
    expect(body).toContain('046-000-0000');
    expect(to.address).toMatch(/@example\./);
  });

  test('says nothing that is not known, where hardly anything is', async () => {
    const { dossier: whole } = CASES[key];
    const { number, email, program, mextScholar, jsps, researchAssistant, nationality } = whole.student;
    const bare = { number, nameKanji: '見本', email, program, officeEmail: 'course@example.ac.jp' };
    const of = knownIn(key, {
      dossier: {
        ...whole,
        student: {
          ...bare,
          ...(mextScholar && { mextScholar }),
          ...(jsps && { jsps }),
          ...(researchAssistant && { researchAssistant }),
          ...(nationality && { nationality }),
          ...(kindOf(key).to === 'supervisor' && { supervisorEmail: 'kyoju@example.ac.jp' }),
        },
      },
      companies: new Map([['C-0001', company({ hr: 'jinji@example.com' })]]),
    });
    const { subject, body } = await letter(key, lang, of);
    expect(`${subject}\n${body}`).not.toMatch(/undefined|\( *\)|\{\{|\n{3}| ,/);
  });
});

describe('what the letters say', () => {
  test('the guide names system, supporters and the box by its exact words, and takes the guide along', async () => {
    const { body, attachments } = await letter('guide', 'ja');
    expect(body).toContain('「このアドレスを応募時の承認者に加える」');
    for (const part of ['https://system.example.ac.jp/', 'kyoju@example.ac.jp', 'course@example.ac.jp'])
      expect(body).toContain(part);
    expect(attachments).toEqual(['guide.ja.pdf']);
    const { body: english } = await letter('guide', 'en');
    expect(english).toContain('「このアドレスを応募時の承認者に加える」');
  });

  test('in both languages, Japanese stands first and the guide is attached in both', async () => {
    const { subject, body, attachments } = await letter('guide', 'both');
    expect(subject).toBe(
      '【ジョブ型研究インターンシップ】専用システムへの登録のご案内 / [Research Internship] How to register in the dedicated system',
    );
    expect(body.indexOf('見本 太郎 様')).toBeLessThan(body.indexOf('Dear MIHON Taro,'));
    expect(attachments).toEqual(['guide.ja.pdf', 'guide.en.pdf']);
  });

  test('a returned contract is told with every reason, and goes in copy to supervisor and host', async () => {
    const { body, cc } = await letter('contract-returned', 'ja');
    expect(body).toMatch(/^・.+：成果の帰属が書かれていない\n・.+：締め日と支払日がない$/m);
    expect(body).toContain('第3版をお待ちします。');
    expect(cc.map(({ address }) => address)).toEqual(['kyoju@example.ac.jp', 'jinji@example.com']);
  });

  test('the reminder of the permit names the day, the kind and what is not ready', async () => {
    const { body } = await letter('permit', 'ja');
    expect(body).toContain('申請の期限の目安：2026年10月19日（月）');
    expect(body).toContain('個別許可が必要です');
    expect(body).toContain('・旅券\n');
    expect(body).not.toContain('包括的な許可で足ります');
  });

  test('a last day that has passed is not asked for', async () => {
    const { body } = await letter('permit', 'en', knownIn('permit', { today: day('2026-10-25') }));
    expect(body).not.toContain('2026-10-19');
    expect(body).not.toContain('19 October 2026');
    expect(body).toContain('There is little time left');
  });

  test('the notice on the scholarship names every month, and the roll and the proxy seal', async () => {
    const { body } = await letter('mext', 'ja');
    expect(body).toContain('2026年12月、2027年1月');
    expect(body).toContain('在籍確認簿');
    expect(body).toContain('代理押印');
  });

  test('Form 5-3 is asked for by fiscal year, months and days', async () => {
    const { body } = await letter('jsps-5-3', 'ja');
    expect(body).toContain('報酬を受けた年度：令和8年度');
    expect(body).toContain('2026年11月、2026年12月、2027年1月、2027年2月');
    expect(body).toContain('2027年4月1日（木） から 2027年4月20日（火） まで');
  });

  test('the form of the next year, and months that were not told, are another letter', () => {
    const form = knownIn('jsps-5-3');
    const run = { startedOn: day('2026-11-02'), endedOn: day('2027-06-30') };
    const later = { ...form, today: day('2027-07-20') };
    const owing = { ...form.dossier, placements: [placementUpTo(11, { run })] };
    expect(aboutOf('jsps-5-3', { ...later, dossier: owing })).toBe('2026');
    const settled = { 'jsps-5-3:2026': day('2027-04-02') };
    expect(aboutOf('jsps-5-3', { ...later, dossier: { ...owing, settled } })).toBe('2027');
    const month = knownIn('mext');
    expect(aboutOf('mext', month)).toBe('2026-12_2027-01');
    const told = { ...month.dossier, settled: { 'mext-month:2026-12': day('2026-10-20') } };
    expect(aboutOf('mext', { ...month, dossier: told })).toBe('2027-01');
  });

  test('the line on tax stands in the closing letter where there was pay, and only there', async () => {
    expect((await letter('closing', 'ja')).body).toContain('確定申告');
    const unpaid = placementUpTo(11, { terms: [{ ...TERMS, pay: 'unpaid' }] });
    const of = knownIn('closing', { dossier: { ...CASES.closing.dossier, placements: [unpaid] } });
    expect((await letter('closing', 'ja', of)).body).not.toContain('確定申告');
  });

  test('the question to the RA’s department goes to its own address where the profile has one', async () => {
    expect((await letter('ra', 'ja')).to.address).toBe('course@example.ac.jp');
    const { office } = knownIn('ra');
    const programs = office.programs.map((one) => ({ ...one, raEmail: 'ra@example.ac.jp' }));
    expect((await letter('ra', 'ja', knownIn('ra', { office: { ...office, programs } }))).to.address).toBe(
      'ra@example.ac.jp',
    );
  });
});

describe('the host researcher', () => {
  const asking = (facts: Partial<Dossier>) =>
    knownIn('jsps-consent', { dossier: { ...CASES['jsps-consent'].dossier, ...facts } });
  const { jspsConsent: _, ...unknown } = CASES['jsps-consent'].dossier;
  const successor = [{ on: day('2026-10-03'), former: '見本 受入', name: '見本 教授', email: 'kyoju@example.ac.jp' }];

  test('is written to by name, with what is planned, and with copies to student and supervisor', async () => {
    const { to, cc, body } = await letter('jsps-consent', 'ja');
    expect(to).toEqual({ name: '見本 受入', address: 'ukeire@example.ac.jp' });
    expect(cc.map(({ address }) => address)).toEqual(['mihon.taro@example.ac.jp', 'kyoju@example.ac.jp']);
    for (const part of [
      '見本 受入 先生',
      '見本の研究',
      '2026年11月2日（月） から 2027年2月1日（月） まで',
      '1週38時間',
    ])
      expect(body).toContain(part);
  });

  test('who is the supervisor has the supervisor’s address, and gets one letter', async () => {
    const { to, cc } = await letter('jsps-consent', 'ja', asking({ jspsConsent: { hostResearcher: '見本教授' } }));
    expect(to.address).toBe('kyoju@example.ac.jp');
    expect(cc.map(({ address }) => address)).toEqual(['mihon.taro@example.ac.jp']);
  });

  test('who came after the former supervisor is asked again, at their own address', async () => {
    const consent = {
      hostResearcher: '見本 受入',
      hostResearcherEmail: 'ukeire@example.ac.jp',
      agreedOn: day('2026-10-01'),
      contributes: true,
    };
    const { to, body } = await letter('jsps-consent', 'ja', asking({ jspsConsent: consent, supervisors: successor }));
    expect(to.address).toBe('kyoju@example.ac.jp');
    expect(body).toContain('先に見本 受入 先生の同意をいただいております');
  });

  test('takes no address of the one before', () => {
    const before = asking({});
    const [change] = granted(recordJsps(before, { ...WISH, reason: '交代', hostResearcher: '見本 他大' }));
    const after = change && evolve(before.dossier, change);
    expect(after?.jspsConsent).toEqual({ hostResearcher: '見本 他大' });
  });

  test('is asked for where nobody is on record, or no address', async () => {
    const lacks = async (of: Situation) => lackedBy(await composed('jsps-consent', 'ja', of));
    expect(await lacks(knownIn('jsps-consent', { dossier: unknown }))).toEqual([
      ['hostResearcher', 'coopj jsps record 20249001 --host-researcher "…"'],
    ]);
    expect(await lacks(asking({ jspsConsent: { hostResearcher: '見本 他大' } }))).toEqual([
      ['hostResearcherEmail', 'coopj jsps record 20249001 --host-researcher-email "…"'],
    ]);
  });
});

describe('the supervisor', () => {
  test('is asked for the approval, and again where another one gave it', async () => {
    const first = await letter('approval-request', 'ja');
    expect(first.to.address).toBe('kyoju@example.ac.jp');
    expect(first.body).toContain(
      '2026年8月3日（月）に、下記の学生から、ジョブ型研究インターンシップへの参加希望の連絡がありました',
    );
    expect(first.body).not.toContain('前の指導教員');
    const changed = dossier({
      student: student({ supervisorName: '見本 後任', supervisorEmail: 'konin@example.ac.jp' }),
      supervisors: [{ on: day('2026-10-13'), former: '見本 教授', name: '見本 後任', email: 'konin@example.ac.jp' }],
    });
    const of = knownIn('approval-request', { dossier: changed, today: day('2026-10-14') });
    const again = await letter('approval-request', 'ja', of);
    expect(again.to.address).toBe('konin@example.ac.jp');
    expect(again.body).toContain('2026年8月5日（水）に前の指導教員の見本 教授 先生から事前承認を受けております');
    expect(again.body).not.toContain('参加希望の連絡がありました');
    expect([aboutOf('approval-request', knownIn('approval-request')), aboutOf('approval-request', of)]).toEqual([
      '',
      '2026-10-13',
    ]);
  });
});

test('who was not accepted is told of the other selections, and that STEP 1 to 4 are not repeated', async () => {
  const alone = await letter('not-accepted', 'ja');
  expect(alone.body).toContain('2026年10月5日（月）の選考の結果、今回は採用に至らなかったことを確認しました');
  expect(alone.body).not.toContain('引き続き選考中');
  const [rejected] = CASES['not-accepted'].dossier.placements;
  if (!rejected) throw new Error('no placement');
  const both = {
    ...CASES['not-accepted'].dossier,
    placements: [rejected, placement({ ref: 'P-0002', company: 'C-0002' })],
  };
  const companies = new Map([
    ['C-0001', company()],
    ['C-0002', company({ code: 'C-0002', name: '別見本株式会社' })],
  ]);
  const { body } = await letter('not-accepted', 'ja', knownIn('not-accepted', { dossier: both, companies }));
  expect(body).toContain('別見本株式会社への応募は、引き続き選考中です。');
});

describe('the notice of changed documents', () => {
  const certificate = (number: string, facts: Partial<Certificate> = {}): Certificate => ({
    number,
    kind: 'internship',
    lang: 'ja',
    issuedOn: day('2026-10-20'),
    placement: 'P-0001',
    terms: TERMS,
    file: `${number}.pdf`,
    sha256: 'c'.repeat(64),
    by: '見本 職員',
    stated: [
      ['氏名', 'KYUSEI ANH'],
      ['期間', '2026年11月2日から2027年2月1日まで'],
      ['issuer', '2026年10月20日'],
    ],
    ...facts,
  });
  const newer = certificate('I-2026-0002', {
    issuedOn: day('2026-12-01'),
    stated: [
      ['氏名', 'SHINSEI ANH'],
      ['期間', '2026年11月2日から2027年2月1日まで'],
      ['issuer', '2026年12月1日'],
    ],
  });
  const of = (certificates: readonly Certificate[], facts: Partial<Dossier> = {}) =>
    knownIn('document-changed', { dossier: dossier({ placements: [placementUpTo(10)], certificates, ...facts }) });
  const lacks = async (known: Situation) =>
    lackedBy(await composed('document-changed', 'ja', known)).map(([what]) => what);

  test('names the revision of a contract, what is new in it and what was before, and goes to the host too', async () => {
    const { body, cc } = await letter('document-changed', 'ja');
    expect(body).toContain(
      '■ 雇用契約書 第2版（2026年12月1日受領）\n　変更前：第1版（2026年10月8日受領）\n　・期間：2026年11月2日～2027年3月1日（変更前：2026年11月2日～2027年2月1日）',
    );
    expect(body).not.toContain('週の時間');
    expect(cc.map(({ address }) => address)).toEqual(['kyoju@example.ac.jp', 'jinji@example.com']);
    expect(
      aboutOf('document-changed', knownIn('document-changed'), knownIn('document-changed').dossier.placements[0]),
    ).toBe('P-0001-E2');
  });

  test('names a certificate and only the facts that are new, and does not go to the host', async () => {
    const { body, cc } = await letter('document-changed', 'ja', of([certificate('I-2026-0001'), newer]));
    expect(body).toContain(
      '■ インターンシップ証明書 I-2026-0002（2026年12月1日発行）\n　変更前：I-2026-0001（2026年10月20日発行）\n　・氏名：SHINSEI ANH（変更前：KYUSEI ANH）\n\n',
    );
    expect(cc.map(({ address }) => address)).toEqual(['kyoju@example.ac.jp']);
  });

  test('compares the terms where the languages are not the same, and tells nothing that nobody recorded', async () => {
    const english = certificate('I-2026-0002', {
      lang: 'en',
      terms: { ...TERMS, hoursPerWeek: 20 },
      stated: [['Name', 'X']],
    });
    const { body } = await letter('document-changed', 'en', of([certificate('I-2026-0001'), english]));
    expect(body).toMatch(/replaces I-2026-0001.*\n {2}- .*: 20 \(before: 28\)\n\n/);
    const { hoursPerWeek: _, ...unknown } = TERMS;
    const silent = certificate('I-2026-0002', { lang: 'en', terms: { ...unknown, to: day('2027-03-01') } });
    expect((await letter('document-changed', 'en', of([certificate('I-2026-0001'), silent]))).body).not.toContain('28');
  });

  test('is not written for a fresh copy, a void one, or one of another placement', async () => {
    const fresh = certificate('I-2026-0002', { issuedOn: day('2026-12-01') });
    expect(await lacks(of([certificate('I-2026-0001'), fresh]))).toEqual(['changedDocument']);
    const voided = { on: day('2026-12-01'), by: '見本 職員', reason: '誤り' };
    expect(await lacks(of([certificate('I-2026-0001'), { ...newer, voided }]))).toEqual(['changedDocument']);
    expect(await lacks(of([certificate('I-2026-0001', { placement: 'P-0009' }), newer]))).toEqual(['changedDocument']);
    expect(await lacks(of([certificate('I-2026-0001', { voided }), fresh]))).toEqual([]);
  });
});

describe('what a letter lacks is named, with the command that fills it in', () => {
  const lacks = async (key: (typeof LETTER_KEYS)[number], facts: Parameters<typeof knownIn>[1]) =>
    lackedBy(await composed(key, 'ja', knownIn(key, facts)));

  test('files and addresses of the profile', async () => {
    expect(await lacks('guide', { office: OFFICE })).toEqual([
      ['guide', 'coopj office edit --set system.guide.ja="guide.pdf"'],
    ]);
    expect(await lacks('recording', { office: OFFICE })).toEqual([
      ['recording', 'coopj office edit --set system.recording="https://…"'],
    ]);
    expect(await lacks('grading', { office: OFFICE })).toEqual([
      ['teacherEmail', 'coopj office edit --set course.teacherEmail="…"'],
    ]);
  });

  test('the host’s address', async () => {
    const companies = new Map([['C-0001', company({ hr: '人事部 見本 花子' })]]);
    expect(await lacks('evaluation', { companies })).toEqual([['hostEmail', 'coopj company edit C-0001 --hr "…"']]);
  });

  test.each([
    ['approval-request', 'approvalToAsk', dossier()],
    ['jsps-consent', 'consentToAsk', AGREED],
    ['not-accepted', 'rejection', dossier({ placements: [placementUpTo(8)] })],
    ['document-changed', 'changedDocument', dossier({ placements: [placementUpTo(10)] })],
    ['briefing', 'nextBriefing', dossier()],
    ['recording', 'missedBriefing', dossier()],
    ['missing-papers', 'papersMissing', dossier({ placements: [placementUpTo(10)] })],
    ['contract-returned', 'returnedContract', dossier({ placements: [placementUpTo(10)] })],
    ['acceptance', 'acceptance', dossier({ placements: [placement()] })],
    ['permit', 'permitToAsk', dossier({ placements: [placementUpTo(10)] })],
    ['insurance', 'insuranceGap', dossier({ placements: [placementUpTo(10)] })],
    ['jsps-5-3', 'formDue', dossier({ placements: [placementUpTo(10)] })],
    ['mext', 'monthsAway', dossier({ placements: [placementUpTo(10)] })],
    ['ra', 'assistant', dossier({ placements: [placementUpTo(10)] })],
    ['evaluation', 'evaluationOpen', dossier({ placements: [placementUpTo(12)] })],
    ['grading', 'gradeOpen', dossier({ placements: [placementUpTo(12)] })],
    ['closing', 'began', dossier({ placements: [placement()] })],
  ] as const)('%s has no reason: %s', async (key, what, of) => {
    expect((await lacks(key, { dossier: of })).map(([one]) => one)).toEqual([what]);
  });

  test('somebody who registered after the briefing has missed none', async () => {
    const { briefing: _, ...late } = dossier();
    const registered = { ...late, registration: { on: day('2026-10-02'), supporters: {} } };
    expect((await lacks('recording', { dossier: registered })).map(([what]) => what)).toEqual(['missedBriefing']);
  });
});

describe('what is recorded with a letter', () => {
  const changes = (key: (typeof LETTER_KEYS)[number]) => {
    const of = knownIn(key);
    const recording = recordingOf(key, of, of.dossier.placements[0]);
    return recording && granted(recording.decide(WISH));
  };

  test('is what the special verbs record', () => {
    const { guideSentOn: _, ...contact } = CASES.guide.dossier.contact ?? { on: day('2026-08-03') };
    const of = knownIn('guide', { dossier: { ...CASES.guide.dossier, contact } });
    expect(granted(recordingOf('guide', of)?.decide(WISH) ?? { ok: true, changes: [], overridden: [] })).toEqual([
      { type: 'contact-recorded', on: '2026-08-03', guideSentOn: '2026-08-04' },
    ]);
    expect(changes('briefing')).toEqual([{ type: 'briefing-invited', on: '2026-09-28', for: '2026-10-01' }]);
    expect(changes('recording')).toEqual([{ type: 'briefing-recorded', recordingSentOn: '2026-10-02' }]);
    expect(changes('ra')).toEqual([{ type: 'obligation-settled', key: 'ra:P-0001', on: '2026-10-06' }]);
    expect(changes('closing')).toEqual([{ type: 'obligation-settled', key: 'tax:P-0001', on: '2027-02-02' }]);
    expect(changes('mext')).toEqual([
      { type: 'obligation-settled', key: 'mext-month:2026-12', on: '2026-10-20' },
      { type: 'obligation-settled', key: 'mext-month:2027-01', on: '2026-10-20' },
    ]);
  });

  test('is nothing after a reminder: it settles nothing', () => {
    for (const key of [
      'approval-request',
      'jsps-consent',
      'not-accepted',
      'document-changed',
      'permit',
      'insurance',
      'jsps-5-3',
      'evaluation',
      'grading',
    ] as const)
      expect(changes(key)).toBeUndefined();
  });
});

describe('the language of a letter', () => {
  const lang = (facts: Parameters<typeof student>[0], status?: string) =>
    languageOf(
      'guide',
      known(dossier({ student: student(facts), ...(status && { stays: [{ on: day('2024-04-01'), status }] }) })),
    );

  test('is that of who reads it', () => {
    expect(lang({})).toBe('ja');
    expect(lang({ nationality: '日本' })).toBe('ja');
    expect(lang({ nationality: '中国' })).toBe('en');
    expect(lang({}, '留学')).toBe('en');
    const { nameKanji: _, ...latin } = student();
    expect(languageOf('guide', known(dossier({ student: latin })))).toBe('en');
    expect(languageOf('evaluation', known(dossier({ student: latin })))).toBe('ja');
  });
});

describe('an address is one address', () => {
  test.each([
    'a@example.com, b@example.com',
    'a@example.com\r\nBcc: b@example.com',
    'a@example.com>',
    '"a b"@example.com',
    'a@example',
    'a b@example.com',
    'メール@example.com',
    '',
  ])('%j is none', (address) => {
    expect(mailbox(address)).toBeUndefined();
  });

  test('a name loses its line breaks, and nothing else', () => {
    expect(mailbox('a@example.com', '見本\r\nBcc: b@example.com, "x" <c@example.com>')).toEqual({
      name: '見本 Bcc: b@example.com, "x" <c@example.com>',
      address: 'a@example.com',
    });
  });

  test.each([
    ['人事部 見本 花子 <jinji@example.com>', '人事部 見本 花子'],
    ['人事部 見本 花子（jinji@example.com）', '人事部 見本 花子'],
    ['jinji@example.com 人事部', '人事部'],
    ['jinji@example.com', undefined],
  ])('%s is found among the words', (words, name) => {
    expect(mailboxIn(words)).toEqual({ ...(name && { name }), address: 'jinji@example.com' });
  });

  test('of two addresses none is taken', () => {
    expect(mailboxIn('a@example.com, b@example.com')).toBeUndefined();
    expect(mailboxIn('人事部')).toBeUndefined();
  });
});
