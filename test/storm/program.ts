import { call, refresh } from './calls';
import { cellsNow, definition, LEASE, type Life, lifeOf, MINUTE, Stopped, today } from './life';
import { Wrong } from './oracle';
import { CALM, type Program } from './step';
import { take } from './steps';
import { nextDate } from './world';

/** How a program ended, for the figures: to its end, or with a refusal that a person has to answer. */
export interface Figures {
  readonly steps: number;
  readonly refreshes: number;
  readonly failures: number;
  readonly kills: number;
  readonly edits: number;
  /** How often the report went over to another connection, or tried to. */
  readonly moves: number;
  /** Why it stopped before its last step. */
  readonly stopped: string | undefined;
}

/**
 * Runs a program from its first step to its last, and then refreshes until nothing is new.
 * @throws Wrong where the sheet is not what it has to be
 */
export function run({ start, steps }: Program): Figures {
  const life = lifeOf(start);
  // A sheet that was there before has no frozen header, so that sorting takes it along.
  if (start.people === 2) life.sheets.type('Hours', 0, 0, { value: '' });
  life.bench.save(definition(life));
  try {
    for (const step of steps) take(life, step);
    settle(life);
    return { ...life.figures, stopped: undefined };
  } catch (failure) {
    if (failure instanceof Stopped) return { ...life.figures, stopped: failure.message };
    throw failure;
  }
}

function settle(life: Life): void {
  life.clock.advance(LEASE + MINUTE);
  // Not over midnight.
  life.clock.advance(Math.max(0, serialMs(nextDate(today(life))) - life.clock.now() > 2 * 60 * MINUTE ? 0 : 3 * 60 * MINUTE));
  for (let one = 0; one < 2; one += 1) if (refresh(life, CALM) !== 'ended') throw new Wrong('A calm refresh does not end well.');
  const [cells, count] = [cellsNow(life), life.sheets.written()];
  const last = call(life, CALM, undefined);
  if (last === 'busy' || last === 'killed' || last.state !== 'ended') throw new Wrong('A calm refresh does not end well.');
  if (last.record.outcome !== 'nothing-new') throw new Wrong(`Nothing is new, and it says: ${last.record.message}`);
  if (cellsNow(life) !== cells || life.sheets.written() - count > (life.start.statusLine ? 1 : 0))
    throw new Wrong(`Nothing is new, and it wrote ${life.sheets.written() - count} cells.`);
  const others = life.sheets.names().filter((one) => one !== life.tab && !life.copies.has(one) && life.sheets.isHidden(one));
  if (others.length > 0) throw new Wrong(`Hidden sheets are left: ${others.join(', ')}.`);
}

const serialMs = (date: string): number => Date.parse(`${date}T00:00:00Z`);
