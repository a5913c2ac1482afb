import { rowsFromOthers } from '#words/panel-answers';
import type { PanelCalls } from '../../../shared/panel/calls';
import type { HttpRequest } from '../../../shared/ports';
import { FAKE_KEY } from '../../doubles/fake-api';
import { type FakeOrganisation, fakeOrganisation } from '../../doubles/fake-organisation';
import { httpAnswer, respondingTransport } from '../../doubles/scripted-transport';
import { RENEWED_KEY, severalAccounts, THIRD_KEY } from '../../doubles/two-accounts';
import { DAYS } from '../report/report-bench';
import { twoConnections } from './two-connections';

// How often ActivTrak is asked whose rows a report has, and what is kept of the answer.

/** Whether a request asks for people of an account, and not for a report's rows. */
const isQuestion = ({ url }: HttpRequest): boolean => new URL(url).searchParams.get('pageSize') === '150';

/** A key that sees a few people of an account of 400, and one that sees all of them. */
function fewOfMany() {
  const all = fakeOrganisation(400, DAYS);
  const few: FakeOrganisation = {
    ...all,
    people: all.people.filter(({ id }) => id > 390),
    days: all.days.filter(({ personId }) => personId > 390),
  };
  const transport = severalAccounts(DAYS, { change: (_, key) => (key === FAKE_KEY ? few : all) });
  const bench = twoConnections(transport);
  bench.call('connect', { key: FAKE_KEY });
  const id = bench.saveNew();
  bench.refreshed(id);
  bench.call('connect', { key: THIRD_KEY }, bench.colleagues);
  let from = transport.rounds.length;
  const rounds = (): number => {
    const asked = transport.rounds.slice(from).filter((round) => round.some(isQuestion)).length;
    from = transport.rounds.length;
    return asked;
  };
  return { ...bench, id, rounds };
}

/** A report that one person has refreshed, in a file where a colleague connects a key. */
function colleagueWith(request: PanelCalls['connect']['in'], bench = twoConnections()) {
  bench.call('connect', { key: FAKE_KEY });
  const id = bench.saveNew();
  bench.refreshed(id);
  bench.call('connect', request, bench.colleagues);
  return { ...bench, id };
}

/** A call that is over before it reads anything. */
const SHORT = { budget: { spent: () => 'time' as const } };

/** Calls that are over once a page of a report's rows has come. */
const untilPage = ({ rounds }: { readonly rounds: readonly (readonly HttpRequest[])[] }) => {
  const from = rounds.length;
  return {
    budget: { spent: () => (rounds.slice(from).flat().every(isQuestion) ? undefined : ('time' as const)) },
  };
};

describe('whose rows a report has', () => {
  it('is asked once, however many calls a refresh takes and whoever goes on with it', () => {
    const { call, colleagues, id, rounds } = fewOfMany();
    const ends = [SHORT, SHORT, SHORT, {}].map((budget) => call('refresh', { id }, { ...colleagues, ...budget }).state);
    expect(ends).toEqual(['running', 'running', 'running', 'ended']);
    // The first page of people, and those of the rows.
    expect(rounds()).toBe(2);
  });

  it('is known from then on to both, although each sees other people first', () => {
    const { call, colleagues, id, rounds } = fewOfMany();
    for (const who of [colleagues, {}, colleagues, {}]) expect(call('refresh', { id }, who).state).toBe('ended');
    expect(rounds()).toBe(2);
  });

  it('is asked once where ActivTrak does not say', () => {
    const accounts = severalAccounts(DAYS);
    const transport = respondingTransport('at once', (request) => {
      if (isQuestion(request)) return httpAnswer(500);
      return (accounts.send([request]) as ReturnType<typeof httpAnswer>[])[0] ?? httpAnswer(500);
    });
    const { id, ...bench } = colleagueWith({ key: RENEWED_KEY, test: false }, twoConnections(accounts));
    const questions = (): number => transport.rounds.flat().filter(isQuestion).length;
    const states = [untilPage(transport), {}].map((budget) => {
      const { state } = bench.call('refresh', { id }, { ...bench.colleagues, ...budget, transport });
      return [state, questions()];
    });
    const first = states[0]?.[1];
    expect(states).toEqual([
      ['running', first],
      ['ended', first],
    ]);
  });

  it('is not asked again by whoever goes on with what she was sure of', () => {
    const { id, ...bench } = colleagueWith({ key: THIRD_KEY });
    expect(bench.call('refresh', { id, isSure: true }, { ...bench.colleagues, ...untilPage(bench.transport) }).state).toBe('running');
    expect(bench.call('refresh', { id }, bench.colleagues).state).toBe('ended');
  });

  it('is asked again after a refresh that read nothing, because nothing could be asked either', () => {
    const { id, ...bench } = colleagueWith({ key: THIRD_KEY, test: false });
    const transport = respondingTransport('at once', () => httpAnswer(503));
    expect(bench.call('refresh', { id }, { ...bench.colleagues, ...SHORT, transport }).state).toBe('running');
    expect(JSON.parse(bench.documents.entries.get(`activtrak.run.${id}`) ?? '').reading.pages).toBe(0);
    expect(bench.call('refresh', { id }, bench.colleagues).state).toBe('asking');
  });

  it('is known in both of ActivTrak’s dialects', () => {
    for (const early of [RENEWED_KEY, FAKE_KEY]) {
      const bench = twoConnections(severalAccounts(DAYS, { dialects: { [early]: 'early-access' } }));
      bench.call('connect', { key: FAKE_KEY, isSure: true });
      const id = bench.saveNew();
      bench.refreshed(id);
      bench.call('connect', { key: RENEWED_KEY, test: false }, bench.colleagues);
      expect(bench.call('refresh', { id }, bench.colleagues).state).toBe('ended');
      bench.call('connect', { key: RENEWED_KEY }, bench.colleagues);
      expect(bench.call('refresh', { id }, bench.colleagues).state).toBe('ended');
      expect(bench.documents.entries.get(`activtrak.state.${id}`)).toContain('"account"');
    }
  });

  it('is asked of one report without holding up the others', () => {
    const { id, ...bench } = colleagueWith({ key: THIRD_KEY });
    // A question that is open says nothing in the document.
    const before = [...bench.documents.entries];
    expect(bench.call('refresh', { id }, bench.colleagues).state).toBe('asking');
    expect([...bench.documents.entries]).toEqual(before);
    const other = bench.saveNew({ name: 'Mine', destination: { sheet: 'Mine', cell: 'A1' } });
    expect(bench.call('refresh', { id: other }, bench.colleagues).state).toBe('ended');
  });

  it('is asked of a key that was saved untested in place of another', () => {
    const bench = twoConnections();
    bench.call('connect', { key: FAKE_KEY });
    const id = bench.saveNew();
    bench.refreshed(id);
    bench.call('connect', { key: THIRD_KEY, test: false });
    expect(bench.call('refresh', { id })).toMatchObject({
      state: 'asking',
      words: rowsFromOthers('Hours', 'api.activtrak.com', 'asking'),
    });
    bench.call('connect', { key: RENEWED_KEY, test: false });
    expect(bench.call('refresh', { id }).state).toBe('ended');
  });
});
