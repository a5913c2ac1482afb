import type { HttpResponse } from '../../shared/ports';
import type { WarehouseRequest, WarehouseTransport } from '../../shared/warehouse/warehouse';
import { answer, type Timing } from './timing';

/** A transport that answers each request by a function, and keeps what it was asked: a list for each call. */
export interface AnsweringService {
  readonly transport: WarehouseTransport;
  readonly rounds: readonly (readonly WarehouseRequest[])[];
}

/** @param respond `at` counts all requests from 0 */
export function answeringService(timing: Timing, respond: (request: WarehouseRequest, at: number) => HttpResponse): AnsweringService {
  const rounds: (readonly WarehouseRequest[])[] = [];
  let at = 0;
  return {
    rounds,
    transport: {
      send: (requests) =>
        answer(timing, () => {
          rounds.push(requests);
          return requests.map((request) => respond(request, at++));
        }),
    },
  };
}
