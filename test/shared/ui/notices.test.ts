/** @jest-environment ./scripts/jest-page.cjs */
import { deliveryWords, wrongAddress } from '#words/notice-answers';
import { addressRemoved, mailSwitched, WHAT_IS_TOLD } from '#words/notices-view';
import { all, press, settled, the, type, words } from './hands';
import { closePanel, openPanel } from './panel-page';
import { usualFile } from './scene';
import { type SharedFile, sharedFile } from './shared-file';

const SLACK = 'https://hooks.slack.com/services/T/B/secretsecretsecretwxyz';
let file: SharedFile;
beforeEach(async () => {
  file = usualFile();
  await openPanel(file.owner);
  await press('Settings');
});
afterEach(closePanel);

const FIELD = 'Webhook address for Slack';

it('an address is tried out, saved and seen by its end; its field is emptied', async () => {
  await type(FIELD, SLACK);
  await press('Test and save: Slack');
  expect(words()).toContain(deliveryWords('slack', 'sent'));
  expect(words()).toContain('hooks.slack.com/••••wxyz');
  expect(document.body.innerHTML).not.toContain('secretsecret');
  expect(file.messages.sent).toHaveLength(1);
  await press('Send a test: Slack');
  expect(file.messages.sent).toHaveLength(2);
  await press('Remove Slack');
  expect(words()).toContain(addressRemoved('slack'));
  expect(the('button', 'Test and save: Slack')).toBeTruthy();
});

it('what is told is said as it is where nothing runs while the file is closed', async () => {
  expect(words()).toContain(WHAT_IS_TOLD.closed);
  const workbook = sharedFile('excel');
  Object.assign(workbook.scheduler, { whileClosed: false });
  await openPanel(workbook.owner);
  await press('Settings');
  expect(words()).toContain(WHAT_IS_TOLD.open);
});

it('an address that isn’t the service’s is refused in words, and isn’t left in the page', async () => {
  await type(FIELD, 'https://hooks.example.com/secretsecret');
  await press('Test and save: Slack');
  expect(words(the('alert'))).toContain(wrongAddress('slack', []));
  expect(document.body.innerHTML).not.toContain('secretsecret');
  expect([...document.querySelectorAll('input')].map(({ value }) => value).join()).not.toContain('secretsecret');
});

it('a webhook that takes no message now is saved, with what came of it; one that is gone is not', async () => {
  file.messages.answer = () => 'late';
  await type(FIELD, SLACK);
  await press('Test and save: Slack');
  expect(words()).toContain(deliveryWords('slack', 'late'));
  file.messages.answer = () => ({ status: 404 });
  await type('Webhook address for Google Chat', 'https://chat.googleapis.com/v1/spaces/A/messages?key=1');
  await press('Test and save: Google Chat');
  expect(words(the('alert'))).toContain(deliveryWords('google-chat', 'gone'));
  expect(the('button', 'Test and save: Google Chat')).toBeTruthy();
});

it('mail that is switched back before the host has answered is shown as it is', async () => {
  const box = (): HTMLInputElement => the('checkbox', 'Email me') as HTMLInputElement;
  const before = box().checked;
  const arrive = file.owner.delayAnswer();
  await press('Email me', 'checkbox');
  await press('Email me', 'checkbox');
  arrive();
  await settled();
  expect(words()).toContain(mailSwitched(!before));
  expect(box().checked).toBe(!before);
});

it('mail is switched off and on, and stays as it was where that fails', async () => {
  const box = (): HTMLInputElement => the('checkbox', 'Email me') as HTMLInputElement;
  await press('Email me', 'checkbox');
  expect(words()).toContain(mailSwitched(false));
  expect(all('button', 'Send a test: Email')).toEqual([]);
  file.owner.isReachable = false;
  await press('Email me', 'checkbox');
  await settled();
  expect(box().checked).toBe(false);
  file.owner.isReachable = true;
  await press('Email me', 'checkbox');
  expect(box().checked).toBe(true);
});
