/** 質問：値の見出し、質問、その下の補足。 */
export const q = (label: string, ask: string, hint = '') => ({ label, ask, hint });

export const TODAY = '空欄の場合は本日です。';
export const SEVERAL = '複数ある場合は「；」で区切ります。';
