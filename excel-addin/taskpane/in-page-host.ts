import { told } from '../../shared/diagnostics';
import { failureAnswer } from '../../shared/panel/answered';
import type { PanelAnswer, PanelCall, PanelCalls } from '../../shared/panel/calls';
import type { PanelHost, PanelListener } from '../../shared/panel/host';
import { pageDiagnostics } from '../host/diagnostics';

/** The panel's host in its own page, and what buttons and clocks of the host have to say to the panel. */
export interface InPageHost extends PanelHost, PanelListener {}

/**
 * @param answer gives a PanelAnswer as JSON text for a call and its request as JSON text
 * @param scheme whether the host is light or dark; asked for when the panel is shown
 */
export function inPageHost(answer: (name: PanelCall, json: string) => Promise<string>, scheme: () => PanelHost['scheme']): InPageHost {
  const listeners = new Set<PanelListener>();
  /** What was said before the panel listened. */
  let unheard: ((listener: PanelListener) => void)[] = [];

  const say = (words: (listener: PanelListener) => void): void => {
    if (listeners.size === 0) unheard.push(words);
    for (const listener of listeners) words(listener);
  };

  async function answerOf<Name extends PanelCall>(name: Name, request: PanelCalls[Name]['in']): Promise<PanelAnswer<Name>> {
    try {
      // As text, as over every host's border: what the panel holds is then its own.
      return JSON.parse(await answer(name, JSON.stringify(request))) as PanelAnswer<Name>;
    } catch (failure) {
      return failureAnswer(failure, pageDiagnostics, 'the pane') as PanelAnswer<Name>;
    }
  }

  return {
    product: 'excel',
    diagnostics: pageDiagnostics,
    get scheme() {
      try {
        return scheme();
      } catch (cause) {
        told(cause, pageDiagnostics, 'the colors of Excel');
        return undefined;
      }
    },
    async call(name, request) {
      const answer = await answerOf(name, request);
      if (!answer.ok) throw new Error(answer.message);
      return answer.value;
    },
    listen(listener) {
      listeners.add(listener);
      const words = unheard;
      unheard = [];
      for (const one of words) one(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    refresh: (ids) => say((listener) => listener.refresh(ids)),
    tell: (words) => say((listener) => listener.tell(words)),
    changed: () => say((listener) => listener.changed()),
  };
}
