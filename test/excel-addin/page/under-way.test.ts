import { refreshesUnderWay } from '../../../excel-addin/taskpane/under-way';

it('stops the refresh of a report, and ends when that has ended', async () => {
  const underWay = refreshesUnderWay();
  const steps: string[] = [];
  let end = (): void => undefined;
  const call = new Promise<string>((resolve) => {
    end = () => resolve('its answer');
  });
  const answer = underWay.until(call, 'r1', { cancel: () => void steps.push('cancelled') });
  await underWay.stop('another');
  expect(steps).toEqual([]);
  const stopped = underWay.stop('r1').then(() => void steps.push('ended'));
  await new Promise((done) => setTimeout(done));
  expect(steps).toEqual(['cancelled']);
  end();
  await stopped;
  expect([await answer, ...steps]).toEqual(['its answer', 'cancelled', 'ended']);
  await underWay.stop('r1');
  expect(steps).toEqual(['cancelled', 'ended']);
});

it('ends with one that fails, too', async () => {
  const underWay = refreshesUnderWay();
  const answer = underWay.until(Promise.reject(new Error('Broken')), 'r1', { cancel: () => undefined });
  await underWay.stop('r1');
  await expect(answer).rejects.toThrow('Broken');
});
