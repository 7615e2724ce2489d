import { expect, test } from 'vitest';
import { fileNameOf, folderOf, hasPassword, hostsOf, shownUrl } from '../../src/core/text/address.ts';
import { connectTo } from '../../src/store/postgres/connect.ts';
import { abortOf } from '../helpers/records.ts';

test('an address names one server or several, each with its port, and all else for all of them', () => {
  const urls = (url: string) => hostsOf(url).urls;
  expect(urls('postgres://mihon@db.example.ac.jp/coopj?sslmode=verify-full')).toEqual([
    'postgres://mihon@db.example.ac.jp/coopj?sslmode=verify-full',
  ]);
  expect(urls('postgres://mihon:a,b%40@h1:5433,[::1]:5434,h3/coopj?sslmode=require')).toEqual([
    'postgres://mihon:a,b%40@h1:5433/coopj?sslmode=require',
    'postgres://mihon:a,b%40@[::1]:5434/coopj?sslmode=require',
    'postgres://mihon:a,b%40@h3/coopj?sslmode=require',
  ]);
  expect(urls('postgres://h1,h2/coopj')).toEqual(['postgres://h1/coopj', 'postgres://h2/coopj']);
  expect(urls('postgres://mihon@/coopj?host=/a,/b&port=5433,5434')).toEqual([
    'postgres://mihon@/coopj?host=%2Fa&port=5433',
    'postgres://mihon@/coopj?host=%2Fb&port=5434',
  ]);
  expect(urls('postgres://mihon@/coopj?host=h1,h2&port=5433')).toEqual([
    'postgres://mihon@/coopj?host=h1&port=5433',
    'postgres://mihon@/coopj?host=h2&port=5433',
  ]);
});

test('of several the one is meant that takes changes, unless another is asked for', async () => {
  const wanted = (url: string) => hostsOf(url).wanted;
  expect(wanted('postgres://h1/coopj')).toBe('any');
  expect(wanted('postgres://h1,h2/coopj')).toBe('read-write');
  expect(wanted('postgres://h1,h2/coopj?target_session_attrs=any')).toBe('any');
  expect(wanted('postgres://h1/coopj?target_session_attrs=standby')).toBe('standby');
  const odd = { url: 'postgres://h1/coopj?target_session_attrs=write', patience: 0 };
  expect(await abortOf(connectTo(odd))).toMatchObject({ problem: 'not-one-of', data: { value: 'write' } });
});

test('a file of a store is called by its login, its first host and its database, however the address says them', () => {
  const name = 'hanako-db.example.ac.jp-5544-coopj';
  for (const url of [
    'postgres://hanako:Geheim-1@db.example.ac.jp:5544/coopj?sslmode=verify-full',
    'postgres://hanako@db.example.ac.jp:5544,db2.example.ac.jp/coopj',
    'postgresql://hanako@DB.example.ac.jp:5544,db2.example.ac.jp:5433/coopj',
    'postgres://hanako@/coopj?host=db.example.ac.jp&port=5544',
    'postgres://hanako@db.example.ac.jp/coopj?port=5544',
    'postgres:///coopj?user=hanako&host=db.example.ac.jp,db2.example.ac.jp&port=5544,5433',
  ])
    expect([url, fileNameOf(url)]).toEqual([url, name]);
  expect(
    [
      'postgres://hanako@db.example.ac.jp:5432/coopj',
      'postgres://hanako@db.example.ac.jp/coopj?port=5432',
      'postgres://db.example.ac.jp/coopj',
      'postgres://hanako@[::1]:5433/coopj',
      'postgres://hanako@/coopj?host=/var/run/postgresql',
      'postgres://hanako@%2Fvar%2Frun%2Fpostgresql/coopj',
      'postgres://hanako@/coopj?host=/var/run/postgresql&port=5433',
      'postgres://%E8%A6%8B@/%E6%9C%AC',
      'postgres://見@/本',
    ].map(fileNameOf),
  ).toEqual([
    'hanako-db.example.ac.jp-coopj',
    'hanako-db.example.ac.jp-coopj',
    'db.example.ac.jp-coopj',
    'hanako-1-5433-coopj',
    'hanako-coopj',
    'hanako-coopj',
    'hanako-5433-coopj',
    'E8-A6-8B-E6-9C-AC',
    'E8-A6-8B-E6-9C-AC',
  ]);
});

test('several servers are shown without their password, and seem to be one folder', () => {
  const url = 'postgres://mihon:Geheim-1@h1:5432,h2:5432/coopj?target_session_attrs=read-write';
  expect(shownUrl(url)).toBe('postgres://mihon@h1:5432,h2:5432/coopj?target_session_attrs=read-write');
  expect(hasPassword('postgres://mihon@h1:5432,h2:5432/coopj')).toBe(false);
  expect(hasPassword('postgres://h1:5432,h2:5432/coopj')).toBe(false);
  expect(folderOf(url)).toBe('postgres://mihon@h1:5432,h2:5432/coopj');
});
