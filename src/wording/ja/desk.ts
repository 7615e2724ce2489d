import { stepKey } from '../../core/model/steps.ts';
import type { Words } from '../words.ts';
import { terms } from './terms.ts';

export const desk: Words['desk'] = {
  matter: (matter) => {
    switch (matter.kind) {
      case 'record':
        return `STEP ${matter.step} ${terms.step[stepKey(matter.step)]}を記録できます。`;
      case 'guide':
        return `${matter.contactedOn}に連絡がありましたが、専用システムへの登録案内の送付が記録されていません。`;
      case 'briefing':
        return `${matter.heldOn}に説明会がありました。参加(--attended)を記録するか、録画を送付してください。`;
      case 'start':
        return `開始予定日(${matter.from})になりましたが、開始が記録されていません。`;
      case 'end':
        return `終了予定日(${matter.to})を過ぎましたが、終了が記録されていません。`;
      case 'more':
        return `ほか${matter.count}件あります。`;
    }
  },
  students: (count) => `学生${count}名`,
  empty: '本日対応が必要な案件はありません。',
};
