import { answerPanel } from '../../../shared/panel/answer';
import type { PanelAnswer, PanelCall, PanelCalls } from '../../../shared/panel/calls';
import type { PanelPorts } from '../../../shared/panel/ports';
import type { Report } from '../../../shared/report/definition/definition';
import { runSync } from '../../../shared/task';
import { type MemoryDesk, type MemoryScheduler, memoryDesk, memoryScheduler } from '../../doubles/memory-desk';
import { type MemoryStore, memoryStore } from '../../doubles/memory-store';
import { type ReportBench, report, reportBench } from '../report/report-bench';

/** The panel's server over one document with two people: the one of the bench, who has a key, and a colleague without. */
export interface PanelBench extends ReportBench {
  readonly desk: MemoryDesk;
  readonly scheduler: MemoryScheduler;
  readonly colleague: MemoryStore;
  answer<Name extends PanelCall>(name: Name, request: PanelCalls[Name]['in'], change?: Partial<PanelPorts>): PanelAnswer<Name>;
  /** The answer's value; fails the test when there is none. */
  call<Name extends PanelCall>(name: Name, request: PanelCalls[Name]['in'], change?: Partial<PanelPorts>): PanelCalls[Name]['out'];
  /** Saves a report of `report(change)` as the panel does; gives its id. */
  saveNew(change?: Partial<Report>): string;
  /** A report as it is kept now. */
  saved(id: string): Report;
  /** The sentence of a call that fails. */
  refusal<Name extends PanelCall>(name: Name, request: PanelCalls[Name]['in'], change?: Partial<PanelPorts>): string;
}

/** Mondays at seven in Berlin, of whoever saves it. */
export const WEEKLY: NonNullable<Report['schedule']> = {
  when: { every: 'week', on: 1, at: 7, zone: 'Europe/Berlin' },
  ownerId: '',
  ownerName: '',
  since: 0,
};

export function panelBench(): PanelBench {
  const bench = reportBench();
  const desk = memoryDesk();
  const scheduler = memoryScheduler();
  const colleague = memoryStore('at once');
  const answer: PanelBench['answer'] = (name, request, change = {}) => {
    const ports: PanelPorts = { ...bench.within(600_000), desk, scheduler, ...change };
    return JSON.parse(runSync(answerPanel(name, JSON.stringify(request), ports)));
  };
  const call: PanelBench['call'] = (name, request, change) => {
    const answered = answer(name, request, change);
    if (!answered.ok) throw new Error(answered.message);
    return answered.value;
  };
  return {
    ...bench,
    desk,
    scheduler,
    colleague,
    answer,
    call,
    saveNew: (change = {}) => call('saveReport', { report: report({ id: '', ...change }) }).id,
    saved: (id) => call('open', {}).reports.find((view) => view.report.id === id)?.report as Report,
    refusal(name, request, change) {
      const answered = answer(name, request, change);
      if (answered.ok) throw new Error(`${name} was not refused.`);
      return answered.message;
    },
  };
}
