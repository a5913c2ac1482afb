import { type Random, random } from '../random';
import { ODD_TITLES, TOPICS } from './titles';

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
  [null, null, 0],
] as const;

const SITES = [
  ['intranet.example', 1],
  ['tickets.example', 1],
  ['wiki.example', 1],
  ['news.example', 2],
  ['videos.example', 2],
  ['search.example', 0],
] as const;

const BROWSER = { applicationId: 20, executable: 'beacon.exe', description: 'Beacon Browser', screenshotUrl: null } as const;

const PROGRAM = { websiteId: null, website: null, subpage: null, url: null } as const;

/** Every screen that people of the sandbox look at; log rows refer to them by their place. */
export interface Screens {
  readonly all: readonly Screen[];
  /** How many of the first ones are ordinary. The last one has the longest title, the odd ones are between. */
  readonly ordinary: number;
}

/** All that the people of an organization look at; the same seed gives the same. */
export function screensOf(seed: number): Screens {
  const chance = random(`screens ${seed}`);
  const ordinary = [null, ...TOPICS].flatMap((topic) => [...programs(topic, chance), ...pages(topic, chance)]);
  const odd = ODD_TITLES.flatMap((title): readonly Screen[] => [
    {
      ...PROGRAM,
      applicationId: 2,
      executable: 'scribe.exe',
      description: 'Scribe Writer',
      titleBar: title,
      screenshotUrl: null,
      productivity: 1,
    },
    { ...BROWSER, websiteId: 90, website: title, subpage: null, url: title, titleBar: title, productivity: 0 },
  ]);
  const longest: Screen = { ...(ordinary[1] as Screen), titleBar: 'Ω'.repeat(60_000) };
  return { all: [...ordinary, ...odd, longest], ordinary: ordinary.length };
}

/** The place of a screen by chance: an odd one once in fifty times. */
export const screenBy = (chance: Random, { all, ordinary }: Screens): number =>
  chance.chance(0.02) ? chance.integer(ordinary, all.length - 2) : chance.integer(0, ordinary - 1);

/** The place of the screen with a title of 60,000 characters. */
export const longestOf = ({ all }: Screens): number => all.length - 1;

function programs(topic: string | null, chance: Random): readonly Screen[] {
  return PROGRAMS.map(([executable, description, productivity], index) => ({
    ...PROGRAM,
    applicationId: index + 1,
    executable,
    description,
    titleBar: topic && [topic, description].filter((part) => part !== null).join(' - '),
    screenshotUrl: chance.chance(0.1) ? `https://screens.example/${index}/${chance.integer(1, 99_999)}` : null,
    productivity,
  }));
}

function pages(topic: string | null, chance: Random): readonly Screen[] {
  return SITES.map(([website, productivity], index) => {
    const subpage = chance.chance(0.1) ? null : `/${chance.pick(['a', 'docs', 'q?x=1&y=2', 'ünïcode'])}/${chance.integer(1, 999)}`;
    const url = `https://${website}${subpage ?? ''}`;
    return { ...BROWSER, websiteId: index + 1, website, subpage, url, titleBar: topic && `${topic} - Beacon Browser`, productivity };
  });
}
