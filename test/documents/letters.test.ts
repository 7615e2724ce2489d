import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import mustache from 'mustache';
import { describe, expect, test } from 'vitest';
import { kindOf, LETTER_KEYS, SIGNATURE_FIELDS } from '../../src/core/letters/kinds.ts';
import type { Letter } from '../../src/core/letters/letter.ts';
import { isLost } from '../../src/core/text/signs.ts';
import { attachmentsIn } from '../../src/documents/attachments.ts';
import { loadLetterTexts, parseLetter } from '../../src/documents/templates/letter-texts.ts';
import { eml } from '../../src/formats/eml.ts';
import { filesIn } from '../../src/office/files.ts';
import { company, day, student } from '../helpers/dossiers.ts';
import { composed, knownIn, letter } from '../helpers/letters.ts';
import { mailboxes, rawHeader, readMail } from '../helpers/mail.ts';
import { NAUGHTY } from '../helpers/naughty.ts';
import { TEMPLATES } from '../helpers/papers.ts';
import { abortOf } from '../helpers/records.ts';
import { tempFolder } from '../helpers/run.ts';

const TONGUES = ['ja', 'en'] as const;
const EACH = LETTER_KEYS.flatMap((key) => TONGUES.map((lang) => [key, lang] as const));
const shipped = (name: string) => readFileSync(join(TEMPLATES, 'letters', name), 'utf8');
const notesOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('#'))
    .join('\n');

describe('the shipped texts', () => {
  test.each(EACH)('%s in %s is a letter, and its notes name every field that it may use, and no other', (key, lang) => {
    const text = shipped(`${key}.${lang}.txt`);
    expect(() => parseLetter({ text, file: 'x' }, kindOf(key), mustache.parse)).not.toThrow();
    const named = [...notesOf(text).matchAll(/\{\{([a-z0-9-]+)\}\}/g)].map(([, field]) => field);
    expect([...new Set(named)].sort()).toEqual([...kindOf(key).fields].sort());
  });

  test.each(TONGUES)('so is the signature in %s', (lang) => {
    for (const field of SIGNATURE_FIELDS) expect(notesOf(shipped(`signature.${lang}.txt`))).toContain(`{{${field}}}`);
  });
});

describe('the office’s own texts', () => {
  const GUIDE = shipped('guide.ja.txt');
  const own = (files: Readonly<Record<string, string>>) => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'letters'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'letters', name), text);
    return loadLetterTexts('guide', 'ja', { shipped: TEMPLATES, own: folder }, filesIn(folder).read);
  };
  const problem = async (text: string) => {
    const { problem: code, data } = await abortOf(own({ 'guide.ja.txt': text }));
    return { code, ...data };
  };
  const lineOf = (text: string, part: string) => text.split('\n').findIndex((line) => line.includes(part)) + 1;

  test('a letter and a signature count in place of the shipped ones, whatever ends their lines', async () => {
    const texts = await own({
      'guide.ja.txt': '\uFEFF# 覚書\r\n\r\nSubject : 案内 {{name}}\r\n\r\n\r\n# ここから本文\r\n{{signature}}\r\n',
      'signature.ja.txt': '# 覚書\n{{office}}\n',
    });
    expect(texts.ja).toEqual({
      subject: ['案内 ', { field: 'name' }],
      body: ['# ここから本文\n', { field: 'signature' }],
      signature: [{ field: 'office' }],
    });
  });

  test('an unknown field is refused with file, line and field', async () => {
    const text = GUIDE.replace('{{url}}\n', '{{uurl}}\n');
    expect(await problem(text)).toMatchObject({
      code: 'template-bad',
      file: expect.stringMatching(/letters\/guide\.ja\.txt$/),
      line: lineOf(text, '{{uurl}}'),
      kind: 'field-unknown',
      key: 'body',
      field: 'uurl',
    });
    const subject = GUIDE.replace(/^件名：/m, '件名：{{nmae}} ');
    expect(await problem(subject)).toMatchObject({ line: lineOf(subject, '件名：{{'), key: 'subject', field: 'nmae' });
  });

  test('so is a condition that is not closed, on the line where that shows', async () => {
    const text = GUIDE.replace('{{/supervisor}}に', '{{/supervisr}}に');
    expect(await problem(text)).toMatchObject({
      line: lineOf(text, '{{/supervisr}}'),
      kind: 'condition-open',
      field: 'supervisor',
    });
  });

  test.each([
    ['a partial', '{{>footer}}'],
    ['another delimiter', '{{=<% %>=}}'],
    ['a brace left open', '{{name'],
  ])('%s is refused', async (_, text) => {
    expect(await problem(`件名: x\n\n本文\n${text}\n`)).toMatchObject({
      kind: 'field-malformed',
      key: 'body',
      line: 4,
    });
  });

  test.each([
    ['briefing', 'held'],
    ['recording', 'recording'],
    ['contract-returned', 'reasons'],
    ['mext', 'months'],
    ['jsps-5-3', 'fiscal-year'],
  ] as const)('%s without {{%s}} is refused: nobody would know what it is about', (key, field) => {
    const text = `件名: {{name}}\n\n\n{{name}}様\n{{^name}}{{${field}}}{{/name}}\n`;
    const refused = () => parseLetter({ text, file: 'x.txt' }, kindOf(key), mustache.parse);
    expect(refused).toThrow(
      expect.objectContaining({ data: { file: 'x.txt', line: 4, kind: 'field-missing', key: 'body', field } }),
    );
  });

  test('a text without subject or without a letter is refused', async () => {
    expect(await problem('# 覚書\n\n本文\n')).toMatchObject({ kind: 'key-missing', key: 'subject', line: 3 });
    expect(await problem('件名: x\n\n\n')).toMatchObject({ kind: 'key-missing', key: 'body' });
  });
});

