/** 質問：値の見出し、質問、その下の補足、Enter だけの場合の意味（示さなければ空欄）。 */
export const q = (label: string, ask: string, hint = '', enter?: string, more?: string) => ({
  label,
  ask,
  hint,
  ...(enter !== undefined && { enter }),
  ...(more !== undefined && { more }),
});

export const TODAY = '本日';
export const RECORDED = '記録済みの日（なければ本日）';
export const UNKNOWN = '不明';
export const FOR_PERMIT = '資格外活動許可が必要な学生のインターンシップ証明書に必要です。';
export const BOTH = '終了日も続けて入力できます。例：2026-11-10～2027-03-31';
export const SEVERAL = '複数ある場合は「；」で区切ります。';
