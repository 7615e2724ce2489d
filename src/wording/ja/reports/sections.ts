import type { ReportKey } from '../../../core/reports/index.ts';
import type { Words } from '../../words.ts';

/** What each report is called. */
export const names: Readonly<Record<ReportKey, string>> = {
  monthly: '月次報告',
  pipeline: '進捗報告',
  contracts: '契約報告',
  courses: '履修登録報告',
  certificates: '証明書発行台帳',
  obligations: '手続・許可・保険の報告',
  overrides: '例外承認の報告',
};

export const sections: Words['reports']['sections'] = {
  monthly: {
    summary: '概要',
    'by-step': '完了したSTEP別の学生数',
    'by-phase': '段階別の学生数',
    'by-month': '月別の完了したSTEP',
    'contract-days': '契約内容の確認までの日数',
    internships: '当月のインターンシップ',
    movements: '当月に完了したSTEP',
    registrations: '専用システムへの新規登録（STEP 3）',
    contracts: '契約書の受領と内容確認',
    courses: '履修登録',
    certificates: '発行した証明書',
    closings: '終結した案件',
    blocked: '停止中の事項と対応者',
    overrides: '例外承認',
    waiting: '確認待ちの契約書',
  },
  pipeline: {
    'by-step': '完了したSTEP別の学生数',
    standing: '各STEPの着手待ち件数と経過日数',
    stays: '完了したSTEPと所要日数',
    stopped: '停止の原因となっている要件',
    ended: '中途で終結した案件',
    'by-month': '月別の完了したSTEP',
    'by-program': 'コース別',
    'by-institute': '基盤機関別',
    waiting: '次のSTEPを待つ学生・案件',
  },
  contracts: {
    summary: '概要',
    'contract-days': '受領から確認済までの日数',
    'by-month': '月別',
    'by-company': '受入企業別',
    'by-program': 'コース別',
    items: '差戻しの対象となった確認項目',
    contracts: '契約書・実施契約',
  },
  courses: {
    'by-term': '学期別',
    'by-month': '月別',
    'by-program': 'コース別',
    'by-institute': '基盤機関別',
    grades: '成績別',
    courses: '履修登録',
  },
  certificates: {
    'by-kind': '種類・言語別',
    'by-month': '月別',
    'by-purpose': '使用目的別',
    'by-program': 'コース別',
    certificates: '発行・再発行・無効とした証明書',
  },
  obligations: {
    'by-rule': '要件別',
    'jsps-5-3': '学振特別研究員：報酬受給報告書（様式5-3）',
    'mext-month': '国費外国人留学生：不在の月',
    permits: '資格外活動許可（申請中・期限接近）',
    insurance: '保険で補償されない期間',
    'by-program': 'コース別',
    obligations: 'すべての手続',
  },
  overrides: {
    'by-rule': '要件別',
    'by-month': '月別',
    'by-program': 'コース別',
    overrides: 'すべての例外承認',
  },
};
