/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { manifestText } from '../../scripts/build-options';
import { inProject } from '../../scripts/root';
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

/** What a mail of that build comes to, and the mails. */
function mailed(scopes: readonly string[] = SCOPES) {
  Object.assign(globalThis, { BUILD_MAIL: true });
  try {
    let made: typeof import('../../sheets-addon/host/network/notifier').scriptNotifier | undefined;
    jest.isolateModules(() => {
      made = jest.requireActual<typeof import('../../sheets-addon/host/network/notifier')>(
        '../../sheets-addon/host/network/notifier',
      ).scriptNotifier;
    });
    const { value, execution } = bench.execute({ context: 'trigger', user: OWNER, scopes }, () => made?.().mail?.('Subject', 'Text'));
    return { value, mails: execution.mails };
  } finally {
    Reflect.deleteProperty(globalThis, 'BUILD_MAIL');
  }
}

describe('a mail about schedules', () => {
  it('goes to the person as whom the script runs, and to nobody else', () => {
    expect(mailed()).toMatchObject({ value: 'sent', mails: [{ to: [OWNER], cc: [], bcc: [], subject: 'Subject', body: 'Text' }] });
  });

  it('waits where Google lets no more be sent, and comes when it does', () => {
    bench.backend.quota.spend(OWNER, 'email', 100);
    expect(mailed()).toEqual({ value: 'limited', mails: [] });
    bench.google.clock.advance(25 * HOUR);
    expect(mailed().value).toBe('sent');
  });

  it('is not allowed where the person took back her consent', () => {
    expect(mailed(SCOPES.filter((scope) => !scope.includes('send_mail')))).toEqual({ value: 'not-allowed', mails: [] });
    expect(mailed(SCOPES.filter((scope) => !scope.includes('userinfo')))).toEqual({ value: 'not-allowed', mails: [] });
  });
});
