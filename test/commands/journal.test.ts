import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { argvOf } from '../../src/core/text/command-line.ts';
import { chainAnew, forge, rewrite } from '../helpers/forger.ts';
import { ROOT, readyOffice } from '../helpers/run.ts';
import { chainedOn } from '../store/writes.ts';

const TODAY = '2026-10-31';
const CERTIFICATE = 'E-2026-0001_20249001_enrollment.pdf';

const STUDENT =
  'student add --number 20249001 --name-kanji 見本太郎 --name-kana ミホンタロウ --name-latin MIHON,TARO --date-of-birth 1999-01-02 --enrolled-on 2024-04-01 --email taro@example.ac.jp --program 情報学コース --expected-completion-on 2027-03-31';

/** An office with a student, a certificate and reports of the month. */
async function office() {
  const { cwd, coopj } = await readyOffice({ today: TODAY });
  const at = (name: string) => join(cwd, name);
  const type = (line: string) => coopj(argvOf(line), { today: TODAY });
  await type(STUDENT);
  const made = await type('certificate issue enrollment 20249001 --in ja');
  if (made.code !== 0) throw new Error(made.stderr);
  const report = 'report monthly --month 2026-10';
  await type(`${report} -o report.json -o report.html -o report.pdf -o report.xlsx --lang ja`);
  const { stdout } = await type('backup create --json');
  renameSync(JSON.parse(stdout).file, at('backup.zip'));
  return { at, type, db: at('coopj.db'), report };
}

const KEPT = ['report.json', 'report.html', 'report.pdf', 'report.xlsx', CERTIFICATE];
const BACKUP = 'backup.zip';

describe('journal verify --against', () => {
  it.each([...KEPT, BACKUP])('%s: the journal still holds what it tells of, signed by this office', async (file) => {
    const { type } = await office();
    const { code, stdout } = await type(`journal verify --against ${file} --json`);
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { whole: true, against: { signer: 'office' }, findings: [] }]);
  });

  it.each([...KEPT, BACKUP])('%s: a chain that was made again, its tables too, is found', async (file) => {
    const { type, db } = await office();
    forge(db, (database) => {
      const text = database.prepare<[], string>('SELECT text FROM journal_content WHERE seq = 1').pluck().get() ?? '';
      rewrite(database, 1, text.replace('見本太郎', '別人太郎'));
      chainAnew(database, 1);
      database.exec(`UPDATE projection SET hash = (SELECT hash FROM journal ORDER BY seq DESC LIMIT 1);
                     UPDATE students SET name = replace(name, '見本', '別人')`);
    });
    const { code, stdout } = await type(`journal verify --against ${file} --json`);
    expect(code).toBe(3);
    expect(JSON.parse(stdout).findings).toContainEqual(expect.objectContaining({ what: 'chain-remade' }));
  });

  it('a file in which somebody changed what it says of the journal is found', async () => {
    const { type, at } = await office();
    const { head, ...report } = JSON.parse(readFileSync(at('report.json'), 'utf8'));
    writeFileSync(at('changed.json'), JSON.stringify({ ...report, head: { ...head, seq: 1 } }));
    const { code, stdout } = await type('journal verify --against changed.json --json');
    expect(code).toBe(3);
    expect(JSON.parse(stdout).findings.map(({ what }: { what: string }) => what)).toContain('head-forged');
  });

  it('a report that somebody made elsewhere is told to be of another key', async () => {
    const [one, other] = [await office(), await office()];
    const { stdout } = await one.type(`journal verify --against ${other.at('report.json')} --json`);
    expect(JSON.parse(stdout)).toMatchObject({ whole: false, against: { signer: 'other-key' } });
  });
});

