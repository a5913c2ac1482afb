import { readFileSync } from 'node:fs';
import { manifestText } from '../../scripts/build-options';
import { inProject } from '../../scripts/root';
import type { RunRecord } from '../../shared/report/kept/run';
import { mailSubject } from '../../shared/words/en/failure-mail';
import { mailFailures } from '../../sheets-addon/failure-mail';
import { OWNER } from '../playground/script-bench';
import type { AddOnBench } from './add-on-bench';
import { sharedBench } from './shared-bench';

const HOUR = 3_600_000;
/** Those of the build that mails. */
const SCOPES = (JSON.parse(manifestText(readFileSync(inProject('appsscript.json'), 'utf8'), { mail: true })) as { oauthScopes: string[] })
  .oauthScopes;

let bench: AddOnBench;
sharedBench(
  (made) => {
    bench = made;
  },
  { begins: 'empty' },
);

const failed = (change: Partial<RunRecord> = {}): RunRecord => ({
  runId: 'run',
  reportId: 'r1',
  reportName: 'Hours of Sales',
  at: bench.google.clock.now(),
  by: 'Olivia',
  trigger: 'schedule',
  outcome: 'failed',
  message: 'ActivTrak refused your key: connect another one.',
  rows: 21,
  pages: 1,
  retries: 0,
  ms: 10,
  checks: [],
  ...change,
});

/** What is mailed because of the runs of one hour. */
function mailed(...records: readonly RunRecord[]) {
  const { execution } = bench.execute({ context: 'trigger', user: OWNER, scopes: SCOPES }, () =>
    mailFailures(records, SpreadsheetApp.getActiveSpreadsheet(), PropertiesService.getUserProperties()),
  );
  return execution.mails;
}

describe('the mail about a failure', () => {
  it('goes to the schedule’s owner, says what is wrong and where to look, and nothing of people', () => {
    const [mail, ...others] = mailed(failed());
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      to: [OWNER],
      cc: [],
      bcc: [],
      subject: mailSubject('Hours of Sales'),
    });
    expect(mail?.body).toMatch(/^ActivTrak refused your key: connect another one\.\n/);
    expect(mail?.body).toMatch(/https:\/\/docs\.google\.com\/\S+/);
    expect(mail?.body).not.toContain('Olivia');
  });

  it('is sent for failures alone', () => {
    expect(mailed(failed({ outcome: 'done' }), failed({ outcome: 'nothing-new' }), failed({ outcome: 'cancelled' }))).toEqual([]);
  });

  it('comes once a day for each report, however often it fails', () => {
    const sent: number[] = [];
    for (let hour = 0; hour < 50; hour += 1) {
      if (mailed(failed()).length > 0) sent.push(hour);
      bench.google.clock.advance(HOUR);
    }
    expect(sent).toEqual([0, 24, 48]);
  });

  it('about one report keeps none about another back', () => {
    expect(mailed(failed(), failed({ reportId: 'r2', reportName: 'Computers' }), failed())).toHaveLength(2);
    expect(mailed(failed({ reportId: 'r3' }))).toHaveLength(1);
  });

  it('stays away when Google lets no more be sent, and comes when it does', () => {
    const used = bench.backend.quota.spend(OWNER, 'email', 100);
    expect(used).toBeGreaterThanOrEqual(100);
    expect(mailed(failed())).toEqual([]);
    bench.google.clock.advance(25 * HOUR);
    expect(mailed(failed())).toHaveLength(1);
  });
});
