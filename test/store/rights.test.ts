import { expect, test } from 'vitest';
import { OWNER, sharedStore } from '../helpers/offices.ts';
import { onServer } from '../helpers/postgres.ts';

onServer('people and rights', (server) => {
  test('smoke', async () => {
    const store = await sharedStore(server());
    const [admin, clerk, reader] = await store.office('見本大学', { chika: 'admin', hanako: 'clerk', jiro: 'reader' });
    console.log(await store.owner.run('db', 'person', 'list'), await store.owner.run('db', 'init'));
    console.log(
      await clerk?.run(
        'student',
        'add',
        '--number',
        '20241001',
        '--name-kanji',
        '見本 太郎',
        '--email',
        'a@example.ac.jp',
        '--program',
        '統計科学コース',
      ),
    );
    console.log(await clerk?.run('note', 'add', '20241001', '電話', '--actor', 'x'));
    console.log(
      await reader?.run('note', 'add', '20241001', '電話'),
      await reader?.run('student', 'list'),
      await reader?.run('history'),
    );
    console.log(
      await clerk?.run('student', 'erase', '20241001', '--reason', 'x', '--confirm', '20241001'),
      await admin?.run('student', 'erase', '20241001', '--reason', 'x', '--confirm', '20241001'),
    );
    console.log(
      await reader?.run('journal', 'verify'),
      await store.owner.run('student', 'list'),
      await store.desk('coopj').run('student', 'list'),
    );
    expect(OWNER).toBe('x');
  });
});
