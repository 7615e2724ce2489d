import type { Sentences } from '../../errors.ts';
import { list, meant } from './parts.ts';

/** What was named does not exist, is ambiguous, or exists already. */
export const notThere = {
  'no-such-student': ({ number }) => ({
    message:
      number.trim() === ''
        ? '学籍番号が空です。'
        : /^[\p{Script=Latin}\d-]*\d[\p{Script=Latin}\d-]*$/u.test(number)
          ? `学籍番号 ${number} の学生は名簿にいません。`
          : `「${number}」に当てはまる学生は名簿にいません。`,
    hint: number.trim() === '' ? 'coopj student list' : `coopj student list --find ${number}`,
  }),
  'not-among-them': ({ student, flag }) => ({
    message: `${flag} の ${student} は対象の学生に含まれていません。`,
    hint: `学籍番号を確かめてください：coopj student list --find ${student}`,
  }),
  'several-students': ({ word, count, matches }) => ({
    message: `「${word}」に当てはまる学生が${count}名います：${list(matches.map(({ number, name }) => `${number} ${name}`))}${count > matches.length ? `、ほか${count - matches.length}名` : ''}。`,
    hint: `学籍番号で指定してください：${matches[0]?.number ?? ''}`,
  }),
  'no-such-placement': ({ placement, student, known }) => ({
    message:
      student === ''
        ? `案件 ${placement} はありません。`
        : `学生 ${student} に案件 ${placement} はありません。${known.length > 0 ? `この学生の案件：${list(known)}` : ''}`,
    hint: `coopj placement list ${student}`.trimEnd(),
  }),
  'no-placement': ({ student }) => ({
    message: `学生 ${student} には進行中の案件がありません。`,
    hint: `coopj placement open ${student} --company …`,
  }),
  'placement-unnamed': ({ student, open }) => ({
    message: `学生 ${student} には進行中の案件が${open.length}件あります：${list(open)}。`,
    hint: `どの案件かを指定してください：--placement ${open[0] ?? ''}`,
  }),
  'no-such-company': ({ company, like }) => ({
    message: `「${company}」という企業は、コードでも正式名称でも見つかりません。${like === undefined ? '' : `表記だけが異なる企業があります：${like.code}「${like.name}」。`}`,
    hint: like === undefined ? 'coopj company list' : `coopj company show ${like.code}`,
  }),
  'no-such-contract': ({ student, placement }) => ({
    message: `学生 ${student} の案件 ${placement} には、受領した契約書がありません。`,
    hint: `coopj contract receive ${student} --kind employment --on today`,
  }),
  'no-such-certificate': ({ number, nearest, gone }) => ({
    message:
      gone === undefined
        ? `証明書発行台帳に「${number}」はありません。${meant(nearest)}`
        : gone.why === 'erased'
          ? `${number} は、${gone.on} に記録を消去した学生の証明書です。台帳には番号だけが残り、再び使われることはありません。`
          : `${number} の記録は、${gone.on} に古い状態の記録へ戻したときに失われました。この番号が再び使われることはありません。`,
    hint: '一覧：coopj certificate list',
  }),
  'no-such-batch': ({ batch }) => ({
    message: `取込み番号「${batch}」は見つかりません。`,
    hint: 'coopj import list',
  }),
  'no-such-obligation': ({ obligation, student, known }) => ({
    message: `学生 ${student} に手続 ${obligation} はありません。${known.length > 0 ? `この学生の手続：${known.join('、')}` : ''}`,
    hint: `coopj obligation list ${student}`,
  }),
  'no-agreement': ({ agreement }) => ({
    message: `実施契約「${agreement}」は見つかりません。`,
    hint: 'coopj agreement list',
  }),
  'no-such-job': ({ job, company, known }) => ({
    message: `${job} は${company === undefined ? '' : ` ${company} の`}ジョブディスクリプションとして記録されていません。${known.length === 0 ? '' : `記録があるのは ${list(known)} です。`}`,
    hint: company === undefined ? 'coopj job list' : `coopj job list --company ${company}`,
  }),
  'no-such-agreement': ({ company }) => ({
    message: `${company} との実施契約は記録されていません。`,
    hint: `coopj agreement add ${company} --from 2026-04-01 --to 2027-03-31`,
  }),
  'agreement-not-received': ({ agreement, company }) => ({
    message: `${company} との実施契約 ${agreement} の契約書は、まだ受領していません。`,
    hint: `coopj contract receive --company ${company} --on today`,
  }),
  'no-registration': ({ student, year }) => ({
    message: `${year ? `${year}年度に、` : ''}${student ? `学生 ${student} は履修登録されていません` : '履修登録された学生はいません'}。`,
    hint: student ? `coopj course register ${student}` : 'coopj course list',
  }),
  'student-exists': ({ number }) => ({
    message: `学籍番号 ${number} の学生は、既に名簿にいます。`,
    hint: `coopj student edit ${number} --help`,
  }),
  'company-exists': ({ code, name }) => ({
    message: `企業 ${code}（${name}）は、既に記録されています。`,
    hint: 'coopj company list',
  }),
} satisfies Partial<Sentences>;
