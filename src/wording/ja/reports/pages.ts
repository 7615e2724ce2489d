import type { Words } from '../../words.ts';

export const pages: Words['reports']['pages'] = {
  contents: '目次',
  skip: '本文へ移動する',
  sorting: '表の見出しを押すと、昇順、降順、元の順の順に並べ替えます。',
  rows: (count) => `${count}件`,
  more: (count) => `ほか${count}件(表に記載)`,
  chart: (count) => `${count}件の図です。同じ数値を、続く表に記載しています。`,
  page: (number, of) => `${number}/${of}ページ`,
};
