import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../src/core/calendar/dates.ts';
import type { StudentChange } from '../../src/core/journal/changes.ts';
import type { RecordKind } from '../../src/core/model/dossier.ts';
import type { Store, StudentFilter, Write } from '../../src/store/store.ts';
import { listed } from '../helpers/records.ts';
import { agreement, contact, issued, more, newCompany, newStudent, on, opened, registered, stamp } from './writes.ts';

/** What every store answers. `empty` opens records in which nothing stands. */
export function queries(name: string, empty: () => Promise<Store>): void {
  const numbers = async (store: Store, filter?: StudentFilter) =>
    (await listed(store.students(filter))).map(({ number }) => number);

  describe(`${name}: lists of students`, () => {
    const some = async () => {
      const store = await empty();
      const write = (number: string, facts: object, ...changes: readonly StudentChange[]): Write => ({
        subject: `student:${number}`,
        expect: 'new',
        changes: [registered(number, facts), ...changes],
      });
      await store.apply(
        [
          write(
            '003',
            { nameKanji: '髙橋 花子', nameKana: 'タカハシ ハナコ', jsps: 'DC1' },
            contact,
            opened('P-0001', '2026-11-01'),
          ),
          write('001', { nameKanji: 'ŞAHİN Örnek', email: 'Ornek@example.ac.jp', jsps: 'none', mextScholar: true }),
          write(
            '002',
            { program: '遺伝学コース' },
            { type: 'stay-recorded', stay: { on: on('2026-04-01'), status: '留学' } },
            opened('P-0002', '2027-02-01'),
            { type: 'internship-recorded', placement: 'P-0002', startedOn: on('2027-02-02') },
          ),
        ],
        stamp(),
      );
      return store;
    };
    it('are counted without looking at them, by how far those are who have no placement yet', async () => {
      const store = await some();
      expect(await store.tally()).toEqual({ students: 3, placements: 2, waiting: [{ step: 0, students: 1 }] });
    });
    it('come by number, with name, steps and the leading placement', async () => {
      const store = await some();
      expect(await listed(store.students())).toEqual([
        {
          number: '001',
          name: 'ŞAHİN Örnek',
          program: '情報学コース',
          step: 0,
          next: 1,
          placement: null,
          company: null,
          open: false,
          gaps: [],
          standing: 'registration',
        },
        {
          number: '002',
          name: '見本 太郎',
          program: '遺伝学コース',
          step: 5,
          next: 6,
          placement: 'P-0002',
          company: 'C-0001',
          open: true,
          gaps: [1, 2, 3, 4],
          standing: 'participation',
        },
        {
          number: '003',
          name: '髙橋 花子',
          program: '情報学コース',
          step: 5,
          next: 6,
          placement: 'P-0001',
          company: 'C-0001',
          open: true,
          gaps: [2, 3, 4],
          standing: 'application',
        },
      ]);
    });
    const CASES: readonly (readonly [StudentFilter, readonly string[]])[] = [
      [{}, ['001', '002', '003']],
      [{ numbers: ['003', '001', '009'] }, ['001', '003']],
      [{ numbers: [] }, []],
      [{ find: '高橋' }, ['003']],
      [{ find: 'たかはし' }, ['003']],
      [{ find: 'sahin' }, ['001']],
      [{ find: 'ORNEK@' }, ['001']],
      [{ find: '００2' }, ['002']],
      [{ find: '%' }, []],
      [{ step: 5 }, ['002', '003']],
      [{ step: 1 }, []],
      [{ next: 1 }, ['001']],
      [{ next: 6 }, ['002', '003']],
      [{ program: '遺伝学コース' }, ['002']],
      [{ placed: true }, ['002', '003']],
      [{ placed: false }, ['001']],
      [{ open: true }, ['002', '003']],
      [{ open: false }, ['001']],
      [{ owing: true }, ['002']],
      [{ owing: false }, ['001', '003']],
      [{ running: true }, ['002']],
      [{ running: false }, ['001', '003']],
      [{ startsFrom: on('2026-11-01'), startsTo: on('2026-11-30') }, ['003']],
      [{ startsFrom: on('2026-11-02') }, ['002']],
      [{ startsTo: on('2027-02-02') }, ['002', '003']],
      [{ startsTo: on('2027-02-01') }, ['003']],
      [{ jsps: true }, ['003']],
      [{ jsps: false }, ['001', '002']],
      [{ mext: true }, ['001']],
      [{ residence: '留学' }, ['002']],
      [{ open: true, step: 5, find: 'はなこ' }, ['003']],
    ];
    it.each(CASES)('%j finds %j, as dossiers do', async (filter, found) => {
      const store = await some();
      expect(await numbers(store, filter)).toEqual(found);
      const today = await listed(store.dossiers(filter));
      expect(today.map(({ value }) => value.student.number)).toEqual(found);
    });
    it('hold names of any length, of students and of companies', async () => {
      const store = await empty();
      const name = (from: number) => Array.from({ length: 2000 }, (_, n) => String.fromCodePoint(from + n)).join('');
      const [long, english] = [name(0x4e00), name(0xac00)];
      const { changes } = newCompany('C-0001', long);
      const edited: Write = {
        subject: 'company:C-0001',
        expect: 1,
        changes: [{ type: 'company-edited', set: { nameEn: english }, clear: [] }],
      };
      const student: Write = {
        subject: 'student:001',
        expect: 'new',
        changes: [registered('001', { nameKanji: `見本 ${long}` })],
      };
      await store.apply([{ subject: 'company:C-0001', expect: 'new', changes } as Write, edited, student], stamp());
      expect(await numbers(store, { find: long.slice(1500) })).toEqual(['001']);
      for (const said of [long, english]) expect((await store.findCompany(said))?.value.code).toBe('C-0001');
      expect(await store.findCompany(`${long.slice(0, -1)}々`)).toBeUndefined();
      expect((await store.verify()).findings).toEqual([]);
    });
    it('go on while what they show is written to, also over several pages', async () => {
      const store = await empty();
      const all = Array.from({ length: 1203 }, (_, n) => String(10000 + n));
      await store.apply(
        all.map((number) => newStudent(number)),
        stamp(),
      );
      const seen: string[] = [];
      for await (const { value, revision } of store.dossiers()) {
        seen.push(value.student.number);
        if (seen.length % 400 === 0) await store.apply([more(value.student.number, revision, contact)], stamp());
      }
      expect(seen).toEqual(all);
      expect(await numbers(store, { step: 1 })).toEqual(['10399', '10799', '11199']);
      expect((await listed(store.dossiersAsOf(on('2026-10-01')))).length).toBe(1203);
    });
  });

  describe(`${name}: those with something of a day or later`, () => {
    const WHO: readonly (readonly [RecordKind, string, readonly string[]])[] = [
      ['certificates', '2026-10-02', ['001', '002', '003']],
      ['certificates', '2026-10-03', ['002', '003']],
      ['certificates', '2026-11-06', ['003']],
      ['certificates', '2026-12-02', []],
      ['contracts', '2026-10-05', ['001', '002', '003']],
      // One was reviewed later, one was not reviewed.
      ['contracts', '2026-10-07', ['002', '003']],
      ['contracts', '2026-12-01', ['003']],
      ['courses', '2026-10-08', ['001']],
      ['courses', '2026-10-09', []],
      ['overrides', '2026-10-09', ['002']],
      ['overrides', '2026-10-10', []],
    ];
    it.each(WHO)('%s of %s or later: %j, also as of a day', async (what, day, found) => {
      const store = await empty();
      const paper = { reason: '見本', by: '見本 係' };
      const contract = (n: number, reviewedOn?: string): StudentChange[] => {
        const of = { placement: `P-000${n}`, kind: 'employment', revision: 1 } as const;
        const { placement, ...revision } = of;
        const review = (on: LocalDate) => ({ by: 'secretariat', outcome: 'approved', on, items: {} }) as const;
        return [
          opened(placement),
          { type: 'contract-received', placement, contract: { ...revision, receivedOn: on('2026-10-05'), terms: {} } },
          ...(reviewedOn ? [{ type: 'contract-reviewed', ...of, review: review(on(reviewedOn)) } as const] : []),
        ];
      };
      const course = { on: on('2026-10-08'), year: 2026, term: 'autumn', course: 'JRI-001', credits: 2 } as const;
      const override = { rule: 'paid', gate: 9, on: on('2026-10-09'), compared: '{}', ...paper } as const;
      const reissue = { ...paper, on: on('2026-11-05'), file: 'b.pdf', sha256: '1'.repeat(64) };
      const changes: readonly (readonly StudentChange[])[] = [
        [...contract(1, '2026-10-06'), { type: 'course-registered', placement: 'P-0001', course }],
        [
          ...contract(2, '2026-10-07'),
          { type: 'certificate-reissued', number: 'E-2026-0002', reissue },
          { type: 'rule-overridden', override },
        ],
        [
          ...contract(3),
          { type: 'certificate-voided', number: 'E-2026-0003', voided: { ...paper, on: on('2026-12-01') } },
        ],
      ];
      await store.apply(
        changes.map((more, at) => ({
          subject: `student:00${at + 1}`,
          expect: 'new',
          changes: [registered(`00${at + 1}`), issued(`E-2026-000${at + 1}`), ...more],
        })),
        stamp('2026-12-02'),
      );
      await store.apply([newStudent('004')], stamp('2026-12-02'));
      const of = async (asOf?: LocalDate) =>
        (await listed(store.having(what, on(day), asOf))).map(({ student }) => student.number);
      expect(await of()).toEqual(found);
      expect(await of(on('2026-12-02'))).toEqual(found);
      expect(await of(on('2026-12-01'))).toEqual([]);
    });
    it('of a thousand each comes once', async () => {
      const store = await empty();
      const all = Array.from({ length: 1003 }, (_, n) => String(10000 + n));
      await store.apply(
        all.map((number) => newStudent(number, issued(`E-2026-${number}`))),
        stamp(),
      );
      const found = await listed(store.having('certificates', on('2026-10-01')));
      expect(found.map(({ student }) => student.number)).toEqual(all);
    });
  });

  describe(`${name}: as of a day`, () => {
    it('an entry counts from its office day on, and what was taken back later still stood', async () => {
      const store = await empty();
      await store.apply([newStudent('001')], stamp('2026-10-01'));
      await store.apply([more('001', 1, contact)], stamp('2026-10-05'));
      await store.apply([more('001', 2, { type: 'taken-back', seq: 2 })], stamp('2026-10-09'));
      const at = async (day: string) =>
        (await listed(store.dossiersAsOf(on(day)))).map(({ value, revision }) => [revision, value.contact?.on]);
      expect(await at('2026-09-30')).toEqual([]);
      expect(await at('2026-10-04')).toEqual([[1, undefined]]);
      expect(await at('2026-10-05')).toEqual([[2, '2026-10-03']]);
      expect(await at('2026-10-09')).toEqual([[3, undefined]]);
    });
    it('companies and announcements are those of the day, also one that was taken back since', async () => {
      const store = await empty();
      await store.apply([newCompany('C-0001', '見本工業'), newCompany('C-0002', '例示製薬')], stamp('2026-10-01'));
      const [gone] = await listed(store.journal({ subject: 'company:C-0002' }));
      const back = { type: 'taken-back', seq: gone?.seq ?? 0 } as const;
      await store.apply(
        [
          { subject: 'company:C-0001', expect: 1, changes: [{ type: 'company-edited', set: { name: '見本重工' } }] },
          { subject: 'company:C-0002', expect: gone?.seq ?? 0, changes: [back] },
          {
            subject: 'office',
            expect: 'new',
            changes: [{ type: 'briefing-set', month: '2026-12' as never, on: on('2026-12-02') }],
          },
        ],
        stamp('2026-10-05'),
      );
      const names = async (day?: string) =>
        (await store.companies(day === undefined ? undefined : on(day))).map((one) => one.name);
      expect(await names()).toEqual(['見本重工']);
      expect([await names('2026-09-30'), await names('2026-10-04')]).toEqual([[], ['見本工業', '例示製薬']]);
      expect(await names('2026-10-05')).toEqual(['見本重工']);
      expect(await store.office(on('2026-10-04'))).toBeUndefined();
      expect(await store.office(on('2026-10-05'))).toEqual(await store.office());
    });
  });

  describe(`${name}: everybody since a day`, () => {
    const done = (day: string): readonly StudentChange[] => [
      { type: 'contact-recorded', on: on(day) },
      { type: 'approval-recorded', on: on(day) },
      { type: 'registration-recorded', on: on(day), supporters: {} },
      { type: 'briefing-recorded', attendedOn: on(day) },
    ];
    const closedOn = (day: string): StudentChange => ({
      type: 'placement-closed',
      placement: 'P-0001',
      closed: { as: 'declined', by: 'student', on: on(day) },
    });
    const some = async () => {
      const store = await empty();
      const writes = [
        newStudent('begun', contact),
        newStudent('late', ...done('2026-10-05')),
        newStudent('long ago', ...done('2026-09-05')),
        newStudent('open', ...done('2026-09-05'), opened('P-0001')),
      ];
      await store.apply(writes, stamp('2026-10-06'));
      return store;
    };
    const told = async (store: Store, day: string, asOf?: string) => {
      const { dossiers, quiet } = await store.since(on(day), asOf === undefined ? undefined : on(asOf));
      return [(await listed(dossiers)).map(({ student }) => student.number), quiet] as const;
    };
    it('those who stir come one by one, the others are counted by where they are and when they came there', async () => {
      expect(await told(await some(), '2026-10-05')).toEqual([
        ['begun', 'late', 'open'],
        {
          standing: [{ step: 4, reached: 4, standing: 'application', students: 1 }],
          months: [{ month: '2026-09', step: 3, times: 1 }],
        },
      ]);
      expect((await told(await some(), '2026-10-06'))[0]).toEqual(['begun', 'open']);
    });
    it('an agreement concludes STEP 9 of the students at the company, on its day and not before', async () => {
      const store = await empty();
      const received: StudentChange = {
        type: 'contract-received',
        placement: 'P-0001',
        contract: {
          kind: 'employment',
          revision: 1,
          receivedOn: on('2026-10-08'),
          signedOn: on('2026-10-14'),
          terms: {},
        },
      };
      const reviewed: StudentChange = {
        type: 'contract-reviewed',
        placement: 'P-0001',
        kind: 'employment',
        revision: 1,
        review: { by: 'secretariat', outcome: 'approved', on: on('2026-10-13'), items: {} },
      };
      const host = { type: 'company-added', facts: { code: 'C-0001', name: '見本工業' } } as const;
      const facts = { ref: 'A-0001', from: on('2026-04-01'), to: on('2027-03-31'), autoRenew: false };
      const agreed = [
        { type: 'agreement-added', agreement: facts },
        { type: 'agreement-signed', agreement: 'A-0001', on: on('2026-10-20') },
      ] as const;
      await store.apply(
        [
          { subject: 'company:C-0001', expect: 'new', changes: [host] },
          newStudent('hosted', ...done('2026-09-05'), opened('P-0001'), received, reviewed, closedOn('2026-10-15')),
        ],
        stamp('2026-10-15'),
      );
      const step = async () => (await listed(store.students())).map(({ step: at }) => at);
      expect(await step()).toEqual([5]);
      const company = await store.company('C-0001');
      await store.apply(
        [{ subject: 'company:C-0001', expect: company?.revision ?? 0, changes: agreed }],
        stamp('2026-10-21'),
      );
      expect(await step()).toEqual([9]);
      // Signed on 20 October: nothing of the student is dated later.
      expect((await told(store, '2026-10-20'))[0]).toEqual(['hosted']);
      expect((await told(store, '2026-10-21'))[0]).toEqual([]);
      // Before the agreement was known the student stood on another step, and is not among those who are only counted.
      expect(await told(store, '2026-10-21', '2026-10-19')).toEqual([['hosted'], { standing: [], months: [] }]);
    });
    it('as of a past day, whoever was written to since is told again', async () => {
      const store = await some();
      const open = await store.dossier('open');
      await store.apply([more('open', open?.revision ?? 0, closedOn('2026-10-20'))], stamp('2026-10-20'));
      expect((await told(store, '2026-11-01'))[0]).toEqual(['begun']);
      expect((await told(store, '2026-11-01', '2026-10-19'))[0]).toEqual(['begun', 'open']);
      expect(await told(store, '2026-11-01', '2026-10-05')).toEqual([[], { standing: [], months: [] }]);
    });
  });

  describe(`${name}: companies`, () => {
    it('are found by code and exact name, and listed by code', async () => {
      const store = await empty();
      await store.apply(
        [newCompany('C-0002', '例示製薬'), newCompany('C-0001', '見本工業', agreement('A-0001'))],
        stamp(),
      );
      expect((await store.company('C-0001'))?.value.agreements.map(({ ref }) => ref)).toEqual(['A-0001']);
      expect((await store.companies()).map(({ code }) => code)).toEqual(['C-0001', 'C-0002']);
      const found = async (word: string) => (await store.findCompany(word))?.value.code;
      expect(await Promise.all(['C-0002', '例示製薬', 'C-0002 Example Ltd.', '例示'].map(found))).toEqual([
        'C-0002',
        'C-0002',
        'C-0002',
        undefined,
      ]);
      expect(await store.company('C-0003')).toBeUndefined();
    });
  });

  describe(`${name}: running numbers`, () => {
    it('go on after the highest in the register, beyond four digits too', async () => {
      const store = await empty();
      const next = () =>
        Promise.all([
          store.next({ of: 'placement' }),
          store.next({ of: 'agreement' }),
          store.next({ of: 'company' }),
          store.next({ of: 'certificate', prefix: 'E-2026-' }),
        ]);
      expect(await next()).toEqual([1, 1, 1, 1]);
      await store.apply(
        [
          newStudent(
            '001',
            opened('P-9999'),
            opened('P-10000'),
            issued('E-2026-0003'),
            issued('E-2025-0008'),
            issued('I-2026-0007'),
          ),
          newCompany('C-0004', '見本工業', agreement('A-0012')),
          newCompany('MIHON', '例示製薬'),
        ],
        stamp(),
      );
      expect(await next()).toEqual([10001, 13, 5, 4]);
    });
  });

  describe(`${name}: the register of papers`, () => {
    const entry = { on: on('2026-10-05'), by: '見本 係', reason: '見本' };
    const again = { ...entry, file: 'b.pdf', sha256: '1'.repeat(64) };
    const some = async () => {
      const store = await empty();
      await store.apply(
        [
          newStudent('001', issued('I-2026-0007'), issued('E-2026-0001')),
          newStudent('002', issued('E-2025-0003'), issued('E-2026-0002'), {
            type: 'certificate-voided',
            number: 'E-2025-0003',
            voided: entry,
          }),
        ],
        stamp(),
      );
      await store.apply(
        [more('001', 3, { type: 'certificate-reissued', number: 'E-2026-0001', reissue: again })],
        stamp(),
      );
      return store;
    };
    const found = async (store: Store, filter?: Parameters<Store['certificates']>[0]) =>
      (await listed(store.certificates(filter))).map(({ number }) => number);

    it('comes by number, with the state of each', async () => {
      const store = await some();
      expect(await listed(store.certificates())).toEqual(
        [
          ['E-2025-0003', '002', 'void'],
          ['E-2026-0001', '001', 'reissued'],
          ['E-2026-0002', '002', 'valid'],
          ['I-2026-0007', '001', 'valid'],
        ].map(([number, student, state]) => ({
          number,
          student,
          state,
          kind: 'enrollment',
          lang: 'ja',
          issuedOn: '2026-10-02',
          purpose: null,
          file: 'a.pdf',
          sha256: '0'.repeat(64),
          by: '見本 係',
        })),
      );
      expect(await listed((await empty()).certificates())).toEqual([]);
    });
    it('is asked by student, kind, state and day', async () => {
      const store = await some();
      expect(await found(store, { student: '001' })).toEqual(['E-2026-0001', 'I-2026-0007']);
      expect(await found(store, { state: 'void' })).toEqual(['E-2025-0003']);
      expect(await found(store, { kind: 'internship' })).toEqual([]);
      expect(await found(store, { from: on('2026-10-03') })).toEqual([]);
      expect(await found(store, { to: on('2026-10-02'), student: '002', state: 'valid' })).toEqual(['E-2026-0002']);
    });
    it('knows whose a number is', async () => {
      const store = await some();
      expect(await store.studentOf('E-2025-0003')).toBe('002');
      expect(await store.studentOf('E-2026-0009')).toBeUndefined();
    });
  });

  describe(`${name}: the journal`, () => {
    it('says who wrote what, when, on which day and why, and gives one subject or one operation', async () => {
      const store = await empty();
      await store.apply([newStudent('001'), newStudent('002')], stamp('2026-10-01', '名簿の取込み'));
      await store.apply([more('001', 1, contact)], stamp('2026-10-02'));
      const all = await listed(store.journal());
      expect(all[0]).toMatchObject({
        seq: 1,
        at: '2026-10-01T01:02:03Z',
        day: '2026-10-01',
        operation: 1,
        actor: '見本 係',
        subject: 'student:001',
        version: 1,
        change: registered('001'),
        reason: '名簿の取込み',
      });
      expect(all[2]).toMatchObject({ seq: 3, operation: 3, change: contact });
      expect(all[2]).not.toHaveProperty('reason');
      const seqs = async (filter: Parameters<Store['journal']>[0]) =>
        (await listed(store.journal(filter))).map(({ seq }) => seq);
      expect(await seqs({ subject: 'student:001' })).toEqual([1, 3]);
      expect(await seqs({ operation: 1 })).toEqual([1, 2]);
      expect(await seqs({ subject: 'student:001', operation: 1 })).toEqual([1]);
      expect(await seqs({ subject: 'student:003' })).toEqual([]);
    });
  });
}
