import type { Scheduler } from '../../shared/scheduler';
import type { MaybePromise } from '../../shared/task';

export interface SchedulerBench {
  readonly scheduler: Scheduler;
  /** How often the person's due reports are looked for in a turn of the host: of its trigger, or of its page's timer. */
  readonly looks: () => MaybePromise<number>;
}

/** What every Scheduler keeps to. */
export function describeSchedulerContract(make: () => MaybePromise<SchedulerBench>): void {
  it('looks for nothing before there is a schedule, and finds nothing wrong', async () => {
    const { scheduler, looks } = await make();
    expect(await looks()).toBe(0);
    expect(await scheduler.problems()).toEqual([]);
  });

  it('looks once a turn, however many schedules were made', async () => {
    const { scheduler, looks } = await make();
    for (const _ of ['first', 'second', 'third']) expect(await scheduler.start()).toBeUndefined();
    expect(await looks()).toBe(1);
  });

  it('looks no more once the last schedule is gone, however often that is said', async () => {
    const { scheduler, looks } = await make();
    await scheduler.start();
    for (const _ of ['once', 'twice']) await scheduler.stop();
    expect(await looks()).toBe(0);
    expect(await scheduler.problems()).toEqual([]);
  });

  it('begins again with the next schedule', async () => {
    const { scheduler, looks } = await make();
    await scheduler.start();
    await scheduler.stop();
    expect(await scheduler.start()).toBeUndefined();
    expect(await looks()).toBe(1);
  });
}
