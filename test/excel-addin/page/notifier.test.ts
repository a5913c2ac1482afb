import { workbookLink } from '../../../excel-addin/host/network/notices';
import { pageNotifier } from '../../../excel-addin/host/network/notifier';

const ADDRESS = 'https://hooks.example.com/in/secretsecretsecret';

describe('the pane', () => {
  const notifier = (change: Partial<Response> | Error) =>
    pageNotifier({
      origin: 'https://pane.example',
      fetch: async () => {
        if (change instanceof Error) throw change;
        return { ok: true, headers: new Headers(), json: async () => ({ status: 200 }), ...change } as Response;
      },
    });

  it.each([
    [{}, { status: 200 }],
    [{ json: async () => ({ status: 429, retryAfter: '5' }) }, { status: 429, retryAfter: '5' }],
    [{ json: async () => ({}) }, 'not-allowed'],
    [{ json: async () => Promise.reject(new SyntaxError('<')) }, 'unreached'],
    [{ ok: false }, 'not-allowed'],
    [{ ok: false, headers: new Headers({ 'x-live-data-proxy': 'timeout' }) }, 'late'],
    [{ ok: false, headers: new Headers({ 'x-live-data-proxy': 'unreachable' }) }, 'unreached'],
    [{ ok: false, headers: new Headers({ 'x-live-data-proxy': 'busy' }) }, 'limited'],
    [{ ok: false, headers: new Headers({ 'x-live-data-proxy': 'refused' }) }, 'not-allowed'],
    [new TypeError('Failed to fetch'), 'unreached'],
  ] as const)('takes %j for %j', async (answer, posted) => {
    expect(await notifier(answer as never).post(ADDRESS, '{}')).toEqual(posted);
  });
});

it.each([
  [
    'https://contoso.sharepoint.com/sites/HR/Shared Documents/Team hours.xlsx',
    'https://contoso.sharepoint.com/sites/HR/Shared%20Documents/Team%20hours.xlsx',
  ],
  [
    'https://contoso.sharepoint.com/sites/HR/Shared%20Documents/Hours.xlsx?web=1#x',
    'https://contoso.sharepoint.com/sites/HR/Shared%20Documents/Hours.xlsx',
  ],
  ['C:\\Users\\jane\\Hours.xlsx', undefined],
  ['', undefined],
  [undefined, undefined],
])('a message about the workbook at %j links to %j', (url, link) => {
  expect(workbookLink(url)).toBe(link);
});
