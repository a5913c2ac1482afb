import { JANE } from '../shared/report/report-bench';
import { otherAccount } from './accounts';
import { portsOf } from './calls';
import { cellsNow, definition, type Life } from './life';
import { Wrong } from './oracle';
import { CALM } from './step';

/** The report names the other connection from now on. Where it keeps rows, a refresh refuses, and it goes back. */
export function move(life: Life): void {
  if (life.start.account === 'alone') return;
  const keepsRows = life.disposition !== 'replace' && life.past !== undefined && life.past.disposition !== 'replace';
  const isAtRest = life.begun === undefined && !life.isTorn && !life.isStructural;
  if (life.disposition !== 'replace' && (keepsRows || life.past || !isAtRest)) {
    if (keepsRows && isAtRest && life.held.size > 0) refuseOthers(life);
    return;
  }
  const left = life.account;
  turn(life);
  const { begun, account } = life;
  // Whatever is read for it from now on is the other account's. If nothing was read for that one, what was read of this one waits.
  if (begun) {
    const before = { ...begun.before, [left]: begun.since };
    life.begun = { ...begun, since: before[account] ?? life.truth.now(), before };
  }
  if (life.past) life.past = { ...life.past, since: life.truth.now() };
}

function turn(life: Life): void {
  life.figures.moves += 1;
  life.account = otherAccount(life.account);
  life.truth = life.worlds[life.account];
  life.isNamed = true;
  life.bench.save(definition(life));
}

function refuseOthers(life: Life): void {
  const { isNamed } = life;
  const before = cellsNow(life);
  turn(life);
  const { state, ...rest } = life.bench.step(JANE, portsOf(life, CALM, undefined, Number.POSITIVE_INFINITY, false));
  const outcome = state === 'ended' && 'record' in rest ? rest.record.outcome : state;
  if (outcome !== 'failed') throw new Wrong(`Rows of another account are kept with others: ${outcome}.`);
  if (cellsNow(life) !== before) throw new Wrong('A refresh of another account has changed rows that are kept.');
  turn(life);
  life.isNamed = isNamed;
  life.bench.save(definition(life));
}
