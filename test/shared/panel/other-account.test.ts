import { KEY_SHOWS_OTHERS, nameOfOthers } from '#words/panel-answers';
import type { PanelCalls } from '../../../shared/panel/calls';
import type { Transport } from '../../../shared/ports';
import { FAKE_KEY, fakeApi } from '../../doubles/fake-api';
import { type FakeOrganisation, fakeOrganisation } from '../../doubles/fake-organisation';
import { httpAnswer } from '../../doubles/scripted-transport';
import { EU_KEY, keyOfRequest, RENEWED_KEY, severalAccounts, THIRD_KEY } from '../../doubles/two-accounts';
import { DAYS } from '../report/report-bench';
import { panelBench } from './panel-bench';

type Connect = PanelCalls['connect']['in'];

/** A person who connected the key of the first account. */
function connected(transport: Transport = severalAccounts(DAYS)) {
  const bench = panelBench();
  const connect = (request: Connect, through: Transport = transport) => bench.call('connect', request, { transport: through });
  bench.call('disconnect', {});
  expect(connect({ key: FAKE_KEY }).connected).toBe(true);
  const key = (): unknown => JSON.parse(bench.secrets.entries.get('activtrak.connection') ?? '{}').key;
  return { ...bench, connect, key };
}

const one = (organisation: FakeOrganisation): Transport => fakeApi('at once', { organisation, dialect: 'current' });

/** All accounts, of which one key is refused. */
function without(refused: string): Transport {
  const accounts = severalAccounts(DAYS);
  return {
    send: (requests) =>
      requests.flatMap((request) =>
        keyOfRequest(request) === refused ? [httpAnswer(401)] : (accounts.send([request]) as ReturnType<typeof httpAnswer>[]),
      ),
  };
}

/** An organization whose people have other IDs. */
function elsewhere(by: number, people = 3): FakeOrganisation {
  const organisation = fakeOrganisation(people, DAYS);
  return {
    ...organisation,
    people: organisation.people.map((person) => ({ ...person, id: person.id + by })),
    days: organisation.days.map((day) => ({ ...day, personId: day.personId + by })),
  };
}

describe('a key in place of another', () => {
  it('of the same account takes its place', () => {
    const { connect, key } = connected();
    expect(connect({ key: RENEWED_KEY })).toMatchObject({ connected: true });
    expect(key()).toBe(RENEWED_KEY);
  });

  it('of another account asks first, also where its people have the same IDs', () => {
    const { connect, key } = connected();
    expect(connect({ key: THIRD_KEY })).toMatchObject({ connected: false, isAsking: true, message: KEY_SHOWS_OTHERS });
    expect(key()).toBe(FAKE_KEY);
    expect(connect({ key: THIRD_KEY, isSure: true })).toMatchObject({ connected: true });
    expect(key()).toBe(THIRD_KEY);
    // From now on it is that account which is known.
    expect(connect({ key: THIRD_KEY }).connected).toBe(true);
    expect(connect({ key: FAKE_KEY }).isAsking).toBe(true);
  });

  it('of another region asks as well, and so does that of a further connection', () => {
    const { connect, call } = connected();
    expect(connect({ key: EU_KEY, region: 'eu' }).isAsking).toBe(true);
    const { state } = connect({ key: EU_KEY, region: 'eu', isFurther: true, name: 'Europe' });
    const handle = state.connections[1]?.handle ?? '?';
    expect(connect({ key: THIRD_KEY, handle }).isAsking).toBe(true);
    expect(connect({ key: EU_KEY, region: 'eu', handle }).connected).toBe(true);
    call('disconnect', { handle });
    expect(connect({ key: THIRD_KEY, isFurther: true, name: 'Europe' }).connected).toBe(true);
  });

  it('asks where nobody has an ID that was seen before', () => {
    const { connect } = connected();
    expect(connect({ key: FAKE_KEY }, one(elsewhere(70))).isAsking).toBe(true);
  });

  it('may show more people, and some under new names', () => {
    const { connect } = connected();
    const renamed = fakeOrganisation(5, DAYS);
    const people = renamed.people.map((person) => (person.id === 2 ? { ...person, name: 'Anna Married' } : person));
    expect(connect({ key: FAKE_KEY }, one({ ...renamed, people })).connected).toBe(true);
  });

  it('asks nothing where nobody worked', () => {
    const { connect } = connected();
    expect(connect({ key: FAKE_KEY }, one(fakeOrganisation(0, []))).connected).toBe(true);
    expect(connect({ key: THIRD_KEY }).isAsking).toBe(true);
  });

  it('looks for those who were seen where an account has more people than one page', () => {
    const { connect } = connected(one(fakeOrganisation(3, DAYS)));
    const many = elsewhere(200, 400);
    const all = {
      ...many,
      people: [...many.people, ...fakeOrganisation(3, DAYS).people],
      days: [...many.days, ...fakeOrganisation(3, DAYS).days],
    };
    expect(connect({ key: FAKE_KEY }, one(all)).connected).toBe(true);
    expect(connect({ key: FAKE_KEY }, one(elsewhere(900, 400))).isAsking).toBe(true);
  });

  it('that ActivTrak refuses says so and asks nothing', () => {
    const { connect } = connected();
    expect(connect({ key: 'some-wrong-key-1' })).not.toHaveProperty('isAsking');
  });

  it('asks also where the key before was disconnected, because reports that name no connection go over to it', () => {
    const { connect, call } = connected();
    call('disconnect', {});
    expect(connect({ key: THIRD_KEY }).isAsking).toBe(true);
    expect(connect({ key: RENEWED_KEY }).connected).toBe(true);
  });
});

