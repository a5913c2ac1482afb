import fc from 'fast-check';

/** A JSON value; a bigint is a number of the API that JavaScript's own numbers would round. */
export type Value = null | boolean | number | bigint | string | readonly Value[] | { readonly [key: string]: Value };

/** How a text is written: what stands between its parts, and which characters are escaped that need not be. */
export interface Style {
  readonly space: string;
  readonly escapes: 'few' | 'many';
}

const escaped = (text: string): string =>
  JSON.stringify(text).replace(/[\u007f-\uffff/]/g, (letter) =>
    letter === '/' ? '\\/' : `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Only what JSON demands: lone surrogates and U+2028 stand as they are. */
const barely = (text: string): string =>
  `"${Array.from({ length: text.length }, (_, at) => {
    const letter = text.charAt(at);
    return letter < ' ' || letter === '"' || letter === '\\' ? JSON.stringify(letter).slice(1, -1) : letter;
  }).join('')}"`;

/** The JSON text of a value; `long` says how a bigint is written. */
function print(value: Value, style: Style, long: (digits: bigint) => string = String): string {
  const { space, escapes } = style;
  if (typeof value === 'bigint') return long(value);
  if (typeof value === 'string') return escapes === 'many' ? escaped(value) : barely(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const colon = `${space}:${space}`;
  const parts = Array.isArray(value)
    ? value.map((element: Value) => print(element, style, long))
    : Object.entries(value).map(([key, field]) => `${print(key, style)}${colon}${print(field as Value, style, long)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}${space}${parts.join(`${space},${space}`)}${space}${close}`;
}

const style: fc.Arbitrary<Style> = fc.record({
  space: fc.constantFrom('', ' ', '\n\t', '\r\n  '),
  escapes: fc.constantFrom('few', 'many'),
});

const anyUtf16 = fc.array(fc.nat(0xffff), { maxLength: 12 }).map((codes) => String.fromCharCode(...codes));
const text: fc.Arbitrary<Value> = fc.oneof(
  fc.string(),
  anyUtf16,
  fc.constantFrom('=SUM(A1)', '007', '1e5', 'a\u2028b', '\ud800', '"', '\\', '\\"', '}],"total":5', 'null', '😀'),
);
const long = fc.oneof(fc.bigInt(2n ** 53n, 2n ** 63n - 1n), fc.bigInt(-(2n ** 63n), -(2n ** 53n)));
const number: fc.Arbitrary<Value> = fc.oneof(
  long,
  fc.nat(200_000),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.nat().map(String),
  fc.constantFrom('-1.5', '007', '1e3', '', true, null),
);
const id: fc.Arbitrary<Value> = fc.oneof(fc.nat(), long, fc.nat().map(String), long.map(String), fc.constant(null));
const moment = fc.date({ min: new Date('1900-01-01'), max: new Date('2200-12-31'), noInvalidDate: true }).map((day) => day.toISOString());
const date: fc.Arbitrary<Value> = fc.oneof(
  moment,
  moment.map((iso) => iso.slice(0, 10)),
  moment.map((iso) => iso.slice(0, 19)),
  fc.constantFrom('', 'never', '2026-02-30', '2026-02-30T10:00:00', null),
);
const flag: fc.Arbitrary<Value> = fc.constantFrom(true, false, null, 'true', 'False', 'maybe', 0, 1);
const name = fc.string().map((letters) => `n${letters}`);
const element: fc.Arbitrary<Value> = fc.oneof(
  name,
  fc.nat(),
  long.filter((digits) => digits > 0n),
  fc.record({ id: fc.nat(), name }),
  fc.record({ ID: long.map(String), DisplayName: name }),
  fc.tuple(fc.nat(), name),
  fc.constant(null),
);
const list: fc.Arbitrary<Value> = fc.oneof(fc.array(element, { maxLength: 4 }), fc.constant(null));
const named: fc.Arbitrary<Value> = fc.oneof(text, text, fc.record({ id: fc.nat(), name }), fc.nat());
const times: fc.Arbitrary<Value> = fc.oneof(
  fc.record({ productive: number, unproductive: number, undefined: number, total: number }),
  fc.record({ total: number, idle: fc.record({ total: number }) }),
  fc.constantFrom({}, null),
);
const unknown = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Value>;

type Fields = Readonly<Record<string, fc.Arbitrary<Value>>>;

export const HOURS_FIELDS: Fields = {
  date,
  userId: id,
  computerId: id,
  user: named,
  computer: named,
  groups: list,
  users: list,
  computers: list,
  firstActivity: date,
  lastActivity: date,
  activeTime: times,
  passiveTime: times,
  totalTime: number,
  TotalOfflineMeetings: number,
  location: text,
  somethingNew: unknown,
  'odd "key"\u2028\\': unknown,
};

export const LOG_FIELDS: Fields = {
  logId: id,
  productivity: number,
  popupAlarm: flag,
  terminate: flag,
  time: date,
  date,
  time_zone: text,
  time_utc: date,
  computerId: id,
  computer: named,
  user: named,
  duration: number,
  websiteId: id,
  executable: text,
  description: text,
  url: text,
  titleBar: text,
  somethingNew: unknown,
};

/** The letters of every key of an object, and of those within it, written otherwise. */
function respelled(value: Value, spell: (key: string) => string): Value {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((inner: Value) => respelled(inner, spell));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [spell(key), respelled(inner as Value, spell)]));
}

const spelling = fc.constantFrom(
  (key: string) => key,
  (key: string) => key.toLowerCase(),
  (key: string) => key.toUpperCase(),
);

/** A record's look, shared by several records of a page: which keys in which order, their letters, its white space. */
const template = (fields: Fields) => fc.record({ keys: fc.shuffledSubarray(Object.keys(fields)), spell: spelling, style });

export interface PrintedAnswer {
  /** As the API sends it. */
  readonly text: string;
  /** The same with each long number as `{"$digits":"…"}`, so that JSON.parse keeps it. */
  readonly keeping: string;
}

/** Answers of a stream whose records take turns in looking alike, as the API sends them. @param most records */
export function answers(fields: Fields, most = 8): fc.Arbitrary<PrintedAnswer> {
  const record = fc.record(fields);
  return fc
    .record({
      templates: fc.array(template(fields), { minLength: 1, maxLength: 3 }),
      records: fc.array(fc.tuple(fc.nat(), record), { maxLength: most }),
      total: fc.option(fc.nat()),
      cursor: fc.option(fc.string()),
      outer: style,
      listFirst: fc.boolean(),
    })
    .map(({ templates, records, total, cursor, outer, listFirst }) => {
      const write = (longNumber: (digits: bigint) => string): string => {
        const printed = records.map(([pick, values]) => {
          const { keys, spell, style: inner } = templates[pick % templates.length];
          const chosen = Object.fromEntries(keys.map((key) => [key, values[key] as Value]));
          return print(respelled(chosen, spell), inner, longNumber);
        });
        const rows = `"Activity"${outer.space}:${outer.space}[${outer.space}${printed.join(`${outer.space},`)}${outer.space}]`;
        const rest = `"total":${outer.space}${total},"cursor"${outer.space}:${print(cursor, outer)}`;
        return `${outer.space}{${outer.space}${listFirst ? `${rows},${rest}` : `${rest},${rows}`}${outer.space}}${outer.space}`;
      };
      return { text: write(String), keeping: write((digits) => `{"$digits":"${digits}"}`) };
    });
}
