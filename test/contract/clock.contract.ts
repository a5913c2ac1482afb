import type { Budget, Clock } from '../../shared/ports';

export interface ClockUnderTest {
  readonly clock: Clock;
  /** A budget of so many milliseconds by that clock. */
  readonly budget: (ms: number) => Budget;
}

/** What every Clock and every Budget of time keep to. */
export function describeClockContract(make: () => ClockUnderTest): void {
  it('goes on by what is slept', async () => {
    const { clock } = make();
    const start = clock.now();
    await clock.sleep(40);
    expect(clock.now() - start).toBeGreaterThanOrEqual(39);
  });

  it('names the day of each zone as YYYY-MM-DD', () => {
    const { clock } = make();
    const day = (zone: string): string => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(clock.now());
    for (const zone of ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Berlin', 'Asia/Kathmandu'])
      expect(clock.today(zone)).toBe(day(zone));
  });

  it('has a budget that is spent when its time is over, and says so before a pause that is too long', async () => {
    const { clock, budget } = make();
    const ten = budget(10_000);
    expect(ten.spent()).toBeUndefined();
    expect(ten.spent(5_000)).toBeUndefined();
    expect(ten.spent(10_001)).toBe('time');
    const short = budget(20);
    await clock.sleep(30);
    expect(short.spent()).toBe('time');
  });
}
