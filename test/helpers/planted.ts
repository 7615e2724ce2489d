import { papersOffice } from './papers-office.ts';

export const STUDENT = '20251005';
export const FACTS = {
  residenceCard: 'ZX13572468QW',
  dateOfBirth: '1997-08-23',
  address: '神奈川県見本市目印町7-7-7',
  phone: '080-7654-3219',
};
/** The same in every form in which a screen could tell it. */
export const PLANTED =
  /ZX1357|13572468|1997-08-23|1997年|8月23日|23 August|August 23|見本市|目印町|7654|376,?543|398,?761|391,?227/;

/** A student of whom everything is known that is masked, on all kinds of records. */
export async function planted() {
  const office = await papersOffice();
  const done = async (line: string) => {
    const answer = await office.run(line);
    if (answer.code !== 0) throw new Error(`${line}: ${answer.stderr}`);
  };
  const { residenceCard, dateOfBirth, address, phone } = FACTS;
  await done(
    `student edit ${STUDENT} --residence-card ${residenceCard} --date-of-birth ${dateOfBirth} --address ${address} --phone ${phone}`,
  );
  await done('company add 見本株式会社 --address 東京都見本区1-1 --phone 03-0000-0000');
  await done(
    `placement open ${STUDENT} --on 2026-10-05 --company C-0001 --job 見本 --from 2027-01-12 --to 2027-03-19 --hours-per-week 28 --pay 376543 --pay-per month`,
  );
  await done(
    `contract receive ${STUDENT} --on 2026-10-20 --from 2027-01-12 --to 2027-03-19 --hours-per-week 28 --pay 376543 --pay-per month`,
  );
  await done('placement amend P-0001 --effective 2027-02-01 --pay 398761 --pay-per month --reason 昇給');
  await done(`permit open ${STUDENT} --kind comprehensive --on 2026-10-20`);
  await done(`permit paper ${STUDENT} card --on 2026-10-21`);
  await done(`note add ${STUDENT} 見本の備考`);
  await done(`certificate issue enrollment ${STUDENT} --out papers`);
  return office;
}
