import type { Words } from '../../words.ts';

const step = '完了した最も先のSTEPがこの番号の学生';
const residenceStatus = '在留資格がこのとおりの学生';
const report = {
  year: '年度（4月から翌年3月まで）。2026、this（今年度）、last（昨年度）。月次報告のほかは、省略すると今年度',
  from: '対象期間の開始日（省略時は、終了日の直前の4月1日）',
  to: '対象期間の終了日（省略時は本日）',
};

export const flagsOf: Words['flagsOf'] = {
  'db person add': { office: '事務局（db office add で付けた名称）', name: '氏名（履歴に表示します）' },
  'step record': {
    by: 'STEP 2：承認者（省略時は記録のある指導教員）。STEP 12：評価者',
    outcome: 'STEP 8：accepted（参加決定）・declined（辞退）・rejected（不採用）・withdrawn（取下げ）',
    company: 'STEP 5：受入企業（コードまたは正式名称）',
    job: 'STEP 5：ジョブディスクリプション（コード J-0001 または名称）',
    consulted: 'STEP 5：事前に相談した担当教員（複数可）',
    closeOthers: 'STEP 8：参加決定と同時に、ほかの選考中の案件を辞退とします',
    grade: 'STEP 12：成績（設定ファイルの成績区分）',
  },
  'student list': { step, residenceStatus },
  'export students': { step, residenceStatus },
  'student leave': {
    kind: 'absence（休学）・suspension（停学）・withdrawal（退学）・completion（修了）・transfer（転学）',
    from: '開始日（省略時は本日）',
    to: '終了日（分かっている場合）',
  },
  'stay record': {
    residenceStatus: '在留資格（在留カードの記載どおり。留学、永住者など）',
    residenceCard: '在留カード番号（英字2字、数字8字、英字2字）',
  },
  'company add': { address: '所在地', department: '配属部署' },
  'company edit': { address: '所在地', department: '配属部署', name: '正式名称' },
  'placement close': {
    by: '終結させた側：student（学生）・company（企業）・university（大学）',
    on: '終結した日（省略時は本日）',
  },
  'placement list': {
    state: 'candidate・accepted・running・completed・declined・rejected・withdrawn・terminated',
  },
  'contract receive': {
    kind: 'employment（雇用契約書）・notice（労働条件通知書）',
    company: '受入企業（実施契約の場合）',
    on: '受領した日（省略時は本日）',
    from: '書類に記載された開始日',
    to: '書類に記載された終了日',
  },
  'contract review': {
    by: '確認者：student・company・supervisor・secretariat（既定）',
    outcome: 'approved（確認済）・returned（差戻し）・refused（不可）',
    company: '受入企業（実施契約の場合）',
  },
  'contract sign': { company: '受入企業（実施契約の場合）' },
  'contract list': { company: '受入企業（実施契約の場合）' },
  'contract show': { company: '受入企業（実施契約の場合）' },
  'briefing set': { on: '説明会の開催日' },
  'course list': { year: 'この年度のもの（4月から翌年3月まで）', term: 'この学期のもの：spring・autumn・full' },
  'worksheet course': {
    year: 'この年度のもの（学生の指定がない場合は、本日の年度）',
    term: 'この学期のもの：spring・autumn・full',
  },
  'permit open': { kind: 'comprehensive（包括許可）・individual（個別許可）' },
  'permit paper': {
    kind: 'comprehensive（包括許可）・individual（個別許可）。準備・審査中の申請が1件の場合は不要',
  },
  'permit apply': { kind: 'comprehensive（包括許可）・individual（個別許可）' },
  'permit grant': {
    kind: 'comprehensive（包括許可）・individual（個別許可）',
    from: '許可の開始日',
    to: '許可の満了日',
    on: '許可された日（省略時は本日）',
  },
  'permit refuse': { kind: 'comprehensive（包括許可）・individual（個別許可）' },
  'insurance record': {
    kind: 'gakkensai（学研災）・gakkenbai（学研賠）・internship-liability（インターン賠）',
    from: '補償の開始日',
    to: '補償の終了日',
  },
  'jsps record': { kind: 'DC1・DC2', from: '採用期間の開始日', to: '採用期間の終了日' },
  'supervisor change': { email: '新しい指導教員のメールアドレス' },
  'evaluation record': {
    kind: 'interview（面談）・evaluation（評価書）・certificate（評価証明書、既定）・report（成果報告書）',
    file: 'その書類のスキャンまたはPDF',
  },
  'grade record': { by: '評価者' },
  'certificate issue': {
    all: '絞込みに合う学生全員',
    in: 'ja・en・both（1枚に日英併記、既定）',
    on: '紙面に記載する発行日（省略時は本日）',
    step,
    residenceStatus,
  },
  'certificate list': {
    kind: 'enrollment（在学証明書）・internship（インターンシップ証明書）',
    state: 'valid（有効）・reissued（再発行あり）・void（無効）',
    from: 'この日以後に発行したもの',
    to: 'この日以前に発行したもの',
  },
  'letter draft': { in: '文書の言語：ja・en・both（既定は、読む人に合わせます）', step, residenceStatus },
  check: { all: '進行中の案件がある学生全員', startsWithin: 'この日数以内に始まる案件のみ（30d、4wなど）' },
  plan: { from: '希望する開始日', to: '希望する終了日' },
  'briefing list': { from: 'この日から', to: 'この日まで' },
  'report monthly': report,
  'report pipeline': report,
  'report contracts': report,
  'report courses': report,
  'report certificates': report,
  'report obligations': report,
  'report overrides': report,
};