describe('a draft, read back by the standards', () => {
  test.each(EACH)('%s in %s', async (key, lang) => {
    const made = await letter(key, lang);
    const mail = readMail(await eml(made, []));
    expect(mail.header('Subject')).toBe(made.subject);
    expect(mail.text).toBe(made.body.replaceAll('\n', '\r\n'));
    expect(mailboxes(rawHeader(mail, 'To'))).toEqual([{ name: made.to.name ?? '', address: made.to.address }]);
    expect(mailboxes(rawHeader(mail, 'From'))).toEqual([{ name: made.from.name, address: 'coopj@example.ac.jp' }]);
    expect(made.cc.length === 0 ? [] : mailboxes(rawHeader(mail, 'Cc')).map(({ address }) => address)).toEqual(
      made.cc.map(({ address }) => address),
    );
  });

  test('is one that nobody has sent, of the office’s day, with nothing of this machine in it', async () => {
    const made = await letter('mext', 'ja');
    const bytes = await eml(made, []);
    const mail = readMail(bytes);
    expect(mail.header('X-Unsent')).toBe('1');
    expect(mail.header('Date')).toBe('Tue, 20 Oct 2026 00:00:00 +0000');
    expect(mail.header('Message-ID')).toMatch(/^<[0-9a-f]{32}@example\.ac\.jp>$/);
    expect([...mail.headers.keys()].sort()).toEqual([
      'cc',
      'content-transfer-encoding',
      'content-type',
      'date',
      'from',
      'message-id',
      'mime-version',
      'subject',
      'to',
      'x-unsent',
    ]);
    const source = Buffer.from(bytes).toString('latin1');
    expect(source.split('\r\n').filter((line) => line.length > 78)).toEqual([]);
    expect(source).not.toMatch(/[^\x20-\x7e\r\n]|[^\r]\n/);
  });

  test('is the same to the byte when it is made again', async () => {
    const files = [{ name: 'guide.pdf', bytes: Buffer.from('%PDF-1.7') }];
    const [once, again] = [
      await eml(await letter('guide', 'ja'), files),
      await eml(await letter('guide', 'ja'), files),
    ];
    expect(Buffer.from(once).equals(again)).toBe(true);
    const other = await eml(await letter('guide', 'ja'), [{ name: 'guide.pdf', bytes: Buffer.from('%PDF-1.8') }]);
    expect(readMail(other).header('Message-ID')).not.toBe(readMail(once).header('Message-ID'));
  });

  test('carries its files whole, under their own names', async () => {
    const folder = tempFolder();
    const bytes = Buffer.from('%PDF-1.7\n\r\n.\r\nFrom 見本\u0000\u00ff', 'latin1');
    writeFileSync(join(folder, '学生参加ガイド 2026年度版(第2版).pdf'), bytes);
    const files = await attachmentsIn(
      { profile: folder, evidence: folder },
      ['学生参加ガイド 2026年度版(第2版).pdf'],
      filesIn('/').read,
    );
    const mail = readMail(await eml(await letter('guide', 'ja'), files));
    expect(mail.files.map(({ name }) => name)).toEqual(['学生参加ガイド 2026年度版(第2版).pdf']);
    expect(mail.files[0]?.bytes.equals(bytes)).toBe(true);
    expect(mail.text).toContain('見本 太郎 様');
  });

  test('is refused where a file is missing, by its name', async () => {
    const { problem, data } = await abortOf(
      attachmentsIn({ profile: '/nowhere', evidence: '/nowhere' }, ['guide.pdf'], filesIn('/').read),
    );
    expect({ problem, ...data }).toEqual({ problem: 'file-missing', file: '/nowhere/guide.pdf' });
  });
});

