import { createScriptHost } from '../../playground/apps-script/script-host';
import { allowed, allowlistFaults } from '../../playground/apps-script/services/url-allowlist';
import { createVmRealm } from '../../playground/node/vm-realm';
import { createScriptBench, OWNER, type ScriptBench } from './script-bench';

let bench: ScriptBench;

beforeEach(async () => {
  bench = await createScriptBench();
});
afterEach(() => bench.dispose());

const main = (body: string) => `function main(...args) { ${body} }`;
const fetched = (url: string, options = '{}') => main(`return UrlFetchApp.fetch(${JSON.stringify(url)}, ${options}).getContentText();`);

describe('A6 time', () => {
  test('an execution has six minutes, a simple trigger 30 seconds', () => {
    const wait = main('for (let i = 0; i < args[0]; i++) Utilities.sleep(1000);');
    expect(bench.run(wait, { args: [359] }).ok).toBe(true);
    expect(bench.failure(wait, { args: [360] })).toContain('Exceeded maximum execution time');
    expect(bench.failure(main('Utilities.sleep(31000);'), { context: 'open' })).toContain('Exceeded maximum execution time');
  });

  test('one sleep is 300 seconds at most', () => {
    expect(bench.failure(main('Utilities.sleep(300001);'))).toContain('Invalid argument');
  });
});

