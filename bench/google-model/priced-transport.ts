import { patience, TOO_SLOW } from '../../shared/api/requests/patience';
import type { HttpRequest, HttpResponse, Transport } from '../../shared/ports';
import type { Sync } from '../../shared/task';
import type { GoogleCosts } from './costs';
import type { VirtualTime } from './virtual-time';

/** A transport whose responses take time, and how often it was used. */
export interface PricedTransport extends Sync<Transport> {
  readonly figures: { roundTrips: number; requests: number };
}

/**
 * Requests of one list go side by side, and each response has a connection of its own: the slowest counts. One that takes longer than the
 * add-on waits has not come.
 * @param answer what the server says, which takes no time of its own
 * @param msLeft how long the call may go on
 */
export function pricedTransport(
  answer: (request: HttpRequest) => HttpResponse,
  time: VirtualTime,
  costs: GoogleCosts,
  msLeft: () => number,
): PricedTransport {
  const figures = { roundTrips: 0, requests: 0 };
  let slowest: number | undefined;
  return {
    figures,
    send(requests) {
      figures.roundTrips += 1;
      figures.requests += requests.length;
      const responses = time.aside(() => requests.map(answer));
      // The bodies are plain ASCII: a character is a byte.
      const takes = Math.max(...responses.map(({ body }) => costs.response + body.length / costs.bytesPerMs));
      const waits = patience(msLeft(), requests.length, slowest);
      time.spend(Math.min(takes, waits));
      if (takes > waits) return requests.map(() => ({ status: 0, headers: {}, body: '', barrier: TOO_SLOW }));
      slowest = Math.max(slowest ?? 0, takes);
      return responses;
    },
  };
}
