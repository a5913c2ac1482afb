import type { Report } from '../../../../shared/report/definition/definition';
import type { RunRecord } from '../../../../shared/report/kept/run';
import { type OwnerPorts, runAndTell } from '../../../../shared/report/notices/run-and-tell';
import { runSync } from '../../../../shared/task';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { NOON } from '../../../doubles/hand-clock';
import { type MemoryNotifier, memoryNotifier } from '../../../doubles/memory-notifier';
import { httpAnswer } from '../../../doubles/scripted-transport';
import { DAYS, JANE, type ReportBench, report, reportBench } from '../report-bench';

export const HOUR = 3_600_000;
const ADDRESS = 'https://hooks.example.com/in/secretsecretsecret';
export const LINK = 'https://docs.google.com/spreadsheets/d/1/edit';

/** Schedules of Jane's, whose webhook is told. */
export interface OwnerBench extends ReportBench {
  readonly owner: OwnerPorts;
  readonly messages: MemoryNotifier;
  /** What was told, as the JSON of a webhook. */
  told(): readonly {
    readonly event: string;
    readonly report?: { readonly name: string };
    readonly code?: string;
    readonly text: string;
    readonly link?: string;
  }[];
  /** A run now, and the next hourly one. */
  run(change?: Partial<OwnerPorts>): readonly RunRecord[];
  hour(): void;
  /** ActivTrak answers with a status from now on, or again as it should. */
  answers(status?: number): void;
}

export function ownerBench(change: Partial<OwnerPorts> = {}): OwnerBench {
  const bench = reportBench();
  const messages = memoryNotifier('at once', { mail: undefined } as never);
  const owner: OwnerPorts = { ...bench.ports, notifier: messages.notifier, link: () => LINK, whileClosed: true, ...change };
  bench.secrets.entries.set('activtrak.notices', JSON.stringify({ version: 1, mail: false, webhooks: { json: ADDRESS } }));
  const run: OwnerBench['run'] = (part) => runSync(runAndTell({ ...owner, budget: bench.within(600_000).budget, ...part }, JANE.person));
  return {
    ...bench,
    owner,
    messages,
    told: () => messages.sent.map(({ body }) => JSON.parse(body) as ReturnType<OwnerBench['told']>[number]),
    run,
    hour() {
      bench.clock.advance(HOUR);
      run();
    },
    answers(status) {
      bench.serve(fakeOrganisation(3, DAYS), { dialect: 'current', ...(status ? { fault: () => httpAnswer(status) } : {}) });
    },
  };
}

/** A report that refreshes every hour with Jane's key. */
export const hourly = (change: Partial<Report> = {}): Report =>
  report({ schedule: { when: { zone: 'UTC', every: 'hours', hours: 1 }, ownerId: 'jane', ownerName: 'Jane Doe', since: NOON }, ...change });
