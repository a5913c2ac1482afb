import { READY_KINDS } from '../../shared/dashboard/blueprint';
import { saveReady } from '../../shared/dashboard/kept-ready';
import { ownPlans } from '../../shared/dashboard/ready/own-plans';
import { READY_SHEETS } from '../../shared/dashboard/ready/ready-sheets';
import type { KeyValueStore } from '../../shared/ports';
import { runAsync } from '../../shared/task';
import type { FakeOrganisation } from '../doubles/fake-organisation';
import type { RefreshBench } from './refresh-bench';

const DOCUMENT = READY_KINDS.map((kind) => {
  const { make, defaults } = READY_SHEETS[kind];
  return { id: kind, ...make({ ...defaults, range: { kind: 'words', words: 'last 7 days' } }) };
});

/** Makes all ten ready sheets in one document, each after its report has been refreshed with every one of the organisations. */
export async function makeAllReady(documents: KeyValueStore, bench: RefreshBench, served: readonly FakeOrganisation[]): Promise<void> {
  for (const { id, report, blueprint } of DOCUMENT) {
    await bench.save({ ...report, id });
    await runAsync(saveReady(documents, id, { version: 1, blueprint, own: ownPlans(blueprint.needs) }));
  }
  for (const organisation of served) {
    bench.serve(organisation);
    for (const { id } of DOCUMENT) {
      const { outcome, checks } = await bench.refresh(id);
      expect([id, outcome, checks.filter(({ words }) => words.includes('ready sheet'))]).toEqual([
        id,
        expect.stringMatching(/done|nothing-new/),
        [],
      ]);
    }
  }
}
