import { describe, expect, test } from 'vitest';
import type { CompanyChange } from '../../src/core/journal/changes.ts';
import { evolveCompany } from '../../src/core/journal/evolve-company.ts';
import { agreement, company, day, review, SCAN, SIGNED } from '../helpers/dossiers.ts';

describe('a company', () => {
  const changed = (...changes: readonly CompanyChange[]) => changes.reduce(evolveCompany, company());

  test('is added without agreements, and edited without losing them', () => {
    const { agreements: _, ...facts } = company();
    expect(evolveCompany(undefined, { type: 'company-added', facts })).toEqual({ ...facts, agreements: [] });
    const edited = changed({ type: 'company-edited', set: { telephone: '03-0000-0000' } });
    expect(edited).toEqual({ ...company(), telephone: '03-0000-0000' });
  });

  test('has another name from a day on, and keeps the former ones; a name that was wrong is no former one', () => {
    const renamed = changed(
      { type: 'company-edited', set: { name: '見本重工' }, on: day('2026-09-01') },
      { type: 'company-edited', set: { name: '見本重工業', nameEn: 'Mihon' }, on: day('2026-10-01') },
      { type: 'company-edited', set: { name: '見本重工業' }, on: day('2026-10-02') },
      { type: 'company-edited', set: { name: '見本重工業株式会社' } },
    );
    expect(renamed).toMatchObject({
      name: '見本重工業株式会社',
      formerNames: [
        { name: company().name, until: '2026-09-01' },
        { name: '見本重工', until: '2026-10-01' },
      ],
    });
  });

  test('must be added before anything else is known', () => {
    const change = { type: 'agreement-signed', agreement: 'A-0001', on: day('2026-09-01') } as const;
    expect(() => evolveCompany(undefined, change)).toThrow('agreement-signed');
  });

  test('an agreement goes its way: added, received, reviewed, signed; another is left alone', () => {
    const { revisions: _, signedOn: __, ...added } = agreement({ ref: 'A-0002' });
    const approved = review({ on: day('2026-08-20') });
    const { agreements } = changed(
      { type: 'agreement-added', agreement: added },
      { type: 'agreement-received', agreement: 'A-0002', revision: 1, on: day('2026-08-10') },
      { type: 'agreement-received', agreement: 'A-0002', revision: 2, on: day('2026-08-17'), file: SCAN },
      { type: 'agreement-reviewed', agreement: 'A-0002', revision: 2, review: approved },
      { type: 'agreement-signed', agreement: 'A-0002', on: day('2026-08-24'), file: SIGNED },
    );
    expect(agreements[0]).toEqual(agreement());
    expect(agreements[1]).toEqual({
      ...added,
      signedOn: '2026-08-24',
      revisions: [
        { revision: 1, receivedOn: '2026-08-10', reviews: [] },
        {
          revision: 2,
          receivedOn: '2026-08-17',
          file: SCAN,
          reviews: [approved],
          signedOn: '2026-08-24',
          signedFile: SIGNED,
        },
      ],
    });
  });
});
