import { EU_KEY, THIRD_KEY } from '../../doubles/two-accounts';
import { choose, press, type } from './hands';
import { openPanel } from './panel-page';
import { organisation, otherOrganisation } from './people';
import { HOURS, LOG, refreshed, type Scene, saved, unfold, WEEKLY } from './scene';
import type { SharedFile } from './shared-file';

/** As long as a name can be, in a script that runs from right to left. */
const LONGEST = 'לקוח צפון אירופה '.repeat(4).slice(0, 60);

/** The owner has a second account; gives it as a report names it. */
export async function withSecondAccount(file: SharedFile, name = 'Northfell EU', key = EU_KEY) {
  file.addAccount(key, otherOrganisation);
  const { state } = await file.owner.call('connect', { key, region: 'eu', isFurther: true, name });
  const { handle = '', host = '' } = state.connections.find((one) => one.name === name) ?? {};
  return { handle, name, host };
}

/** Two accounts, a report of each, and one that is due each week. */
export async function withTwoAccounts(file: SharedFile): Promise<void> {
  file.bench.serve(organisation);
  const eu = await withSecondAccount(file);
  const [hours = '', europe = ''] = await saved(
    file,
    HOURS,
    { ...HOURS, name: 'Hours in Europe', connection: eu, schedule: WEEKLY, destination: { sheet: 'EU', cell: 'A1' } },
    { ...LOG, connection: eu },
  );
  await refreshed(file, hours);
  await refreshed(file, europe);
}

const inSettings = async (file: SharedFile): Promise<void> => {
  await openPanel(file.owner);
  await press('Settings');
};

/** Several accounts of ActivTrak in one file. */
export const CONNECTION_SCENES: readonly Scene[] = [
  {
    name: 'connection-add',
    async play(file) {
      await inSettings(file);
      await press('Add a connection');
      await unfold();
    },
  },
  {
    name: 'connections',
    async play(file) {
      await withTwoAccounts(file);
      await inSettings(file);
    },
  },
  {
    name: 'connections-unfolded',
    async play(file) {
      await withTwoAccounts(file);
      await inSettings(file);
      await unfold();
    },
  },
  {
    name: 'connections-long-names',
    async play(file) {
      await withSecondAccount(file, LONGEST);
      const third = await withSecondAccount(file, 'A customer with a very long name, Incorporated, and sons', THIRD_KEY);
      await saved(file, { ...HOURS, connection: third });
      await inSettings(file);
    },
  },
  {
    name: 'connection-removed-question',
    async play(file) {
      await withTwoAccounts(file);
      await inSettings(file);
      await press('Make it the default: Northfell EU');
      await press('Remove…: Northfell EU');
    },
  },
  {
    name: 'connections-without-default',
    async play(file) {
      await withTwoAccounts(file);
      await file.owner.call('disconnect', { handle: '' });
      await inSettings(file);
    },
  },
  {
    name: 'reports-of-two-accounts',
    async play(file) {
      await withTwoAccounts(file);
      await openPanel(file.owner);
    },
  },
  {
    name: 'reports-of-long-names',
    async play(file) {
      const long = await withSecondAccount(file, LONGEST);
      await saved(file, HOURS, { ...LOG, connection: long });
      await openPanel(file.owner);
    },
  },
  {
    name: 'reports-without-connection',
    async play(file) {
      await withTwoAccounts(file);
      await file.owner.call('disconnect', { handle: (await file.owner.call('open', {})).connections[1]?.handle ?? '' });
      await openPanel(file.owner);
    },
  },
  {
    name: 'editor-other-connection',
    async play(file) {
      await withTwoAccounts(file);
      await openPanel(file.owner);
      await press('Edit “Hours”');
      await press(/^Who/);
      await type(/^Only these people/, 'meyer');
      await press('Anna Meyer person');
      await choose('Connection', 'Northfell EU');
    },
  },
  {
    name: 'gallery-of-two-accounts',
    async play(file) {
      await withTwoAccounts(file);
      await openPanel(file.owner);
      await press('Ready sheets');
    },
  },
  {
    name: 'history-of-two-accounts',
    async play(file) {
      await withTwoAccounts(file);
      await openPanel(file.owner);
      await press('History');
    },
  },
];
