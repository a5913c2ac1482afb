import { random } from '../random';
import { HOSTILE_NAMES } from './names';

/** What a person had in front: a program's window or a web page. */
export interface Screen {
  readonly applicationId: number;
  readonly executable: string | null;
  readonly description: string | null;
  readonly websiteId: number | null;
  readonly website: string | null;
  readonly subpage: string | null;
  readonly url: string | null;
  readonly titleBar: string | null;
  readonly screenshotUrl: string | null;
  /** 1 productive, 2 unproductive, 0 undefined: the sandbox's own table, since ActivTrak publishes none. */
  readonly productivity: number;
}

const PROGRAMS = [
  ['ledger.exe', 'Ledger Desk', 1],
  ['scribe.exe', 'Scribe Writer', 1],
  ['gridly.exe', 'Gridly Sheets', 1],
  ['postbox.exe', 'Postbox Mail', 1],
  ['huddle.exe', 'Huddle Meetings', 1],
  ['forge.exe', 'Forge Studio', 1],
  ['tunes.exe', 'Tunes Player', 2],
  ['chess.exe', 'Pocket Chess', 2],
  ['explorer.exe', 'Explorer', 0],
  ['lockscreen.exe', null, 0],
] as const;

const SITES = [
  ['intranet.example', 1],
  ['tickets.example', 1],
  ['wiki.example', 1],
  ['news.example', 2],
  ['videos.example', 2],
  ['search.example', 0],
] as const;

const TOPICS = [
  'Quarterly plan',
  'Rechnung 4711 – Entwurf',
  'Отчёт за март',
  '会議メモ',
  'تقرير المبيعات',
  'דוח רבעוני',
  'Budget v2 (final)',
  'Kundenliste ✅',
  'notes\nsecond line',
  'C:\\share\\plan.txt',
  '"quoted" title',
  'naïve café ☕',
  '2026-03-01',
  '100%',
  '$2.99',
  '1,000',
  '=SUM(A1:A9)',
] as const;

/** Every screen that people of the sandbox look at. The first is the longest: a title of 60,000 characters. */
export function screens(seed: number): readonly Screen[] {
  const chance = random(`screens ${seed}`);
  const titles: readonly (string | null)[] = [...TOPICS, ...HOSTILE_NAMES, null];
  const programs = PROGRAMS.flatMap(([executable, description, productivity], program) =>
    titles.map(
      (titleBar): Screen => ({
        applicationId: program + 1,
        executable,
        description,
        productivity,
        websiteId: null,
        website: null,
        subpage: null,
        url: null,
        titleBar,
        screenshotUrl: chance.chance(0.1) ? `https://screens.example/${program}/${chance.integer(1, 99_999)}` : null,
      }),
    ),
  );
  const pages = SITES.flatMap(([website, productivity], site) =>
    titles.map((titleBar, index): Screen => {
      const subpage = chance.chance(0.1) ? null : `/${['a', 'docs', 'q?x=1&y=2', 'ünïcode'][index % 4]}/${index}`;
      return {
        applicationId: 20,
        executable: 'beacon.exe',
        description: 'Beacon Browser',
        productivity,
        websiteId: site + 1,
        website,
        subpage,
        url: `https://${website}${subpage ?? ''}`,
        titleBar,
        screenshotUrl: null,
      };
    }),
  );
  const long: Screen = { ...(programs[0] as Screen), titleBar: 'Ω'.repeat(60_000) };
  return [long, ...programs, ...pages];
}