describe('a key that was saved untested in place of another', () => {
  it('leaves behind whom that one showed, for the next key', () => {
    const { connect } = connected();
    connect({ key: RENEWED_KEY, test: false });
    const expired = without(RENEWED_KEY);
    expect(connect({ key: THIRD_KEY }, expired).isAsking).toBe(true);
    expect(connect({ key: FAKE_KEY }, expired).connected).toBe(true);
    expect(connect({ key: FAKE_KEY }).connected).toBe(true);
  });
});

describe('a removed connection’s name', () => {
  /** A person who had a further connection to the first account, and removed it. */
  function removed(name = 'Berlin') {
    const bench = connected();
    const further = (key: string, more: Partial<Connect> = {}) => bench.connect({ key, isFurther: true, name, ...more });
    const handle = further(RENEWED_KEY).state.connections.find((one) => one.name === name)?.handle ?? '?';
    bench.call('disconnect', { handle });
    return { ...bench, further };
  }

  it('asks before it is given to the key of another account, because reports of all files that name it would go over', () => {
    const { further, secrets } = removed();
    expect(further(THIRD_KEY, { name: ' berlin ' })).toMatchObject({ connected: false, isAsking: true, message: nameOfOthers('berlin') });
    expect([...secrets.entries].filter(([key]) => key.startsWith('activtrak.connection.'))).toEqual([]);
    expect(further(RENEWED_KEY).connected).toBe(true);
  });

  it('is given to it once the person is sure, and is that account’s from then on', () => {
    const { connect, further, call } = removed();
    const handle = further(THIRD_KEY, { isSure: true }).state.connections[1]?.handle ?? '?';
    expect(connect({ key: THIRD_KEY, handle }).connected).toBe(true);
    call('disconnect', { handle });
    expect(further(RENEWED_KEY).isAsking).toBe(true);
    expect(further(THIRD_KEY).connected).toBe(true);
  });

  it('asks nothing of another name or another address, where reports don’t find it', () => {
    expect(removed().further(THIRD_KEY, { name: 'Munich' }).connected).toBe(true);
    expect(removed().further(EU_KEY, { region: 'eu' }).connected).toBe(true);
  });

  it('is refused to another account’s connection that is renamed', () => {
    const { further, refusal, call } = removed();
    const handle = further(THIRD_KEY, { name: 'Third' }).state.connections[1]?.handle ?? '?';
    expect(refusal('saveConnection', { handle, name: 'BERLIN' })).toBe(nameOfOthers('BERLIN', true));
    expect(call('saveConnection', { handle, name: 'Munich' }).connections[1]?.name).toBe('Munich');
  });

  it('is not refused where it is hers by now, and another color alone is chosen', () => {
    const { further, call, secrets } = removed();
    const handle = further(THIRD_KEY, { test: false }).state.connections[1]?.handle ?? '?';
    secrets.entries.set(`activtrak.people-seen.${handle}`, secrets.entries.get('activtrak.people-seen')?.replace(/:\d+/g, ':7') ?? '');
    expect(call('saveConnection', { handle, name: 'Berlin', color: 'green' }).connections[1]).toMatchObject({
      name: 'Berlin',
      color: 'green',
    });
  });

  it('is that of the first connection too, which a further one would take', () => {
    const { connect, call } = connected();
    call('saveConnection', { name: 'Main' });
    connect({ key: EU_KEY, region: 'eu', isFurther: true, name: 'Europe' });
    call('disconnect', {});
    expect(connect({ key: THIRD_KEY, isFurther: true, name: 'Main' }).isAsking).toBe(true);
    expect(connect({ key: RENEWED_KEY, isFurther: true, name: 'Main' }).connected).toBe(true);
  });

  it('keeps neither a name of a person nor a key', () => {
    const { secrets } = removed();
    const kept = [...secrets.entries].filter(([key]) => key.startsWith('activtrak.people-')).map((entry) => entry.join(' '));
    expect(kept).toHaveLength(2);
    expect(kept.join(' ')).not.toMatch(/Person|marked/);
  });
});

describe('what is kept of people', () => {
  it('is neither a name nor a key', () => {
    const { secrets } = connected();
    const kept = secrets.entries.get('activtrak.people-seen') ?? '';
    expect(Object.keys(JSON.parse(kept))).toEqual(['1', '2', '3']);
    expect(kept).not.toMatch(/Person|marked/);
  });

  it('and was not by the version before is asked with the key before, if that still works', () => {
    const { connect, secrets, key } = connected();
    secrets.entries.delete('activtrak.people-seen');
    expect(connect({ key: THIRD_KEY }).isAsking).toBe(true);
    expect(key()).toBe(FAKE_KEY);
    const expired = without(FAKE_KEY);
    expect(connect({ key: THIRD_KEY }, expired).connected).toBe(true);
  });

  it.each(['{', 'null', '[]', '{"1":"Jane"}'])('and reads %s says nothing', (text) => {
    const { connect, secrets } = connected();
    secrets.entries.set('activtrak.people-seen', text);
    expect(connect({ key: RENEWED_KEY }).connected).toBe(true);
  });
});