describe('journal verify', () => {
  it('needs the database alone: no profile, no key', async () => {
    const { type, at } = await office();
    for (const name of ['office.toml', 'office.key']) renameSync(at(name), at(`${name}.away`));
    expect(await type('journal verify')).toMatchObject({ code: 0, stderr: '' });
    const { code, stdout } = await type('journal verify --against report.json --json');
    // The certificate tells with which key the office signs.
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { whole: true, against: { signer: 'office' } }]);
    forge(at('coopj.db'), (database) => rewrite(database, 1, '{}'));
    expect((await type('journal verify')).code).toBe(3);
  });

  it('does not say whose signature it is where neither records nor folder have a key', async () => {
    const { cwd, coopj } = await readyOffice({ today: TODAY });
    const type = (line: string) => coopj(argvOf(line), { today: TODAY });
    await type(STUDENT);
    await type('report monthly --month 2026-10 -o report.json');
    const signer = async () =>
      JSON.parse((await type('journal verify --against report.json --json')).stdout).against.signer;
    expect(await signer()).toBe('office');
    renameSync(join(cwd, 'office.key'), join(cwd, 'away.key'));
    expect(await signer()).toBe('unknown-key');
    expect((await type('journal verify --against report.json --lang ja --format table')).stdout).toContain(
      '署名がありますが',
    );
  });

  it('--against a sealed backup: for whoever can open it', async () => {
    const { type, at, db } = await office();
    writeFileSync(at('pass.txt'), '秘密の合言葉は見本です。\n');
    const secret = await generateIdentity();
    writeFileSync(at('key.txt'), `${secret}\n`);
    const sealedBy = async (flags: string) =>
      JSON.parse((await type(`backup create ${flags} --json`)).stdout).file as string;
    const backups = [
      [await sealedBy('--passphrase-file pass.txt'), '--passphrase-file pass.txt'],
      [await sealedBy(`--recipient ${await identityToRecipient(secret)}`), '--identity key.txt'],
    ] as const;
    for (const [file, flags] of backups) {
      expect(file).toMatch(/\.zip\.age$/);
      const { code, stdout } = await type(`journal verify --against ${file} ${flags} --json`);
      expect([code, JSON.parse(stdout)]).toMatchObject([0, { whole: true, against: { file, signer: 'office' } }]);
    }
    const [, [file, flags]] = backups;
    const closed = await type(`journal verify --against ${file} --json`);
    expect(closed).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining('backup-sealed') });
    forge(db, (database) => {
      const text = database.prepare<[], string>('SELECT text FROM journal_content WHERE seq = 1').pluck().get() ?? '';
      rewrite(database, 1, text.replace('見本太郎', '別人太郎'));
      chainAnew(database, 1);
    });
    const { code, stdout } = await type(`journal verify --against ${file} ${flags} --json`);
    expect(code).toBe(3);
    expect(JSON.parse(stdout).findings).toContainEqual(expect.objectContaining({ what: 'chain-remade' }));
  });
});

describe('a report', () => {
  it('has the head as the last key of its JSON, and is otherwise the same whatever the head', async () => {
    const { type, at, report } = await office();
    const first = JSON.parse(readFileSync(at('report.json'), 'utf8'));
    expect(Object.keys(first).at(-1)).toBe('head');
    expect(Object.keys(first.head)).toEqual(['seq', 'hash', 'day', 'key', 'signature']);
    const again = JSON.parse((await type(`${report} --json --lang ja`)).stdout);
    expect(again.head.seq).toBeGreaterThan(first.head.seq);
    expect({ ...again, head: null }).toEqual({ ...first, head: null });
  });
  it('is not signed where there is no key, and others than the monthly one have no head', async () => {
    const { type, at, report } = await office();
    execFileSync('rm', [at('office.key')]);
    const { head } = JSON.parse((await type(`${report} --json`)).stdout);
    expect(Object.keys(head)).toEqual(['seq', 'hash', 'day']);
    expect(JSON.parse((await type('report pipeline --year 2026 --json')).stdout)).not.toHaveProperty('head');
  });
});

describe('a certificate', () => {
  it('tells of the journal before it, and is made again from the register byte by byte', async () => {
    const { type, at } = await office();
    const bytes = readFileSync(at(CERTIFICATE));
    expect(bytes.toString('latin1')).toContain('coopj-journal=1 seq=1 ');
    execFileSync('rm', [at(CERTIFICATE)]);
    const again = await type('certificate issue enrollment --all --in ja --out .');
    expect([again.code, again.stderr]).toEqual([0, expect.stringContaining('E-2026-0001')]);
    expect(readFileSync(at(CERTIFICATE)).equals(bytes)).toBe(true);
  });
  it('keeps the head of the first paper when it is issued again', async () => {
    const { type, at } = await office();
    expect((await type('certificate reissue E-2026-0001 --reason 見本')).code).toBe(0);
    const headOf = (file: string) => /coopj-journal=1[^<]*/.exec(readFileSync(at(file), 'latin1'))?.[0];
    expect(headOf('E-2026-0001_20249001_enrollment_reissue-1.pdf')).toBe(headOf(CERTIFICATE));
  });
});

describe('journal rebuild', () => {
  it('says in what the tables differed, and leaves them as the journal has them', async () => {
    const { type, db } = await office();
    forge(db, (database) => void database.exec("UPDATE students SET program = '統計科学コース'"));
    const dry = await type('journal rebuild --dry-run --json');
    expect([dry.code, JSON.parse(dry.stdout)]).toMatchObject([
      0,
      {
        rebuilt: false,
        findings: [{ what: 'table-changed', table: 'students', key: '20249001', columns: ['program'] }],
      },
    ]);
    const { code, stdout } = await type('journal rebuild --lang ja');
    expect([code, stdout]).toEqual([0, expect.stringContaining('students')]);
    expect((await type('journal verify')).code).toBe(0);
  });
  it('refuses where the journal itself is not whole: history-broken', async () => {
    const { type, db } = await office();
    forge(db, (database) => void database.exec("UPDATE journal SET actor = '別人' WHERE seq = 1"));
    const { code, stderr } = await type('journal rebuild --json');
    expect([code, JSON.parse(stderr).error.code]).toEqual([3, 'history-broken']);
  });
});

