/**
 * Every way to one question gives the same number: in a cell, in a report's rows and sums, in the library, in both products, and by an
 * independent sum over the rows that the API answers from. `AGREEMENT_RUNS=50 AGREEMENT_SEED=3 npx jest test/agreement` tries more.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createThreadNetwork, type ThreadNetwork } from '../../playground/node/network';
import { type ServerProcess, startServerProcess } from '../../playground/node/server-process';
import { bySecond } from './by-second';
import { disagreements, type Same } from './disagreements';
import { inFunctions, inLog } from './in-functions';
import { inGroups } from './in-groups';
import { inLibrary } from './in-library';
import { inReports, readyMade } from './in-reports';
import { type Api, excel, googleSheets } from './products';
import { QUESTIONS, type Question } from './questions';
import { type Spec, specs, TODAY } from './specs';
import { type Truth, truthOf } from './truth';

const RUNS = Number(process.env.AGREEMENT_RUNS ?? 2);
const SEED = Number(process.env.AGREEMENT_SEED ?? 11);
const ALL = specs(RUNS, SEED);

let folder: string;
let server: ServerProcess;
let network: ThreadNetwork;
const truths: Truth[] = [];
let apis: readonly Api[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'agreement-'));
  const files = ALL.map((_, at) => path.join(folder, `${at}.sqlite`));
  for (const [at, spec] of ALL.entries()) truths.push(await truthOf(spec, files[at] as string));
  const options = ALL.map((spec, at) => ({ ...spec, port: 0, data: files[at], today: TODAY }));
  const lines = /http:\S+ \S+/g;
  server = await startServerProcess(
    ['--import', 'tsx', 'test/agreement/serve.ts', JSON.stringify(options)],
    (printed) => (printed.match(lines) ?? []).length === ALL.length,
  );
  apis = (server.printed().match(lines) ?? []).map((line) => {
    const [address = '', key = ''] = line.split(' ');
    return { address, key };
  });
  network = createThreadNetwork({});
}, 60_000);

afterAll(async () => {
  await network?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test.each(ALL.map((spec, at) => ({ spec, at, title: JSON.stringify(spec) })))(
  '$title',
  async ({ at }: { spec: Spec; at: number }) => {
    const [api, truth] = [apis[at] as Api, truths[at] as Truth];
    // The next one is the second account.
    const [other, otherTruth] = [apis[(at + 1) % RUNS] as Api, truths[(at + 1) % RUNS] as Truth];
    network.reroute({ 'https://api.activtrak.com': api.address, 'https://api-eu.activtrak.com': other.address });
    const { found, same, done } = disagreements();
    const google = await googleSheets(network, api, other);
    const workbook = await excel(api, other, Date.parse(`${TODAY}T12:00:00Z`));
    const under =
      (title: string): Same =>
      (way, expected, work) =>
        same(`${title}: ${way}`, expected, work);
    const about = ({ metric, words }: Question): string => `${metric} ${words}`;
    try {
      for (const [turn, product] of [google, workbook].entries()) {
        const asked = (question: Question) => ({ ...question, product, truth, same: under(`${product.name}, ${about(question)}`) });
        for (const question of QUESTIONS) await inFunctions(asked(question));
        await inReports(asked(QUESTIONS[(at + turn) % QUESTIONS.length] as Question));
        await inGroups(asked(QUESTIONS[(at + turn + 1) % QUESTIONS.length] as Question));
        await bySecond({ ...asked(QUESTIONS[(at + turn + 2) % QUESTIONS.length] as Question), truth: otherTruth });
        const whole = { product, truth, same: under(product.name) };
        inLog(whole);
        await readyMade(whole);
      }
      for (const question of QUESTIONS) inLibrary(google, truth, question, under(`library, ${about(question)}`));
      await done();
    } finally {
      workbook.dispose();
      google.dispose();
    }
    expect(found).toEqual([]);
  },
  120_000,
);
