import { answerTo } from './ports';
import type { Api } from './requests';

/** How the two dialects send their key; the sandbox answers in the dialect of the header. */
const HEADERS = {
  'early-access': (key: string) => ({ authorization: `Bearer ${key}` }),
  current: (key: string) => ({ 'x-api-key': key }),
} as const;

export type Dialect = keyof typeof HEADERS;

/** Full answers of the activity log in one dialect, as the API sends them: a thousand records each. */
export async function logAnswers({ address, key, firstDay }: Api, dialect: Dialect, pages: number): Promise<readonly string[]> {
  const bodies: string[] = [];
  let cursor = '';
  while (bodies.length < pages) {
    const query = new URLSearchParams({ startDate: firstDay, pageSize: '1000', ...(cursor === '' ? {} : { cursor }) });
    const { body } = await answerTo(address, { url: `${address}/reports/v2/activitylog?${query}`, headers: HEADERS[dialect](key) });
    cursor = (JSON.parse(body.slice(body.lastIndexOf(',"cursor"') + 1).replace(/^/, '{')) as { cursor: string }).cursor;
    bodies.push(body);
  }
  return bodies;
}

/** One full answer of the hours by user in one dialect. */
export async function hoursAnswers({ address, key, firstDay, today }: Api, dialect: Dialect, pages: number): Promise<readonly string[]> {
  const ask = async (page: number): Promise<string> => {
    const query = new URLSearchParams({ from: firstDay, to: today, pageSize: '1000', page: String(page) });
    return (await answerTo(address, { url: `${address}/reports/v2/workinghours/users?${query}`, headers: HEADERS[dialect](key) })).body;
  };
  return Promise.all(Array.from({ length: pages }, (_, index) => ask(index + 1)));
}
