import fc from 'fast-check';
import type { Row } from '../../../../shared/model/cell';
import { LOG_COLUMNS } from '../../../../shared/model/log-columns';

/** One activity, in the plainest form. */
export interface Activity {
  /** Whole seconds since the first day began, by the computer's clock. */
  readonly at: number;
  readonly seconds: number;
  readonly person: string;
  readonly computer: string;
  readonly application: string;
  readonly domain: string;
  readonly productivity: number;
  readonly location: string;
}

/** 2026-03-12, a Thursday. */
export const FIRST_DAY = 46_093;

/** Few of each, so that groups meet; times around midnights and full hours more often than others. */
export const someActivities: fc.Arbitrary<readonly Activity[]> = fc.array(
  fc.record({
    at: fc.oneof(
      fc.integer({ min: 0, max: 12 * 86_400 - 1 }),
      fc.tuple(fc.integer({ min: 1, max: 12 * 24 - 1 }), fc.constantFrom(-1, 0, 1)).map(([hours, aside]) => hours * 3600 + aside),
    ),
    seconds: fc.integer({ min: 0, max: 40_000 }),
    person: fc.constantFrom('Ada Byron', 'Bo', 'Cy Twombly', 'Dot'),
    computer: fc.constantFrom('PC-1', 'PC-2'),
    application: fc.constantFrom('chrome.exe', 'editor.exe', ''),
    domain: fc.constantFrom('', 'example.com', 'mail.example.com', 'intranet'),
    productivity: fc.integer({ min: -1, max: 1 }),
    location: fc.constantFrom('Office', 'Remote', ''),
  }),
  { maxLength: 60 },
);

/** As records of the log are read, with seconds as durations. */
export const rowOf = ({ at, seconds, person, computer, application, domain, productivity, location }: Activity): Row => {
  const cells: Readonly<Record<string, Row[number]>> = {
    time: FIRST_DAY + Math.floor(at / 86_400) + (at % 86_400) / 86_400,
    user: person,
    computer,
    executable: application,
    duration: seconds,
    productivity,
    location,
    url: domain === '' ? '' : `https://www.${domain}/secret?of=${person}`,
  };
  return LOG_COLUMNS.map(({ key }) => cells[key] ?? '');
};
