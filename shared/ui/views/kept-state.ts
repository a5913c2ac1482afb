import { useState } from 'preact/hooks';
import type { PanelCall, PanelCalls } from '../../panel/calls';
import type { PanelHost } from '../../panel/host';
import type { PanelState } from '../../panel/views';

/** The panel's state, and its host with calls that keep it: a state in an answer is the panel's from then on. */
export function useKeptState(host: PanelHost, first: PanelState): { readonly state: PanelState; readonly host: PanelHost } {
  const [state, setState] = useState(first);
  const [kept] = useState((): PanelHost => {
    let begun = 0;
    let shown = 0;
    return {
      product: host.product,
      diagnostics: host.diagnostics,
      async call<Name extends PanelCall>(name: Name, request: PanelCalls[Name]['in']) {
        begun += 1;
        const number = begun;
        const answer = await host.call(name, request);
        const next = stateIn(answer);
        // An answer that took longer than that of a later call is older than what is shown.
        if (next && number > shown) {
          shown = number;
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
