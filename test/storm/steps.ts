import { connectAccount, otherAccount } from './accounts';
import { call, refresh } from './calls';
import { isOfDays, moreColumns } from './grouping';
import { definition, type Life, MINUTE, Stopped, sight, today } from './life';
import { move } from './move';
import { edit } from './person';
import { CALM, type DefinitionChange, type Start, type Step } from './step';
import { EXTRA } from './truth';
import { nextDate } from './world';

function define(life: Life, change: DefinitionChange, pick: number): void {
  const { grouping } = life.start;
  const extra = (grouping ? moreColumns(grouping) : EXTRA[life.start.stream]).filter(
    (key) => !life.gone.has(key) && !life.columns.some(([own]) => own === key),
  );
  const free = life.columns.filter(
    ([key]) => !life.identity.some((own) => own === key) && !life.gone.has(key) && !(grouping && key === 'activities'),
  );
  life.version += 1;
  switch (change) {
    case 'add column': {
      const key = extra[pick % Math.max(1, extra.length)];
      if (key !== undefined && life.isTorn) life.fresh.add(key);
      if (key !== undefined) life.added.add(key);
      if (key !== undefined) life.columns.splice(pick % (life.columns.length + 1), 0, [key, `H${life.version}-${key}`]);
      break;
    }
    case 'drop column': {
      const key = free[pick % Math.max(1, free.length)]?.[0];
      life.columns = life.columns.filter(([own]) => own !== key);
      life.hasLeft ||= key !== undefined && life.disposition !== 'replace';
      break;
    }
    case 'label':
      life.columns = life.columns.map(([key, label], at) => [key, at === pick % life.columns.length ? `H${life.version}-${key}` : label]);
      break;
    case 'order':
      life.columns.reverse();
      break;
    case 'disposition': {
      const wanted = (['replace', grouping ? 'replace' : 'append', grouping && !isOfDays(grouping) ? 'replace' : 'merge'] as const)[
        pick % 3
      ] as Start['disposition'];
      const isRefused =
        wanted !== 'replace' && life.past !== undefined && life.past.disposition !== 'replace' && wanted !== life.past.disposition;
      // Rows of another account are replaced before others are kept.
      const isOfOthers = wanted !== 'replace' && life.shownOf !== undefined && life.shownOf !== life.account;
      // Merging needs its identity in the sheet.
      if (!isRefused && !isOfOthers && !life.begun) life.disposition = wanted;
      break;
    }
    case 'days':
      life.words = ['last 3 days', 'last 7 days', 'this month', 'today', 'yesterday'][pick % 5] as string;
      // A log that is appended by days does not go on by cursors, nor the other way round.
      if (life.start.stream === 'activity-log' && life.words === 'yesterday') life.words = 'today';
      break;
    case 'name':
      life.name = `Hours ${life.version}`;
      break;
    case 'reread':
      life.reread = [1, 2, 4][pick % 3] as number;
      break;
  }
  life.bench.save(definition(life));
}

function doEdit(life: Life, { edit: kind, row, column }: Extract<Step, { do: 'edit' }>): void {
  const before = sight(life);
  // What is typed into a group's sums is written over with its day.
  if (!before || (life.start.grouping && kind === 'type into')) return;
  life.figures.edits += 1;
  life.isEdited = true;
  life.edits.add(kind);
  life.numbers += 1;
  const done = edit(kind, row, column, {
    sheets: life.sheets,
    tab: life.tab,
    sight: before,
    identity: life.identity,
    number: life.numbers,
  });
  if (done.tab !== undefined) life.tab = done.tab;
  if (done.copy !== undefined) life.copies.set(done.copy, JSON.stringify(life.sheets.seen(done.copy)));
  if (done.deleted !== undefined) {
    life.gone.add(done.deleted);
    life.headers.delete(done.deleted);
  }
  if (done.haveMarksGone) life.haveMarksGone = true;
  if (done.isStructural) life.isStructural = true;
  if (done.isStructural && done.deleted !== undefined) throw new Stopped('a deleted column that tells records apart');
  const after = sight(life);
  const now = new Map(after?.records.map(({ key, cells }) => [key, cells]));
  const own = new Map(life.held);
  for (const { key, cells } of before.records) {
    const cellsAfter = now.get(key);
    if (!cellsAfter) {
      own.delete(key);
      life.deleted.add(key);
    } else if (own.has(key) && JSON.stringify([...cells]) !== JSON.stringify([...cellsAfter])) own.set(key, cellsAfter);
    if (life.isTorn && kind === 'type into' && cellsAfter) {
      life.typed.set(key, cellsAfter);
      // It may be one of those that the killed refresh was about to write.
      if (JSON.stringify([...cells]) !== JSON.stringify([...cellsAfter])) life.isStructural = true;
    }
  }
  life.held = own;
}

export function take(life: Life, step: Step): void {
  life.figures.steps += 1;
  const worlds = Object.values(life.worlds);
  for (const world of worlds) world.liveUntil(today(life));
  switch (step.do) {
    case 'refresh':
      refresh(life, step.weather);
      break;
    case 'begin':
      begin(life, step);
      break;
    case 'kill':
      kill(life, step);
      break;
    case 'time':
      life.clock.advance(step.minutes * MINUTE);
      break;
    case 'arrive':
      for (const world of worlds) world.arrive(nextDate(today(life), -step.daysLate), step.count);
      break;
    case 'correct':
      for (const world of worlds) world.correct(step.which, step.by);
      break;
    case 'vanish':
      // Nobody can see that between pages which are not counted.
      if (!life.begun?.uncounted) for (const world of worlds) world.vanishBefore(nextDate(today(life), -step.days));
      break;
    case 'edit':
      doEdit(life, step);
      break;
    case 'define':
      define(life, step.change, step.pick);
      break;
    case 'key':
      changeKey(life, step.of);
      break;
    case 'move':
      move(life);
      break;
  }
}

function begin(life: Life, { calls, asks, minutes, weather }: Extract<Step, { do: 'begin' }>): void {
  for (let one = 0; one < calls; one += 1) {
    const done = call(life, weather, asks);
    life.clock.advance(minutes * MINUTE);
    if (done === 'busy' || done === 'killed' || done.state === 'ended') return;
  }
}

function kill(life: Life, { dies, asks, effects, minutes }: Extract<Step, { do: 'kill' }>): void {
  for (let one = 0; one < 40; one += 1) {
    const done = call(life, CALM, asks === 1000 ? undefined : asks, Math.max(1, dies - 12 * one), effects);
    if (done === 'killed' || done === 'busy' || done.state === 'ended') break;
  }
  life.clock.advance(minutes * MINUTE);
}

function changeKey(life: Life, of: 'own' | 'other'): void {
  if (of === 'other' && life.start.account === 'alone') return;
  life.numbers += 1;
  if (of === 'own') life.isCursorLost = true;
  connectAccount(life.bench.secrets, of === 'own' ? life.account : otherAccount(life.account), life.numbers);
}
