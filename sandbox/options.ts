import { parseArgs } from 'node:util';
import { dayOfIso } from './calendar';

/** The API's two published descriptions. */
export const DIALECTS = ['early-access', 'current'] as const;
/** One of the two. */
export type Dialect = (typeof DIALECTS)[number];

/** How the elements of `groups`, `users` and `computers` look; neither description says. */
export type ListForm = 'names' | 'ids' | 'objects' | 'lists';

/** Which day of hours comes first; neither description says, and a client of the real API saw the newest. */
export type HoursOrder = 'oldest-first' | 'newest-first';

/** The share of requests that each fault meets. */
export interface Faults {
  readonly '429': number;
  readonly '500': number;
  readonly reset: number;
  readonly html: number;
}

/** No request meets a fault. */
export const NO_FAULTS: Faults = { '429': 0, '500': 0, reset: 0, html: 0 };

/** How a sandbox is started. */
export interface SandboxOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly people: number;
  readonly days: number;
  readonly seed: number;
  /** How many log rows the history has in all, to the row; without it a person has some four dozen a day. */
  readonly rows?: number;
  /** In percent, how often people are unusual: namesakes, in several groups or none, renamed, deleted, on nights, with two computers. */
  readonly odd?: number;
  /** The SQLite file; without it one that is named after people, days, seed, rows and today. */
  readonly data?: string;
  readonly live: boolean;
  /** Milliseconds before every answer. */
  readonly latency: number;
  readonly faults: Faults;
  readonly dialect: Dialect | 'both';
  /** Without it `objects` in the early-access dialect and `lists` in the current one. */
  readonly listForm?: ListForm;
  /** @default oldest-first */
  readonly hoursOrder?: HoursOrder;
  /** The day it shall be, as `YYYY-MM-DD`; without it the real one. */
  readonly today?: string;
}

/** What holds without an option. */
export const DEFAULTS: SandboxOptions = {
  port: 8787,
  people: 200,
  days: 60,
  seed: 7,
  live: false,
  latency: 0,
  faults: NO_FAULTS,
  dialect: 'both',
};

/** What `--help` prints. */
export const HELP = `The Live Data API on this machine, with a made-up organization, and a part of BigQuery beside it.

  npm run sandbox -- [options]

  --port N         its port, on this machine only (8787; 0: any free one)
  --people N       how many people the organization has (200)
  --days N         how many days of history (60)
  --seed N         the same seed makes the same organization (7)
  --rows N         exactly this many log rows in all (about 50 per person and day)
  --odd PERCENT    more namesakes, renamed and deleted people, people in several groups or none, night shifts
  --data FILE      the SQLite file; a restart continues with it (build/sandbox/…)
  --live           new and late records arrive as time passes
  --latency MS     wait before every answer (0)
  --faults LIST    faults and their shares, such as 429:0.05,500:0.02,reset:0.01,html:0.01
  --dialect NAME   early-access, current or both (both: the one that a request uses)
  --list-form NAME how lists of groups, users and computers look: names, ids, objects or lists
  --hours-order O  which day of hours comes first: oldest-first or newest-first (oldest-first)
  --today DAY      today's date there, as YYYY-MM-DD (the real one)
  --help           this text

It prints four keys: an administrator's, one that sees only two groups, an expired one, and one of a plan without reports.
Send one as "Authorization: Bearer KEY" (early access) or "x-api-key: KEY" (current).

For tests, with the administrator's key: POST /sandbox/v1/records {"count":5,"late":2,"daysBack":3} adds records.
POST /sandbox/v1/clock {"seconds":3600} lets time pass, and adds what people do in it.
POST /sandbox/v1/faults and /sandbox/v1/latency change those. GET and DELETE /sandbox/v1/requests count requests.
`;

const NAMES = {
  port: { type: 'string' },
  people: { type: 'string' },
  days: { type: 'string' },
  seed: { type: 'string' },
  rows: { type: 'string' },
  odd: { type: 'string' },
  data: { type: 'string' },
  live: { type: 'boolean' },
  latency: { type: 'string' },
  faults: { type: 'string' },
  dialect: { type: 'string' },
  'list-form': { type: 'string' },
  'hours-order': { type: 'string' },
  today: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** The options of a command line, or `'help'`. @throws Error with a sentence for what cannot be used. */
export function parseOptions(args: readonly string[]): SandboxOptions | 'help' {
  const values = valuesOf(args);
  if (values.help) return 'help';
  const number = (
    name: 'port' | 'people' | 'days' | 'seed' | 'rows' | 'odd' | 'latency',
    low: number,
    high: number,
  ): number | undefined => {
    const text = values[name];
    if (text === undefined) return undefined;
    if (/^\d+$/.test(text) && Number(text) >= low && Number(text) <= high) return Number(text);
    throw new Error(`--${name} can't be ${text}. Enter a whole number from ${low} to ${high}.`);
  };
  const word = <T extends string>(name: 'dialect' | 'list-form' | 'hours-order', words: readonly T[]): T | undefined => {
    const text = values[name];
    if (text === undefined || words.includes(text as T)) return text as T | undefined;
    throw new Error(`--${name} can't be ${text}. Choose one of ${words.join(', ')}.`);
  };
  if (values.today !== undefined && dayOfIso(values.today) === undefined)
    throw new Error("--today isn't a date. Write it like 2026-03-31.");
  const rows = number('rows', 1, 20_000_000);
  const odd = number('odd', 1, 100);
  const listForm = word<ListForm>('list-form', ['names', 'ids', 'objects', 'lists']);
  const hoursOrder = word<HoursOrder>('hours-order', ['oldest-first', 'newest-first']);
  return {
    port: number('port', 0, 65_535) ?? DEFAULTS.port,
    people: number('people', 1, 20_000) ?? DEFAULTS.people,
    days: number('days', 1, 1000) ?? DEFAULTS.days,
    seed: number('seed', 0, 4_294_967_295) ?? DEFAULTS.seed,
    latency: number('latency', 0, 60_000) ?? DEFAULTS.latency,
    live: values.live ?? DEFAULTS.live,
    faults: values.faults === undefined ? NO_FAULTS : parseFaults(values.faults),
    dialect: word<SandboxOptions['dialect']>('dialect', [...DIALECTS, 'both']) ?? DEFAULTS.dialect,
    ...(rows === undefined ? {} : { rows }),
    ...(odd === undefined ? {} : { odd }),
    ...(values.data === undefined ? {} : { data: values.data }),
    ...(listForm === undefined ? {} : { listForm }),
    ...(hoursOrder === undefined ? {} : { hoursOrder }),
    ...(values.today === undefined ? {} : { today: values.today }),
  };
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: NAMES, strict: true, allowPositionals: false }).values;
  } catch (failure) {
    throw new Error(`${(failure as Error).message.split('. ')[0]}. Run it with --help to see all options.`, { cause: failure });
  }
}

/** `429:0.05,html:0.01`. @throws Error with a sentence */
function parseFaults(text: string): Faults {
  const shares = text
    .split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [name = '', share = ''] = part.split(':').map((piece) => piece.trim());
      if (!(name in NO_FAULTS) || !(Number(share) >= 0 && Number(share) <= 1) || share === '') {
        throw new Error(`--faults can't be ${part}. Use 429, 500, reset or html, each with a share from 0 to 1, such as 429:0.05.`);
      }
      return [name, Number(share)] as const;
    });
  return { ...NO_FAULTS, ...Object.fromEntries(shares) };
}