describe('A6 UrlFetchApp', () => {
  test('a URL has 2,082 characters at most', () => {
    const url = (length: number) => 'https://example.com/'.padEnd(length, 'x');
    expect(bench.run(fetched(url(2082))).ok).toBe(true);
    expect(bench.failure(fetched(url(2083)))).toBe('Exception: Limit Exceeded: URLFetch URL Length.');
  });

  test('100 headers at most, 8 KB each', () => {
    const many = (count: number) => `{ headers: Object.fromEntries(Array.from({ length: ${count} }, (_, i) => ["x-" + i, "v"])) }`;
    expect(bench.run(fetched('https://example.com/', many(100))).ok).toBe(true);
    expect(bench.failure(fetched('https://example.com/', many(101)))).toContain('Header Count');
    expect(bench.failure(fetched('https://example.com/', '{ headers: { x: "v".repeat(8193) } }'))).toContain('Header Size');
  });

  test('takes five methods, and says what a body is where the script does not', () => {
    for (const method of ['get', 'post', 'put', 'PATCH', 'delete'])
      bench.run(fetched('https://example.com/', `{ method: "${method}", payload: "x" }`));
    expect(bench.sent.map(({ method }) => method)).toEqual(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);
    expect(bench.sent[1]).toMatchObject({ body: 'x', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
    bench.run(fetched('https://example.com/', '{ method: "post", contentType: "multipart/related; boundary=b", payload: "--b" }'));
    expect(bench.sent.at(-1)).toMatchObject({ body: '--b', headers: { 'Content-Type': 'multipart/related; boundary=b' } });
    expect(bench.failure(fetched('https://example.com/', '{ method: "head" }'))).toBe(
      'Exception: Attribute provided with invalid value: method',
    );
  });

  test('headers that Google sets cannot be set', () => {
    expect(bench.failure(fetched('https://example.com/', '{ headers: { Host: "x" } }'))).toBe(
      'Exception: Attribute provided with invalid value: Header:Host',
    );
    expect(bench.failure(fetched('https://example.com/', '{ headers: { "x-a": "v\\r\\nx-b: v" } }'))).toContain(
      'invalid value: Header:x-a',
    );
  });

  test('an answer has 50 MB at most', () => {
    bench.answer = () => ({ status: 200, headers: {}, body: 'x'.repeat(50 * 1024 * 1024 + 1) });
    expect(bench.failure(main('UrlFetchApp.fetch("https://example.com/");'))).toContain('Response Size');
  });

  test('20,000 calls a day, and fetchAll counts each URL', () => {
    bench.backend.quota.spend(OWNER, 'urlfetch', 19_998);
    const all = main('UrlFetchApp.fetchAll(["https://example.com/1", "https://example.com/2"]);');
    expect(bench.run(all)).toMatchObject({ ok: true, counts: { urlsFetched: 2 } });
    expect(bench.failure(fetched('https://example.com/'))).toBe('Exception: Service invoked too many times for one day: urlfetch.');
  });

  test('a status other than 2xx throws unless exceptions are muted', () => {
    bench.answer = () => ({ status: 500, headers: {}, body: 'broken' });
    expect(bench.failure(fetched('https://example.com/a?b'))).toBe(
      'Exception: Request failed for https://example.com returned code 500. Truncated server response: broken (use muteHttpExceptions option to examine full response)',
    );
    expect(bench.value(fetched('https://example.com/', '{ muteHttpExceptions: true }'))).toBe('broken');
    const one = '{ url: "https://example.com/" }';
    expect(bench.failure(main(`UrlFetchApp.fetchAll([{ url: "https://example.com/", muteHttpExceptions: true }, ${one}]);`))).toContain(
      'code 500',
    );
  });

  test('no answer throws, and one that is missing fails the whole list', () => {
    bench.answer = (request) => (request.url.endsWith('2') ? { failure: 'unreachable' } : { status: 200, headers: {}, body: '' });
    const muted = 'muteHttpExceptions: true';
    const list = `[{ url: "https://example.com/1", ${muted} }, { url: "https://example.com/2", ${muted} }]`;
    expect(bench.failure(main(`UrlFetchApp.fetchAll(${list});`))).toBe('Exception: Address unavailable: https://example.com/2');
    bench.answer = () => ({ failure: 'broken' });
    expect(bench.failure(fetched('https://example.com/'))).toBe('Exception: Unexpected error: https://example.com/');
    bench.answer = () => ({ failure: 'timeout' });
    expect(bench.failure(fetched('https://example.com/'))).toBe('Exception: Timeout: https://example.com/');
  });

  test('redirections are followed unless followRedirects is false, and then are an answer', () => {
    bench.run(fetched('https://example.com/'));
    expect(bench.sent.at(-1)).toMatchObject({ followRedirects: true });
    bench.answer = () => ({ status: 302, headers: { location: 'https://elsewhere.example.com/' }, body: '' });
    const code = main(
      'const r = UrlFetchApp.fetch("https://example.com/", { followRedirects: false }); return [r.getResponseCode(), r.getHeaders()];',
    );
    expect(bench.value(code)).toEqual([302, { location: 'https://elsewhere.example.com/' }]);
    expect(bench.sent.at(-1)).toMatchObject({ followRedirects: false });
  });

  test('timeoutSeconds: 360 unless named, and never longer than the execution has left', () => {
    bench.run(fetched('https://example.com/', '{ timeoutSeconds: 20 }'));
    expect(bench.sent.at(-1)?.timeoutMs).toBe(20_000);
    bench.run(main('Utilities.sleep(60000); UrlFetchApp.fetch("https://example.com/");'));
    expect(bench.sent.at(-1)?.timeoutMs).toBe(300_000);
  });

  test('what is sent, and what is read of the answer', () => {
    bench.answer = () => ({ status: 200, headers: { 'content-type': 'text/plain', 'set-cookie': ['a=1', 'b=2'] }, body: 'ж' });
    const body = `
      const options = { method: "post", headers: { Authorization: "Bearer key" }, contentType: "text/plain", payload: "body", unknown: 1 };
      const r = UrlFetchApp.fetch("https://example.com/", options);
      return [r.getResponseCode(), r.getContentText(), r.getContent(), r.getHeaders()["set-cookie"], r.getAllHeaders()["set-cookie"]];`;
    expect(bench.value(main(body))).toEqual([200, 'ж', [-48, -74], 'b=2', ['a=1', 'b=2']]);
    expect(bench.sent.at(-1)).toMatchObject({
      method: 'POST',
      headers: { Authorization: 'Bearer key', 'Content-Type': 'text/plain' },
      body: 'body',
    });
  });

  test('what is no address is refused', () => {
    expect(bench.failure(fetched('example.com'))).toBe('Exception: Invalid argument: example.com');
    expect(bench.failure(main('UrlFetchApp.fetch();'))).toContain("don't match the method signature for UrlFetchApp.fetch");
  });
});

describe('A5 urlFetchWhitelist', () => {
  const manifest = { urlFetchWhitelist: ['https://*.activtrak.com/'] };

  test('every URL has to match, in fetchAll too', () => {
    expect(bench.run(fetched('https://api-eu.activtrak.com/reports?x=1'), { manifest }).ok).toBe(true);
    const text = 'Request to https://example.com/ failed because the URL has not been whitelisted in the script manifest';
    expect(bench.failure(fetched('https://example.com/'), { manifest })).toBe(`Exception: ${text}`);
    expect(bench.failure(main('UrlFetchApp.fetchAll(["https://api.activtrak.com/", "https://example.com/"]);'), { manifest })).toContain(
      text,
    );
    expect(bench.sent.map((request) => request.url)).toEqual(['https://api-eu.activtrak.com/reports?x=1']);
  });

  test.each([
    ['https://api.activtrak.com/x', 'https://*.activtrak.com/', true],
    ['https://API.activtrak.com/x', 'https://*.activtrak.com/', true],
    ['https://a.b.activtrak.com/', 'https://*.activtrak.com/', true],
    ['https://activtrak.com/', 'https://*.activtrak.com/', false],
    ['https://evilactivtrak.com/', 'https://*.activtrak.com/', false],
    ['https://api.activtrak.com.example.com/', 'https://*.activtrak.com/', false],
    ['https://example.com/https://api.activtrak.com/', 'https://*.activtrak.com/', false],
    ['https://key@example.com/', 'https://*.example.com/', false],
    ['http://api.activtrak.com/', 'https://*.activtrak.com/', false],
    ['https://api.activtrak.com:8080/', 'https://api.activtrak.com/', false],
    ['https://api.activtrak.com', 'https://api.activtrak.com/', true],
    ['https://api.activtrak.com/Reports', 'https://api.activtrak.com/reports', false],
    ['https://api.activtrak.com/reports/v2', 'https://api.activtrak.com/reports', true],
  ])('%s against %s', (url, entry, expected) => {
    expect(allowed(url, [entry])).toBe(expected);
  });

  test('entries that Google refuses', () => {
    expect(allowlistFaults(['https://*.activtrak.com/', 'https://api.activtrak.com/reports'])).toEqual([]);
    for (const entry of [
      'http://api.activtrak.com/',
      'https://api.activtrak.com',
      'https://api.*.com/',
      'https://*/',
      'https://localhost/',
    ]) {
      expect(allowlistFaults([entry])).toHaveLength(1);
    }
    const options = { backend: bench.backend, code: '', realm: createVmRealm };
    const bad = { runtimeVersion: 'V8', urlFetchWhitelist: ['https://api.activtrak.com'] };
    expect(() => createScriptHost({ ...options, manifest: bad })).toThrow('has no path');
  });
});
