import type { Words } from '../words.ts';

export const due: Words['due'] = {
  matter: (matter) => {
    switch (matter.kind) {
      case 'start':
        return `${matter.company}でのインターンシップの開始日です。`;
      case 'end':
        return `${matter.company}でのインターンシップの終了日です。`;
      case 'stay':
        return `在留期間の満了日です。在留期間の更新は${matter.fileFrom}から申請できます。`;
    }
  },
  titles: { start: '開始日', end: '終了日' },
  urgency: { late: '期限超過', red: '至急', yellow: '期限接近', none: '今後' },
  empty: (days) =>
    days === undefined ? '期限のある事項はありません。' : `${days}日以内に期限を迎える事項はありません。`,
  calendar: ({ ja }) => `coopj ${ja}`,
  written: (count, file, cancelled) =>
    `${count}件の期限を${file}に書き出しました。${cancelled > 0 ? `取消しは${cancelled}件です。` : ''}`,
};
