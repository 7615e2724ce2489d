/**
 * Clients of a shared store who record steps, each of students of its own, as a command does: look, decide, write.
 * `node steps.js URL MIGRATIONS make OFFICES STUDENTS`, then `node steps.js URL MIGRATIONS FROM TO OFFICES SECONDS`: prints milliseconds, one a commit.
 */

import type { LocalDate } from '../../src/core/calendar/dates.ts';
import { openPostgres } from '../../src/store/postgres/open.ts';
import { draft } from '../../src/store/sqlite/draft.ts';
import type { Stamp, Write } from '../../src/store/store.ts';

const [url = '', migrations = '', ...said] = process.argv.slice(2);
const DAY = '2026-10-06' as LocalDate;
const stamp: Stamp = { at: `${DAY}T00:00:00Z`, day: DAY, actor: 'bench' };
const open = async (office: string) =>
  (await openPostgres({ url, patience: 60_000 }, { migrations, office, create: true, draft })).store;
const numberOf = (n: number) => String(20_000_000 + n);

/** Students of each client. */
const OWN = 10;

function newStudent(n: number): Write {
  const number = numberOf(n);
  const facts = {
    ...{ number, nameKanji: `見本 ${n}号`, email: `m${n}@example.ac.jp`, program: '情報学コース' },
    ...{ courseYears: 3, year: 3, enrolledOn: '2024-04-01' as LocalDate, dateOfBirth: '1998-04-12' as LocalDate },
  } as const;
  return { subject: `student:${number}`, expect: 'new', changes: [{ type: 'student-registered', facts }] };
}

if (said[0] === 'make') {
  const [, offices, students] = said;
  for (let office = 0; office < Number(offices); office += 1) {
    const store = await open(`office-${office}`);
    await store.apply(
      Array.from({ length: Number(students) }, (_, n) => newStudent(n)),
      stamp,
    );
    await store.close();
  }
} else {
  const [from, to, offices, seconds] = said.map(Number) as [number, number, number, number];
  const stores = await Promise.all(Array.from({ length: to - from }, (_, n) => open(`office-${(from + n) % offices}`)));
  const end = performance.now() + seconds * 1000;
  const took: number[] = [];
  await Promise.all(
    stores.map(async (store, at) => {
      for (let n = 0; ; n += 1) {
        const begun = performance.now();
        if (begun > end) return;
        const number = numberOf((from + at) * OWN + (n % OWN));
        const found = await store.dossier(number);
        if (!found) throw new Error(`${number} is not there`);
        const on = (n % 20 < 10 ? '2026-10-05' : DAY) as LocalDate;
        await store.apply(
          [{ subject: `student:${number}`, expect: found.revision, changes: [{ type: 'contact-recorded', on }] }],
          stamp,
        );
        took.push(performance.now() - begun);
      }
    }),
  );
  await Promise.all(stores.map((store) => store.close()));
  process.stdout.write(JSON.stringify(took.map((ms) => Number(ms.toFixed(2)))));
}
