import type { Words } from '../words.ts';

export const settingTitles: Words['offices']['init']['wizard']['titles'] = {
  'university.name.ja': '大学名（日本語）',
  'university.name.en': '大学名（英語）',
  'office.name.ja': '事務局名（日本語）',
  'office.name.en': '事務局名（英語）',
  'office.telephone': '事務局の電話番号',
  'office.email': '事務局のメールアドレス',
  'issuer.title.ja': '発行者の職名（日本語）',
  'issuer.title.en': '発行者の職名（英語）',
  'issuer.name.ja': '発行者の氏名（日本語）',
  'issuer.name.en': '発行者の氏名（英語）',
  'office.address.ja': '事務局の所在地（日本語）',
  'office.address.en': '事務局の所在地（英語）',
  'course.code': '科目コード',
  'course.title.ja': '科目名（日本語）',
  'course.title.en': '科目名（英語）',
  'course.credits': '科目の単位数',
  'course.teacher.ja': '科目担当教員（日本語）',
  'course.teacher.en': '科目担当教員（英語）',
  'system.url': '専用システムのアドレス',
  'system.contact': '支援機関の連絡先',
  'system.recording': '説明会の録画のアドレス',
  programs: 'コース',
};

export const settingTitle = (key: string): string => (settingTitles as { readonly [key: string]: string })[key] ?? key;