describe('naughty strings', () => {
  const ALL = [
    ...NAUGHTY,
    '見本\r\nBcc: x@example.com',
    '"a" <x@example.com>, b',
    'a@example.com, b@example.com',
    '=?UTF-8?B?eA==?=',
  ];
  const HEADERS = [
    'content-transfer-encoding',
    'content-type',
    'date',
    'from',
    'message-id',
    'mime-version',
    'subject',
    'to',
    'x-unsent',
  ];

  test('as name, supervisor, company and person in charge stay text: no header and no addressee comes of them', async () => {
    expect(NAUGHTY.length).toBeGreaterThan(400);
    for (const text of ALL) {
      const facts = { nameKanji: text, supervisorName: text };
      const base = knownIn('evaluation');
      const of = {
        ...base,
        dossier: { ...base.dossier, student: student(facts) },
        companies: new Map([
          ['C-0001', company({ name: text, hr: `${text.replaceAll('@', '')} <jinji@example.com>` })],
        ]),
      };
      const made = await composed('evaluation', 'ja', of);
      // A name of which letters were lost is not printed.
      expect(made.ok, text).toBe(!isLost(text, true));
      if (!made.ok) continue;
      const mail = readMail(await eml(made.letter, []));
      expect([...mail.headers.keys()].sort(), text).toEqual(HEADERS);
      expect(
        mailboxes(rawHeader(mail, 'To')).map(({ address }) => address),
        text,
      ).toEqual(['jinji@example.com']);
      expect(mail.header('Subject'), text).toBe(made.letter.subject);
      expect(made.letter.subject, text).not.toMatch(/\p{Cc}/u);
    }
  });

  test('as an address are refused, or are one address', async () => {
    for (const text of ALL) {
      const base = knownIn('guide');
      const made = await composed('guide', 'ja', {
        ...base,
        dossier: { ...base.dossier, student: student({ email: text }) },
      });
      if (!made.ok)
        expect(
          made.missing.map(({ what }) => what),
          text,
        ).toEqual(['email']);
      else expect(mailboxes(rawHeader(readMail(await eml(made.letter, [])), 'To')), text).toHaveLength(1);
    }
  });

  test('a letter that was put together elsewhere cannot smuggle a header in either', async () => {
    const made: Letter = {
      ...(await letter('guide', 'ja')),
      on: day('2026-10-20'),
      subject: 'x\r\nBcc: x@example.com',
      to: { name: 'x\r\nBcc: x@example.com', address: 'a@example.com' },
    };
    expect([...readMail(await eml(made, [])).headers.keys()].sort()).toEqual(HEADERS);
  });
});
