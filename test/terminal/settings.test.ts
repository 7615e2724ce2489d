import { expect, test } from 'vitest';
import { formatOf, languageOf, languageOr, peek, placesOf, whereOf } from '../../src/terminal/settings.ts';

test('the language is that of the flag, the variable, then the machine', () => {
  expect(languageOf(['--lang', 'ja'], { COOPJ_LANG: 'en' })).toBe('ja');
  expect(languageOf(['student', '--lang=en'], { COOPJ_LANG: 'ja' })).toBe('en');
  expect(languageOf([], { COOPJ_LANG: 'ja', LC_ALL: 'C' })).toBe('ja');
  expect(languageOf([], { LC_ALL: 'ja_JP.UTF-8', LANG: 'en_US' })).toBe('ja');
  expect(languageOf([], { LC_ALL: '', LC_MESSAGES: 'en_US', LANG: 'ja_JP' })).toBe('en');
  expect(languageOf([], { LANG: 'jabberwocky' })).toBe('en');
  expect(languageOf([], {})).toBe('en');
  expect(() => languageOf(['--lang', 'fr'], {})).toThrow('not-one-of');
  expect(languageOr(['--lang', 'fr'], { LANG: 'ja_JP' })).toBe('ja');
});

test('the format is that of the flag, of the file’s name, then of the terminal', () => {
  expect(formatOf({}, true)).toBe('table');
  expect(formatOf({}, false)).toBe('plain');
  expect(formatOf({ json: true }, true)).toBe('json');
  expect(formatOf({ format: 'CSV' }, true)).toBe('csv');
  expect(formatOf({ output: 'x.TSV' }, true)).toBe('tsv');
  expect(formatOf({ output: 'x.txt' }, true)).toBe('plain');
  expect(formatOf({ output: '-' }, true)).toBe('table');
  // A name that promises another kind of file gets no text under it.
  for (const output of ['x.xls', 'x.DOCX', 'x.ods', 'x.htm']) {
    expect(() => formatOf({ output }, true, true)).toThrow('not-one-of');
    expect(formatOf({ output, format: 'csv' }, true)).toBe('csv');
  }
  expect(formatOf({ output: 'x.csv', format: 'json' }, true)).toBe('json');
  expect(() => formatOf({ format: 'xml' }, true)).toThrow('not-one-of');
  expect(() => formatOf({ format: 'csv', json: true }, true)).toThrow('flags-disagree');
});

test('records and profile lie in the data folder unless a flag or a variable names them', () => {
  const ground = { cwd: '/here', home: '/home/mihon', platform: 'linux' as const };
  const places = (flags: object, env: Record<string, string>, more = {}) =>
    placesOf(flags, { ...ground, ...more, env });
  const database = '/home/mihon/.local/share/coopj/coopj.db';
  expect(places({}, {})).toEqual({ database, profile: '/home/mihon/.local/share/coopj/office.toml' });
  expect(places({}, { XDG_DATA_HOME: '/data' }).database).toBe('/data/coopj/coopj.db');
  expect(places({}, { COOPJ_DB: 'x/y.db' })).toEqual({ database: '/here/x/y.db', profile: '/here/x/office.toml' });
  expect(places({ db: 'z.db' }, { COOPJ_DB: 'x/y.db' }).database).toBe('/here/z.db');
  expect(places({ office: 'o.toml' }, { COOPJ_OFFICE: '/p.toml' })).toEqual({ database, profile: '/here/o.toml' });
  expect(places({}, { COOPJ_OFFICE: '/p.toml' }).profile).toBe('/p.toml');
  expect(places({}, { APPDATA: '/roaming' }, { platform: 'win32' }).database).toBe('/roaming/coopj/coopj.db');
  expect(() => places({ db: 'mysql://localhost/coopj' }, {})).toThrow('database-kind');
});

test('in a shared store the profile lies too: no other is named, and no password on the command line', () => {
  const ground = { cwd: '/here', home: '/home/mihon', platform: 'linux' as const };
  const places = (flags: object, env: Record<string, string>) => placesOf(flags, { ...ground, env });
  const url = 'postgres://mihon@db.example.ac.jp/coopj';
  const there = { database: `${url}?sslmode=require`, profile: `${url}/office.toml` };
  expect(places({ db: `${url}?sslmode=require` }, {})).toEqual(there);
  expect(places({}, { COOPJ_DB: `${url.replace('mihon', 'mihon:p@ss:w')}?sslmode=require&password=x` })).toEqual(there);
  expect(() => places({ db: url, office: 'o.toml' }, {})).toThrow('office-in-store');
  expect(() => places({ db: url }, { COOPJ_OFFICE: 'o.toml' })).toThrow('office-in-store');
  expect(() => places({ db: url.replace('mihon', 'mihon:p') }, {})).toThrow('password-in-line');
  expect(() => places({ db: `${url}?password=p` }, {})).toThrow('password-in-line');
  expect(whereOf({ db: url.replace('mihon', 'mihon:p') })).toBe(`--db ${url}`);
});

test('a flag is found on a line that cannot be parsed, the last one counts, and nothing after --', () => {
  expect(peek(['a', '--lang', 'en', '--lang=ja'], '--lang')).toBe('ja');
  expect(peek(['a', '--', '--lang', 'ja'], '--lang')).toBeUndefined();
});
