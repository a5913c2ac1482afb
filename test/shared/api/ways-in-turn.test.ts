import { readWalks } from '../../../shared/api/streams/read-walk';
import { STREAMS } from '../../../shared/api/streams/streams';
import { underBothDrivers } from '../../doubles/both-drivers';
import { jsonAnswer, respondingTransport } from '../../doubles/scripted-transport';
import { clientOver } from './client-over';

const STREAM = STREAMS['user-hours'];
/** The pages that each way has; a page has two rows. */
const PAGES = [1, 4, 1, 2, 1];
const FIRST = 46_097;

test.each([undefined, 1, 2, 3])(
  'of several ways, at most %s are under way, the next one begins when one has ended, and each ends once',
  async (most) => {
    const ending = await underBothDrivers((timing) => {
      const transport = respondingTransport(timing, ({ url }) => {
        const { searchParams } = new URL(url);
        const way = Math.round((Date.parse(searchParams.get('from') ?? '') - Date.parse('2026-03-16')) / 86_400_000);
        const page = Number(searchParams.get('page'));
        const activity = [1, 2].map((one) => ({ date: searchParams.get('from'), userId: page * 10 + one }));
        return jsonAnswer({ activity, total: (PAGES[way] as number) * 2 });
      });
      const over = clientOver(timing, transport);
      const told: string[] = [];
      const open = new Set<number>();
      let mostOpen = 0;
      const ways = PAGES.map((_, way) => ({
        query: {
          stream: STREAM,
          range: { from: FIRST + way, to: FIRST + way },
          filter: undefined,
          columns: STREAM.columns,
          unit: 'seconds' as const,
        },
        reader: {
          begin() {
            open.add(way);
            mostOpen = Math.max(mostOpen, open.size);
          },
          rows: () => true,
          ended() {
            open.delete(way);
            told.push(`${way} ended`);
          },
        },
      }));
      return {
        task: readWalks(over.client, ways, over.budget, { pageSize: 2, ...(most === undefined ? {} : { most }) }),
        seen: () => {
          expect([...told].sort()).toEqual(PAGES.map((_, way) => `${way} ended`));
          expect({ mostOpen, left: open.size }).toEqual({ mostOpen: most ?? PAGES.length, left: 0 });
          return told;
        },
      };
    });
    expect(ending.result?.map(({ state, walk }) => [state, walk.page])).toEqual(PAGES.map((pages) => ['ended', pages]));
  },
);
