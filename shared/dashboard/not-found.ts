/**
 * People whom a ready sheet's formulas can't find: rows that came without an ID, and days off by a name that the report's rows tell apart, as in
 * `Jan Jansen (2)`. Formulas count without them and say nothing.
 * @module
 */
import { areaName } from '../model/a1';
import { untold } from '../model/told-apart';
import { plainName } from '../model/words';
import type { SheetValue, SheetWriter } from '../sheet-writer';
import { type Task, wait } from '../task';
import { namesakesOff, rowsWithoutIds } from '../words/en/ready';
import type { SheetPlan } from './blueprint';
import type { Facts } from './draw-sheet';
import { cellsOf, type ReportRows, type Stand } from './drawing';

/** Where rows say whose they are, by ID; under pseudonyms nowhere. */
const IDS = ['userId', 'computerId'] as const;

/**
 * Sentences on them, or none.
 * @param off where Days off stands
 */
export function* notFound(
  sheets: Pick<SheetWriter, 'read'>,
  plan: SheetPlan,
  source: ReportRows,
  off: Stand | undefined,
  facts: Facts,
): Task<readonly string[]> {
  const formulas = JSON.stringify(plan);
  const id = IDS.filter((key) => formulas.includes(`{report.${key}}`)).map((key) => source.columns.get(key))[0];
  if (id === undefined || source.rows === 0) return [];
  const name = source.columns.get('user');
  const named = off && name !== undefined ? yield* namesOff(sheets, off, facts) : [];
  const wanted = named.length > 0 && name !== undefined ? [id, name] : [id];
  const [ids = [], names = []] = yield* wait(sheets.read(wanted.map((column) => cellsOf(source, column, source.header + 1, source.rows))));
  const without = ids.filter(([cell = '']) => cell === '').length;
  const said = without > 0 ? [rowsWithoutIds(plan.title, without)] : [];
  const shown = new Set<string>();
  const apart = new Map<string, SheetValue>();
  for (const [at, [text = '']] of names.entries()) {
    shown.add(plainName(String(text)));
    const own = ids[at]?.[0] ?? '';
    const told = untold(String(text));
    if (told && String(told.ids[0]) === String(own)) apart.set(plainName(told.name), own);
  }
  const lost = named.filter(({ word }) => !shown.has(word) && apart.has(word));
  const [first] = lost;
  return off && first ? [...said, namesakesOff(off.sheetName, lost.length, first.cell, String(apart.get(first.word)))] : said;
}

/** The names in Days off, on days of the period. */
function* namesOff(
  sheets: Pick<SheetWriter, 'read'>,
  off: Stand,
  { from, to }: Facts,
): Task<readonly { readonly word: string; readonly cell: string }[]> {
  const [user, date] = [off.columns.get('user'), off.columns.get('date')];
  const [first, rows] = [off.header + 1, off.grid - off.header - 1];
  if (user === undefined || date === undefined || rows <= 0) return [];
  const [users = [], dates = []] = yield* wait(sheets.read([user, date].map((column) => cellsOf(off, column, first, rows))));
  return users.flatMap(([who = ''], at) => {
    const day = dates[at]?.[0] ?? '';
    const isNamed = typeof who === 'string' && /\p{L}/u.test(who);
    const isInPeriod = typeof day === 'number' && day >= Number(from) && day < Number(to) + 1;
    return isNamed && isInPeriod ? [{ word: plainName(who), cell: areaName({ row: first + at, column: user }) }] : [];
  });
}
