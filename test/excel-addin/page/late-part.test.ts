/** @jest-environment node */

import { PART_NOT_LOADED } from '#words/excel-page';
import { latePart } from '../../../excel-addin/late-part';

it('is loaded once, when it is first wanted', async () => {
  let loads = 0;
  const wanted = latePart(async () => {
    loads += 1;
    return 'engine';
  });
  expect(loads).toBe(0);
  expect(await Promise.all([wanted(), wanted()])).toEqual(['engine', 'engine']);
  expect([await wanted(), loads]).toEqual(['engine', 1]);
});

it('that could not be loaded says so, and is loaded anew when it is wanted again', async () => {
  let isCut = true;
  const heard: unknown[] = [];
  const wanted = latePart(
    async () => {
      if (isCut) throw new TypeError('Failed to fetch dynamically imported module');
      return 'engine';
    },
    (cause) => heard.push(cause),
  );
  await expect(wanted()).rejects.toMatchObject({ name: 'ActivTrakError', code: 'network', retryable: true });
  isCut = false;
  expect(await wanted()).toBe('engine');
  expect(heard).toEqual([expect.any(TypeError)]);
});

it('that never comes is given up after a minute', async () => {
  jest.useFakeTimers();
  try {
    const given = latePart(() => new Promise<never>(() => undefined))().catch(({ message }: Error) => message);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(await given).toBe(PART_NOT_LOADED);
  } finally {
    jest.useRealTimers();
  }
});
