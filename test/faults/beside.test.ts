import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { papersOffice } from '../helpers/papers-office.ts';
import { BIN, spawned } from '../helpers/shipped.ts';
import { withDisk } from './disk.ts';
import { isWhole, look } from './look.ts';

// Files that only say something to other programs, and what happens where the disk refuses them.

const env = (cwd: string) => ({
  COOPJ_DB: join(cwd, 'coopj.db'),
  COOPJ_TODAY: '2026-11-02',
  COOPJ_ACTOR: 'mihon',
  COOPJ_LANG: 'en',
  HOME: cwd,
});

withDisk('a note of who writes that cannot be removed takes nothing back that was recorded', async (disk) => {
  const { cwd } = await papersOffice();
  const before = look(join(cwd, 'coopj.db')).journal.length;
  const papers = join(cwd, 'papers');
  const line = ['certificate', 'issue', 'enrollment', '20241002', '--in', 'ja', '--out', papers];
  // The first operation gives the note its name.
  const answer = await disk.failing(line, cwd, env(cwd), { how: 'EIO', at: 2, file: '.writer' });
  expect([answer.code, existsSync(join(cwd, 'coopj.db.writer'))], answer.stderr).toEqual([0, true]);
  const after = look(join(cwd, 'coopj.db'));
  expect(after.journal.length).toBe(before + 1);
  isWhole('after it', after, cwd);
});

withDisk('a lock that a full disk left empty is removed, and the next edit waits for nobody', async (disk) => {
  const { cwd } = await papersOffice();
  const line = ['office', 'edit', '--set', 'office.telephone=046-000-0002'];
  const full = await disk.failing(line, cwd, env(cwd), { how: 'ENOSPC', at: 2, file: '.lock' });
  expect(full.stderr).toContain('the disk is full');
  expect(readdirSync(cwd).filter((name) => name.endsWith('.lock'))).toEqual([]);
  const again = await spawned(BIN, line, env(cwd));
  expect(again.code, again.stderr).toBe(0);
});
