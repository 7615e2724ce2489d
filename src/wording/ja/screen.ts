import type { Words } from '../words.ts';

export const screen: Words['screen'] = {
  examples: '例:',
  // writing
  recorded: '記録しました。',
  wouldRecord: '次のとおり記録されます(まだ書き込まれていません)。',
  unchanged: '変更はありません。データは書き込まれていません。',
  setAside: (title, rule) => `例外承認:${title}(${rule})`,
  nextStep: (step, title) => `次:STEP ${step} ${title}`,
  whyCorrect: (before, after) => `「${before}」と記録されています。「${after}」に訂正する理由を入力してください。`,
};
