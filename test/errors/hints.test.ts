import { expect, test } from 'vitest';
import { whereIn } from '../../src/terminal/settings.ts';
import { atOffice } from '../../src/wording/describe.ts';
import { loadWords } from '../../src/wording/load.ts';

const words = await loadWords('en');
const placed = (hint: string) => atOffice(hint, '--db coopj.db', words);

test.each([
  ['coopj init', 'coopj init --db coopj.db'],
  ['Ask: coopj student show taro', 'Ask: coopj student show --db coopj.db taro'],
  ['coopj db office add "見本大"', 'coopj db office add --db coopj.db "見本大"'],
  ['coopj db person add jiro --role clerk', 'coopj db person add --db coopj.db jiro --role clerk'],
  ['coopj db person --help', 'coopj db person --db coopj.db --help'],
])('a command in a hint names the office behind its whole verb: %s', (hint, said) => {
  expect(placed(hint)).toBe(said);
});

test.each([
  'coopj journal verify --db other.db',
  'coopj db person add --db other.db jiro',
  'coopj config set db other.db',
])('a command that names an office itself is left as it is: %s', (hint) => {
  expect(placed(hint)).toBe(hint);
});

test('the office of a person in a shared store is no settings file, which hints would repeat', () => {
  expect(whereIn(['db', 'person', 'add', 'jiro', '--office', '見本大学', '--db', 'postgres://mihon@h/c'])).toBe(
    '--db postgres://mihon@h/c',
  );
  expect(whereIn(['db', 'person', '--office', '見本大学', 'add'])).toBe('');
  expect(whereIn(['student', 'list', '--office', 'office.toml'])).toBe('--office office.toml');
});
