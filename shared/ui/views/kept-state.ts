import { useState } from 'preact/hooks';
import type { PanelCall, PanelCalls } from '../../panel/calls';
import type { PanelHost } from '../../panel/host';
import type { PanelState } from '../../panel/views';

/** No call takes as long: an answer from so much earlier says that a clock was set back. */
const MOST_CALL_MS = 900_000;

/** The panel's state, and its host with calls that keep it: a state in an answer is the panel's from then on. */
export function useKeptState(host: PanelHost, first: PanelState): { readonly state: PanelState; readonly host: PanelHost } {
  const [state, setState] = useState(first);
  const [kept] = useState((): PanelHost => {
    let begun = 0;
    let shown = { now: first.now, number: 0 };
    return {
      product: host.product,
      diagnostics: host.diagnostics,
      async call<Name extends PanelCall>(name: Name, request: PanelCalls[Name]['in']) {
        begun += 1;
        const number = begun;
        const answer = await host.call(name, request);
        const next = stateIn(answer);
        // What was read before that what is shown was read is older, whichever was asked for first.
        const ahead = next ? next.now - shown.now || number - shown.number : 0;
        if (next && (ahead > 0 || ahead < -MOST_CALL_MS)) {
          shown = { now: next.now, number };
          setState(next);
        }
        return answer;
      },
    };
  });
  return { state, host: kept };
}

/** The state in an answer that is one, or has one beside other things. */
function stateIn(answer: object): PanelState | undefined {
  if ('reports' in answer) return answer as PanelState;
  const { state } = answer as { readonly state?: unknown };
  return typeof state === 'object' ? (state as PanelState) : undefined;
}