const VERIFIER = fileURLToPath(new URL('docs/verify-journal.mjs', ROOT));
const verified = (...argv: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [VERIFIER, ...argv], { encoding: 'utf8' });
  return { status, said: stdout + stderr };
};
const WHOLE = '--fields seq,at,day,operation,actor,filed,version,digest,hash,salt,text';

describe('the verifier without coopj', () => {
  it('has fewer than a hundred lines and needs Node.js alone', () => {
    const source = readFileSync(VERIFIER, 'utf8');
    expect(source.split('\n').length).toBeLessThan(100);
    for (const [, from = ''] of source.matchAll(/from '([^']+)'/g)) expect(from).toMatch(/^node:/);
  });
  it('finds an export whole, with its content and without, against reports and certificates', async () => {
    const { type, at } = await office();
    await type('history --format ndjson -o chain.ndjson');
    await type(`history --format ndjson ${WHOLE} -o whole.ndjson`);
    expect(verified(at('chain.ndjson'))).toEqual({ status: 0, said: expect.stringContaining('0 with their content') });
    for (const file of KEPT) {
      const { status, said } = verified(at('whole.ndjson'), at(file));
      expect([status, said]).toEqual([0, expect.stringContaining('signed with the key')]);
      expect(said).toContain('The journal is whole.');
    }
  });
  it.each<[name: string, sql: string, found: string]>([
    ['an edited entry', "UPDATE journal SET actor = '別人' WHERE seq = 2", 'entry 2 does not follow'],
    [
      'changed content',
      "UPDATE journal_content SET text = replace(text, '太郎', '花子') WHERE seq = 1",
      'the content of entry 1 was changed',
    ],
    ['content deleted', 'DELETE FROM journal_content WHERE seq = 1', 'the content of entry 1 is gone'],
    ['a cut end', 'DELETE FROM journal_content WHERE seq > 1; DELETE FROM journal WHERE seq > 1', 'entry 2 is missing'],
    [
      'a deleted entry',
      'DELETE FROM journal_content WHERE seq = 1; DELETE FROM journal WHERE seq = 1',
      'entry 1 is missing',
    ],
  ])('finds %s', async (_, sql, found) => {
    const { at, db } = await office();
    let lines = '';
    forge(db, (database) => {
      database.exec(sql);
      const rows = database
        .prepare<[], object>(
          'SELECT journal.*, subject AS filed, salt, text FROM journal LEFT JOIN journal_content USING (seq) ORDER BY seq',
        )
        .all();
      lines = rows.map((row) => JSON.stringify(row)).join('\n');
    });
    writeFileSync(at('forged.ndjson'), lines);
    const { status, said } = verified(at('forged.ndjson'), at('report.json'));
    expect([status, said]).toEqual([1, expect.stringContaining(found)]);
  });
});

describe('entries that somebody put into the journal past coopj', () => {
  it('keep every command from working; journal rebuild takes them into the tables', async () => {
    const { type, db } = await office();
    forge(db, (database) => {
      const note = { type: 'note-added', on: TODAY, text: '見本', by: '見本 係' };
      chainedOn(database, 'student:20249001', JSON.stringify({ change: note }));
    });
    const refused = await type('student list');
    expect([refused.code, refused.stderr]).toEqual([5, expect.stringContaining('coopj journal rebuild')]);
    const found = await type('journal verify --json');
    expect([found.code, JSON.parse(found.stdout).findings[0]]).toMatchObject([3, { what: 'tables-behind' }]);
    expect((await type('journal rebuild')).code).toBe(0);
    expect((await type('student list')).code).toBe(0);
    expect((await type('journal verify')).code).toBe(0);
  });
});

describe('a student who is erased', () => {
  it('leaves the history whole, for this program and for the verifier, and no number free', async () => {
    const { type, at } = await office();
    // The report itself goes with the student.
    const { head } = JSON.parse(readFileSync(at('report.json'), 'utf8'));
    writeFileSync(at('kept.json'), JSON.stringify({ head }));
    const erased = await type('student erase 20249001 --reason 見本 --confirm 20249001');
    expect(erased.code, erased.stderr).toBe(0);
    const found = await type('journal verify --against kept.json --json');
    expect([found.code, JSON.parse(found.stdout)]).toMatchObject([0, { whole: true, against: { signer: 'office' } }]);
    await type(`history --format ndjson ${WHOLE} -o whole.ndjson`);
    expect(verified(at('whole.ndjson'), at('kept.json'))).toMatchObject({ status: 0 });
    await type(STUDENT);
    const again = await type('certificate issue enrollment 20249001 --in ja --json');
    expect([again.code, JSON.parse(again.stdout)[0].number]).toEqual([0, 'E-2026-0002']);
    expect((await type('journal verify')).code).toBe(0);
  });
});
