import { expect, test } from 'vitest';
import { paySaid } from '../../src/commands/shared/terms.ts';

/** What a person types who was asked how much is paid, and what it says. */
test.each([
  ['月30万円', { pay: '300000', payPer: 'month' }],
  ['月額300000', { pay: '300000', payPer: 'month' }],
  ['月給 30万', { pay: '300000', payPer: 'month' }],
  ['月に25万5千円', { pay: '255000', payPer: 'month' }],
  ['1か月30万円', { pay: '300000', payPer: 'month' }],
  ['１ヶ月３０万円', { pay: '300000', payPer: 'month' }],
  ['30万円／月', { pay: '300000', payPer: 'month' }],
  ['300,000円/月額', { pay: '300000', payPer: 'month' }],
  ['給与 月額300,000円(税引前)', { pay: '300000', payPer: 'month' }],
  ['時給1,500円', { pay: '1500', payPer: 'hour' }],
  ['時給１５００', { pay: '1500', payPer: 'hour' }],
  ['時間額1800', { pay: '1800', payPer: 'hour' }],
  ['1時間1,200円', { pay: '1200', payPer: 'hour' }],
  ['日給1.2万円', { pay: '12000', payPer: 'day' }],
  ['週給6万円', { pay: '60000', payPer: 'week' }],
  ['monthly 300000', { pay: '300000', payPer: 'month' }],
  ['300,000 yen a month', { pay: '300000', payPer: 'month' }],
  ['JPY 300,000 per month', { pay: '300000', payPer: 'month' }],
  ['¥1,500/hour', { pay: '1500', payPer: 'hour' }],
  ['1500 an hour', { pay: '1500', payPer: 'hour' }],
  ['300000 month', { pay: '300000', payPer: 'month' }],
  ['30万円', { pay: '300000' }],
  ['300,000円', { pay: '300000' }],
  ['300000', { pay: '300000' }],
  ['無給', { unpaid: true }],
  ['Unpaid', { unpaid: true }],
] as const)('%s', (answer, said) => {
  expect(paySaid(answer)).toEqual(said);
});

test.each(['', '円', '月', '三十万円', '3,00円', '1500.5円', '時給1500円/月', '30万円くらい', '手取り20万円'])(
  '%s is not understood, rather than misread',
  (answer) => {
    expect(paySaid(answer)).toBeUndefined();
  },
);
