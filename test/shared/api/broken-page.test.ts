import { pagesOf } from '../../../shared/api/streams/stream-query';
import { STREAMS } from '../../../shared/api/streams/streams';
import { underBothDrivers } from '../../doubles/both-drivers';
import { fakeApi } from '../../doubles/fake-api';
import { fakeOrganisation } from '../../doubles/fake-organisation';
import { httpAnswer, jsonAnswer, respondingTransport } from '../../doubles/scripted-transport';
import { clientOver } from './client-over';

const organisation = fakeOrganisation(2, ['2026-03-18']);
const stream = STREAMS['user-hours'];
const query = { stream, range: { from: 46099, to: 46099 }, filter: undefined, columns: stream.columns, unit: 'seconds' } as const;

describe('a page whose body breaks off', () => {
  it('is asked for again, wherever it breaks off', async () => {
    const whole = fakeApi('at once', { organisation, dialect: 'early-access' });
    const bodies = new Set<string>();
    const ask = async (change: (body: string) => string): Promise<{ readonly rows: number | undefined; readonly rounds: number }> => {
      let rounds = 0;
      const ending = await underBothDrivers((timing) => {
        const transport = respondingTransport(timing, (request, round) => {
          const [response] = whole.send([request]) as readonly [ReturnType<typeof httpAnswer>];
          bodies.add(response.body);
          rounds = round + 1;
          return round === 0 ? { ...response, body: change(response.body) } : response;
        });
        const over = clientOver(timing, transport, { connection: { keyHeader: 'bearer' } });
        return { task: pagesOf(over.client, query)([{ page: 1, pageSize: 1000 }]), seen: over.seen };
      });
      return { rows: ending.result?.[0]?.rows.length, rounds };
    };
    expect(await ask((body) => body)).toEqual({ rows: 2, rounds: 1 });
    const [body = ''] = bodies;
    const inner = [...body.matchAll(/[\]}]/g)].map(({ index }) => index + 1).filter((at) => at < body.length);
    expect(inner.length).toBeGreaterThan(4);
    for (const at of [1, 2, 20, 60, ...inner, body.length - 1]) {
      expect({ at, ...(await ask((text) => text.slice(0, at))) }).toEqual({ at, rows: 2, rounds: 2 });
    }
  });

  it('is an error that passes where it breaks off every time', async () => {
    const ending = await underBothDrivers((timing) => {
      const over = clientOver(
        timing,
        respondingTransport(timing, () => httpAnswer(200, '{"activity":[{"date":"2026-03-18"}')),
        { connection: { keyHeader: 'bearer' } },
      );
      return { task: pagesOf(over.client, query)([{ page: 1, pageSize: 1000 }]), seen: over.seen };
    });
    expect(ending.error).toMatchObject({ code: 'decode', retryable: true });
  });

  it('says nothing of the answer itself', async () => {
    const ending = await underBothDrivers((timing) => {
      const over = clientOver(
        timing,
        respondingTransport(timing, () => jsonAnswer({ error: 'Bearer marked-key-8d1f' })),
      );
      return { task: pagesOf(over.client, query)([{ page: 1, pageSize: 1000 }]), seen: over.seen };
    });
    expect(ending.error?.message).not.toContain('marked');
  });
});
