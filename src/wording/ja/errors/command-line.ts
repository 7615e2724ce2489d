import { quoted } from '../../../core/text/command-line.ts';
import type { Sentences } from '../../errors.ts';
import { at, days, list, meant } from './parts.ts';

const either = (flag: string, or?: string): string => (or === undefined ? flag : `${flag} または ${or}`);

/** What is wrong with the command line. */
export const commandLine = {
  'not-a-day': ({ value, flag }) => ({ message: `${at(flag)}「${value}」は日付として読めません。`, hint: days }),
  'no-such-day': ({ value, flag }) => ({ message: `${at(flag)}「${value}」という日は暦にありません。`, hint: days }),
  'outside-era': ({ value, flag, reading }) => ({
    message: `${at(flag)}「${value}」はその元号の期間外です。西暦では ${reading} になります。`,
    hint: `この日でよければ ${reading} と書いてください。`,
  }),
  'not-a-month': ({ value, flag }) => ({
    message: `${flag}: 「${value}」は月として読めません。`,
    hint: '2026-10、this（今月）、last（先月）、令和8年10月 のように指定してください。',
  }),
  'after-today': ({ value, flag, today }) => ({
    message: `${flag}: ${value}は本日（${today}）より後です。まだ記録がありません。`,
    hint: `${flag} ${['--month', '--year'].includes(flag) ? 'this' : 'today'}`,
  }),
  'not-a-number': ({ value, flag }) => ({
    message: `${at(flag)}「${value}」は数として読めません。`,
    hint: '37.5 のように数字で書いてください。',
  }),
  'not-one-of': ({ value, flag, allowed, nearest, before = '' }) => ({
    message: `${at(flag)}「${value}」は使えません。使えるのは ${list(allowed)} です。${allowed.length > 1 ? meant(nearest) : ''}`,
    hint: `${flag} ${nearest === undefined && allowed.length > 1 ? `${before}${allowed.join('|')}` : quoted(`${before}${nearest ?? allowed[0] ?? ''}`)}`,
  }),
  'flag-missing': ({ flag, or, example }) => ({
    message: `${either(flag, or)} がありません。`,
    hint: example ?? `${either(flag, or)} を付けてください。`,
  }),
  'not-for-terminal': ({ format, file }) => ({
    message: `--format ${format}: 画面には表示できません。ファイルに書き出してください。`,
    hint: `-o ${file}`,
  }),
  'flags-disagree': ({ flags }) => ({
    message: `${flags.join(' と ')} は同時に指定できません。`,
    hint: `${flags.at(-1) ?? 'いずれか'} を外してください。`,
  }),
  'period-backwards': ({ from, to }) => ({
    message: `終了日(--to ${to})が開始日(--from ${from})より前になっています。`,
    hint: `--from ${to} --to ${from}`,
  }),
  'flag-of-other-step': ({ flag, step, flags }) => ({
    message: `${flag} は STEP ${step} の項目ではありません。`,
    hint: `STEP ${step} では --on${flags.length > 0 ? ` のほか ${flags.join('、')}` : ''} を指定できます。`,
  }),
  'not-in-a-script': ({ question, flag }) => ({
    message: `「${question}」への回答が必要ですが、対話入力のできない環境です。`,
    hint: `${flag} を付けてください。`,
  }),
  'not-confirmed': ({ flag, value, wanted }) => ({
    message: `${flag} の値「${value}」が、消去の対象（${wanted}）と一致しません。`,
    hint: `--dry-run で内容を確認してから指定してください：${flag} ${wanted}`,
  }),
  'nothing-to-change': ({ example }) => ({ message: '変更する項目が指定されていません。', hint: example }),
  'not-a-text': ({ flag, character }) => ({
    message: character === undefined ? `${flag} が空です。` : `${flag} に保存できない文字があります：${character}`,
    hint:
      character === undefined ? `${flag} の後に、引用符で囲んで書いてください。` : '貼り付けずに入力し直してください。',
  }),
  'not-a-code': ({ value, flag }) => ({
    message: `${flag}: 「${value}」はコードにできません。文字・数字・「.」「-」「_」を40字まで使えます。`,
    hint: `${flag} を省略すると、次の番号が付きます。`,
  }),
  'item-malformed': ({ value }) => ({
    message: `--item: 「${value}」は KEY=TEXT の形ではありません。`,
    hint: '--item ip="成果の帰属が不明"',
  }),
  'not-an-item': ({ value, items, nearest }) => ({
    message: `--item: 確認項目に「${value}」はありません。${meant(nearest)}確認項目：${items.map(({ item, title }) => `${item}（${title}）`).join('、')}`,
    hint: `--item ${nearest ?? items[0]?.item ?? ''}="…"。その他の所見は --remark "…" に書いてください。`,
  }),
  'unknown-command': ({ word, command, nearest }) => ({
    message: `${command} に「${word}」というコマンドはありません。${meant(nearest)}`,
    hint: nearest === undefined ? `${command} --help` : `${command} ${nearest}`,
  }),
  'unknown-field': ({ field, nearest }) => ({
    message: `--fields: この一覧に「${field}」という項目はありません。${meant(nearest)}項目の一覧は --fields help で表示します。`,
    hint: `--fields ${nearest ?? 'help'}`,
  }),
  'unknown-flag': ({ flag, command, nearest, dash }) => ({
    message:
      dash === undefined
        ? `${command} に ${flag} というオプションはありません。${meant(nearest)}`
        : `${flag} の先頭は半角ハイフン（-）ではない横線（${dash}）です。${meant(nearest)}`,
    hint: `${command} --help`,
  }),
  'argument-missing': ({ argument, command }) => ({
    message: `${command} には <${argument}> が必要です。`,
    hint: `${command} --help`,
  }),
  'argument-extra': ({ words, command }) => ({
    message: `${command} では${words.map((word) => `「${word}」`).join('')}は使いません。`,
    hint: `空白を含む語は引用符で囲んでください。使い方：${command} --help`,
  }),
  'flag-value-missing': ({ flag, command }) => ({
    message: `${flag} の後に値が必要です。`,
    hint: `${command} --help`,
  }),
  'unknown-topic': ({ word, topics, nearest }) => ({
    message: `「${word}」というコマンドも項目もありません。${meant(nearest)}`,
    hint: `項目：${topics.map((topic) => `coopj help ${topic}`).join(' · ')}`,
  }),
  cancelled: ({ folder, recorded }) => ({
    message:
      folder === undefined
        ? recorded
          ? '終了しました。先に記録した内容は残っています。'
          : '中止しました。変更はありません。'
        : `練習を終了しました。ここまでに作成したものは ${folder} にあり、次の練習で置き換えられます。`,
  }),
} satisfies Partial<Sentences>;
