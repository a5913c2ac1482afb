import { HOSTILE_NAMES } from './names';

/** What most windows are about, in several scripts. */
export const TOPICS = [
  'Quarterly plan',
  'Travel expenses May',
  'Rechnung 4711 – Entwurf',
  'Отчёт за март',
  '会議メモ',
  'تقرير المبيعات',
  'דוח רבעוני',
  'Budget v2 (final)',
  'Kundenliste ✅',
  'Onboarding checklist',
  'naïve café ☕',
  'Weekly stand-up',
  'Réunion d’équipe',
  'Price list',
] as const;

/** Titles that a spreadsheet or a page could take for something else. */
export const ODD_TITLES = [
  ...HOSTILE_NAMES,
  'notes\nsecond line',
  'C:\\share\\plan.txt',
  '"quoted" title',
  '2026-03-01',
  '100%',
  '$2.99',
  '1,000',
  '=SUM(A1:A9)',
] as const;
