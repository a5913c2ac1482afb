/** The command's adapters of what the core asks of a host. */
import { spawnSync } from 'node:child_process';
import fs, { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { nodeClock, untilAborted } from '../../../scripts/export/host/clock';
import { DISK_FILES } from '../../../scripts/export/host/disk';
import { diskRefusal } from '../../../scripts/export/host/disk-refusal';
import { processCache, processLock } from '../../../scripts/export/host/memory';
import { isAlive } from '../../../scripts/export/host/processes';
import { fetchTransport } from '../../../scripts/export/host/transport';
import { describeCacheContract } from '../../contract/cache.contract';
import { describeClockContract } from '../../contract/clock.contract';
import { describeLockContract } from '../../contract/lock.contract';
import { otherEnd } from '../../contract/other-end';
import { describeTransportContract } from '../../contract/transport.contract';
import { countdownBudget } from '../../doubles/countdown-budget';
import { handClock } from '../../doubles/hand-clock';
import { memoryFiles } from '../../doubles/memory-files';
import { describeFilesContract } from './files.contract';

const never = (): AbortSignal => new AbortController().signal;

describe('the transport', () => {
  let server: Server;
  let address: string;
  const received: string[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      received.push(request.url ?? '');
      if (request.url === '/elsewhere') return response.writeHead(302, { location: `${address}/text` }).end();
      if (request.url === '/hangs') return undefined;
      const found = otherEnd(request.url ?? '', request.headers as Record<string, string>);
      if (found === undefined) return response.destroy();
      return response.writeHead(found.status, { 'Retry-After': '7' }).end(found.body);
    });
    await new Promise<void>((done) => {
      server.listen(0, '127.0.0.1', done);
    });
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  describeTransportContract(() => {
    const transport = fetchTransport(never());
    // The contract asks ActivTrak's own address.
    return {
      transport: { send: (asked) => transport.send(asked.map((one) => ({ ...one, url: one.url.replace(/^https:\/\/[^/]+/, address) }))) },
    };
  });

  it('follows no redirect, since the key would go along', async () => {
    received.length = 0;
    const [answer] = await fetchTransport(never()).send([{ url: `${address}/elsewhere`, headers: {} }]);
    expect([answer?.status, received]).toEqual([302, ['/elsewhere']]);
  });

  it('gives up what was sent when it is stopped', async () => {
    const stop = new AbortController();
    const sent = fetchTransport(stop.signal).send([{ url: `${address}/hangs`, headers: {} }]);
    stop.abort();
    expect(await sent).toMatchObject([{ status: 0 }]);
  });
});

describe('the clock', () => {
  describeClockContract(() => {
    const clock = nodeClock(never());
    return { clock, budget: (ms) => countdownBudget(clock, ms) };
  });

  it('tells days and times by a Node that has the words of English alone', () => {
    const { DateTimeFormat } = Intl;
    const english = jest.spyOn(Intl, 'DateTimeFormat').mockImplementation((_, options) => new DateTimeFormat('en-US', options));
    const { wallTime } = nodeClock(never());
    const shown = ['UTC', 'Pacific/Apia', 'America/St_Johns'].map((zone) => wallTime(Date.UTC(2026, 2, 1, 0, 5), zone));
    english.mockRestore();
    expect(shown).toEqual(['2026-03-01T00:05', '2026-03-01T13:05', '2026-02-28T20:35']);
  });

  it('ends a pause when it is stopped, and the budget with it', async () => {
    const stop = new AbortController();
    const budget = untilAborted(stop.signal);
    expect(budget.spent(1e9)).toBeUndefined();
    const pause = nodeClock(stop.signal).sleep(3_600_000);
    stop.abort();
    await pause;
    expect(budget.spent()).toBe('cancelled');
  });
});

describe('the cache', () =>
  describeCacheContract(() => {
    const clock = handClock('at once');
    return { cache: processCache(clock), pass: (seconds) => clock.advance(seconds * 1000) };
  }));

describe('the lock', () =>
  describeLockContract(() => {
    const lock = processLock();
    return { lock, others: lock };
  }));

