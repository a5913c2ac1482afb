import { X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import os from 'node:os';
import path from 'node:path';
import { startServer } from '../../../excel-addin/server/server';
import { developmentCertificate, selfSignedCertificate } from '../../../scripts/excel-certificate';
import { addInFolder, certificates, SERVER } from './server-bench';

const DAY = 86_400_000;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'certificate-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('one for a quick look is made once, kept while it is valid, and works with its authority alone', async () => {
  const files = await selfSignedCertificate(path.join(folder, 'made'));
  const first = readFileSync(files.cert, 'utf8');
  expect(await selfSignedCertificate(path.join(folder, 'made'))).toEqual(files);
  expect(readFileSync(files.cert, 'utf8')).toBe(first);
  expect(statSync(files.key).mode & 0o077).toBe(0);
  expect(new X509Certificate(first).checkHost('localhost')).toBe('localhost');

  const addIn = addInFolder();
  const certificate = { cert: first, key: readFileSync(files.key, 'utf8') };
  const server = await startServer({ ...SERVER, folder: addIn, baseUrl: new URL('https://localhost:3000'), certificate });
  const status = (ca?: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const options = { host: 'localhost', port: server.port, path: '/health', agent: false as const, ...(ca === undefined ? {} : { ca }) };
      request(options, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });
  expect(await status(readFileSync(path.join(folder, 'made', 'ca.crt'), 'utf8'))).toBe(200);
  await expect(status()).rejects.toThrow(/certificate/);
  await server.close();
  rmSync(addIn, { recursive: true });

  await selfSignedCertificate(path.join(folder, 'made'), Date.now() + 31 * DAY);
  expect(readFileSync(files.cert, 'utf8')).not.toBe(first);
});

test("Microsoft's development certificate is taken from the person's folder while it is valid", async () => {
  expect(developmentCertificate(folder)).toBeUndefined();
  const { cert, key } = (await certificates()).server;
  const home = path.join(folder, '.office-addin-dev-certs');
  mkdirSync(home);
  writeFileSync(path.join(home, 'localhost.crt'), cert);
  expect(developmentCertificate(folder)).toBeUndefined();
  writeFileSync(path.join(home, 'localhost.key'), key);
  expect(developmentCertificate(folder)).toEqual({ cert: path.join(home, 'localhost.crt'), key: path.join(home, 'localhost.key') });
  expect(developmentCertificate(folder, Date.now() + 31 * DAY)).toBeUndefined();
});
