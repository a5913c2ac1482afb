import type { NamedConnection } from '../../../shared/api/connections/connection';
import type { PanelCalls } from '../../../shared/panel/calls';
import type { HttpRequest } from '../../../shared/ports';
import { EU_KEY, keyOfRequest, severalAccounts } from '../../doubles/two-accounts';
import { DAYS } from '../report/report-bench';
import { type PanelBench, panelBench } from './panel-bench';

/** A document of a person with two connections, and what was sent with which key. */
export function twoConnections(transport = severalAccounts(DAYS)) {
  const bench = panelBench();
  const call: PanelBench['call'] = (name, request, change) => bench.call(name, request, { transport, ...change });
  const refusal: PanelBench['refusal'] = (name, request, change) => bench.refusal(name, request, { transport, ...change });
  const { state } = call('connect', { key: EU_KEY, region: 'eu', isFurther: true, name: 'Northfell EU' });
  const eu = namedIn(state, 'Northfell EU');
  const refreshed = (id: string, change = {}): string => {
    const { record } = call('refresh', { id }, change);
    return record?.message ?? 'running';
  };
  let from = 0;
  const since = (): readonly HttpRequest[] => transport.rounds.slice(from).flat();
  /** Leaves aside what was sent so far. */
  const forget = (): void => {
    from = transport.rounds.length;
  };
  const sent = (): readonly string[] => [...new Set(since().map((request) => `${new URL(request.url).host} ${keyOfRequest(request)}`))];
  const colleagues = { secrets: bench.colleague };
  return { ...bench, call, refusal, eu, refreshed, sent, forget, transport, colleagues };
}

/** A connection as the editor puts it into a report. */
export function namedIn(state: PanelCalls['open']['out'], name: string): NamedConnection {
  const view = state.connections.find((one) => one.name === name);
  return { handle: view?.handle ?? '?', name, host: view?.host ?? '' };
}

/** Whoever stands in the second column of a report's rows, once each. */
export const namesOn = (sheets: PanelBench['sheets'], sheet: string): readonly unknown[] => [
  ...new Set(
    sheets
      .seen(sheet)
      .slice(1)
      .map((row) => row[1]),
  ),
];
