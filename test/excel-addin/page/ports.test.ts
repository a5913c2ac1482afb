/** @jest-environment node */
import { askingPorts, panelBudget } from '../../../excel-addin/host/ports';

const GLOBALS = ['window', 'location'];
beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  jest.useRealTimers();
  for (const name of GLOBALS) Reflect.deleteProperty(globalThis, name);
});

it('a step of a refresh begins nothing after six seconds, and has a minute for what is under way', () => {
  const [step, other] = [panelBudget('refresh'), panelBudget('open')];
  jest.advanceTimersByTime(6000);
  expect([step.spent(), step.left(), step.spent(45_000)]).toEqual(['time', 54_000, undefined]);
  expect(other.spent()).toBeUndefined();
});

it('as many pages go together as are sent at once, so that none waits for its turn', async () => {
  let sent = 0;
  const fetch = (): Promise<never> => {
    sent += 1;
    return new Promise(() => undefined);
  };
  Object.assign(globalThis, { window: { fetch }, location: { origin: 'https://pane.example' } });
  const { transport } = askingPorts(panelBudget('refresh'));
  void transport.send(Array.from({ length: 20 }, (_, page) => ({ url: `https://api.activtrak.com/r?page=${page}`, headers: {} })));
  await jest.advanceTimersByTimeAsync(0);
  expect(sent).toBeGreaterThan(1);
  expect(transport.together).toBe(sent);
});
