import { STREAM_NAMES, STREAMS } from '../../shared/api/streams/streams';
import type { Row } from '../../shared/model/cell';
import { pageReader } from '../../shared/model/page-reader';
import { EVERY_DAY } from './records';
import { type How, type SmallSandbox, startSmall } from './small-sandbox';

let sandbox: SmallSandbox;
beforeAll(async () => {
  sandbox = await startSmall();
});
afterAll(() => sandbox.close());

test.each(STREAM_NAMES)('the sandbox has a value for every column of %s, in one of the dialects at least', async (name) => {
  const { path, dates, columns } = STREAMS[name];
  const read = pageReader(columns, 'seconds');
  const [from = '', to = ''] = EVERY_DAY.split('&').map((parameter) => parameter.split('=')[1]);
  const rows: Row[] = [];
  for (const as of ['bearer', 'x-api-key'] satisfies How['as'][]) {
    const { text } = await sandbox.ask(`${path}?${dates.from}=${from}&${dates.to}=${to}&pageSize=1000`, { as });
    rows.push(...read(text).rows);
  }
  const empty = columns.filter((_, index) => rows.every((row) => row[index] === ''));
  expect(empty.map(({ key }) => key)).toEqual([]);
});
