/** `npm run storm -- --runs N --seed S [--path P]`: random programs of a report's life, each held against an oracle. */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { type Figures, run } from './program';
import { program } from './step';

const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' }, path: { type: 'string' } } });
const runs = Number(values.runs ?? 1000);
const seed = Number(values.seed ?? Date.now() % 1_000_000_007);
const all: Figures[] = [];

const began = Date.now();
const result = fc.check(
  fc.property(program(), (one) => void all.push(run(one))),
  { numRuns: runs, seed, ...(values.path === undefined ? {} : { path: values.path }) },
);

const sum = (of: (figures: Figures) => number): string => all.reduce((total, one) => total + of(one), 0).toLocaleString('en-US');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

say(
  `${all.length.toLocaleString('en-US')} programs held: ${sum(({ steps }) => steps)} steps, ${sum(({ refreshes }) => refreshes)} calls of a refresh, ` +
    `${sum(({ kills }) => kills)} of them killed, ${sum(({ failures }) => failures)} failed in words, ${sum(({ edits }) => edits)} edits of the sheet, ${sum(({ moves }) => moves)} moves to another connection, ` +
    `in ${((Date.now() - began) / 1000).toFixed(0)} s. Seed ${seed}.`,
);
const reasons = new Map<string, number>();
for (const { stopped } of all) if (stopped !== undefined) reasons.set(stopped, (reasons.get(stopped) ?? 0) + 1);
for (const [reason, count] of reasons) say(`${count} ended early: ${reason}.`);

if (result.failed) {
  const [found] = result.counterexample ?? [];
  say(`\nFailed after ${result.numRuns} programs, shrunk ${result.numShrinks} times: ${result.errorInstance}`);
  say(`Again: npm run storm -- --seed ${result.seed} --path "${result.counterexamplePath}"\n`);
  say(JSON.stringify(found?.start));
  for (const step of found?.steps ?? []) say(`  ${JSON.stringify(step)}`);
  process.exitCode = 1;
}