describe('files', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'export-files-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  describe('in memory', () => describeFilesContract(() => ({ files: memoryFiles(), folder: 'exports' })));
  describe('on the disk', () => describeFilesContract(() => ({ files: DISK_FILES, folder })));

  it('claims a name on the disk with its whole text, so that nobody reads a part of it', () => {
    const read: (string | undefined)[] = [];
    const write = fs.writeFileSync;
    const slow = jest.spyOn(fs, 'writeFileSync').mockImplementation((name, text, options) => {
      write(name, '', options);
      read.push(DISK_FILES.read(`${folder}/lock`));
      write(name, text);
    });
    try {
      expect(DISK_FILES.claim(`${folder}/lock`, 'one')).toBe(true);
    } finally {
      slow.mockRestore();
    }
    expect([read, DISK_FILES.read(`${folder}/lock`), DISK_FILES.list(folder), mode(`${folder}/lock`)]).toEqual([
      [undefined],
      'one',
      ['lock'],
      OWNERS[1],
    ]);
  });

  describe('on a disk without links', () => {
    beforeEach(() => {
      jest.spyOn(fs, 'linkSync').mockImplementation(() => {
        throw Object.assign(new Error('no links'), { code: 'EPERM' });
      });
    });
    afterEach(() => jest.restoreAllMocks());
    describeFilesContract(() => ({ files: DISK_FILES, folder }));
  });

  const mode = (name: string): string => (statSync(name).mode & 0o777).toString(8);
  // Windows has no such modes: whoever may read the folder above may read these too.
  const OWNERS = process.platform === 'win32' ? ['666', '666'] : ['700', '600'];
  it('on the disk can be read by their owner alone', () => {
    DISK_FILES.makeFolder(`${folder}/own`);
    DISK_FILES.append(`${folder}/own/a`, new Uint8Array([1]));
    expect([mode(`${folder}/own`), mode(`${folder}/own/a`)]).toEqual(OWNERS);
  });

  it('where a file is in the place of the folder, says so', () => {
    writeFileSync(`${folder}/file`, '');
    expect(() => DISK_FILES.makeFolder(`${folder}/file`)).toThrow(/file” isn't a folder/);
    expect(() => DISK_FILES.makeFolder(`${folder}/file/below`)).toThrow(/below” isn't a folder/);
  });

  it.each(['/proc/of-the-test', '/proc/of-the-test/and/below'])(
    'where the system lets nobody make a folder, says so and does not try forever: %s',
    (nowhere) => {
      // In a process of its own, which can be ended.
      const makes = `require('tsx/cjs'); require('./scripts/export/host/disk').DISK_FILES.makeFolder('${nowhere}')`;
      const { signal, stderr } = spawnSync(process.execPath, ['-e', makes], { encoding: 'utf8', timeout: 30_000 });
      expect([signal, stderr]).toEqual([
        null,
        process.platform === 'linux' ? expect.stringMatching(/of-the-test.*” can't be written/) : expect.anything(),
      ]);
    },
  );

  it('makes a folder while another export makes the one above', () => {
    const make = fs.mkdirSync;
    const other = jest.spyOn(fs, 'mkdirSync').mockImplementationOnce((asked, options) => {
      try {
        return make(asked, options);
      } finally {
        make(path.dirname(String(asked)));
      }
    });
    try {
      DISK_FILES.makeFolder(`${folder}/exports/user_hours`);
    } finally {
      other.mockRestore();
    }
    expect(statSync(`${folder}/exports/user_hours`).isDirectory()).toBe(true);
  });

  it('makes folders that are named by way of others, or with signs at their ends', () => {
    for (const name of ['a/b/', 'c/./d', 'e/../f', './g//h', 'i/.'])
      for (const _ of ['made', 'there'])
        expect([DISK_FILES.makeFolder(`${folder}/${name}`), statSync(`${folder}/${name}`).isDirectory()]).toEqual([undefined, true]);
  });

  it('says so of a name that is too long', () => {
    for (const long of ['x'.repeat(300), `above/${'x'.repeat(300)}`, `above${'/x'.repeat(40_000)}`])
      expect(() => DISK_FILES.makeFolder(`${folder}/${long}`)).toThrow(/is a longer name than the disk takes/);
  });

  it('a link to nowhere is no folder', () => {
    symlinkSync(`${folder}/nowhere/at/all`, `${folder}/link`);
    expect(() => DISK_FILES.makeFolder(`${folder}/link/below`)).toThrow(/link\/below” isn't a folder/);
  });

  it.each([
    ['ENOSPC', 'linux', 'too-large', /^The disk is full/],
    ['EACCES', 'linux', 'argument', /^“exports” can't be written/],
    ['EPERM', 'darwin', 'argument', /^“exports” can't be written/],
    ['EROFS', 'linux', 'argument', /^“exports” can't be written/],
    ['EPERM', 'win32', 'busy', /^“exports” is open in another program/],
    ['EBUSY', 'linux', 'busy', /^“exports” is open in another program/],
    ['ENOENT', 'linux', 'argument', /^“exports” can't be written/],
    ['ENAMETOOLONG', 'linux', 'argument', /^“exports” is a longer name/],
    ['EIO', 'linux', 'argument', /^The disk refused “exports” \(EIO\)/],
  ] as const)('%s on %s is %s, in words', (code, platform, kind, words) => {
    const refusal = diskRefusal('exports', code, platform);
    expect([refusal?.code, refusal?.message]).toEqual([kind, expect.stringMatching(words)]);
  });

  it('what is no refusal of the disk stays what it is', () => expect(diskRefusal('exports', '', 'linux')).toBeUndefined());
});

test('a process is alive until it ends', () => {
  expect(isAlive(process.pid)).toBe(true);
  // The largest number that Linux gives a process is 2^22.
  expect(isAlive(2 ** 30)).toBe(false);
});
