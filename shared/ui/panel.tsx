import { type JSX, render } from 'preact';
import { useState } from 'preact/hooks';
import { OPENING } from '#words/buttons';
import { LANGUAGE, PRODUCT } from '#words/product';
import type { PanelHost } from '../panel/host';
import type { Product } from '../panel/product';
import type { PanelState } from '../panel/views';
import { useAction } from './parts/action';
import { useAtFirst } from './parts/at-first';
import { DiagnosticsContext } from './parts/diagnostics';
import { Failed } from './parts/failed';
import { Guarded } from './parts/guarded';
import { keepFocus } from './parts/kept-focus';
import { ViewFrame } from './parts/view-frame';
import { followScheme } from './themes/scheme';
import type { LargeViews } from './views/large-views';
import { PanelView } from './views/panel-view';

/** The look of each product's host. */
const THEMES: Readonly<Record<Product, string>> = { sheets: 'google', excel: 'fluent' };

/**
 * Shows the panel in an element of the page; gives a function that takes it away again.
 * @param views those beyond the first
 */
export function mountPanel(element: Element, host: PanelHost, views: LargeViews): () => void {
  element.classList.add('activtrak-panel');
  // Its words have a language of their own, whatever the page around it is in.
  element.setAttribute('lang', LANGUAGE.code);
  element.setAttribute('dir', LANGUAGE.direction);
  element.setAttribute('data-theme', THEMES[host.product]);
  const leaveScheme = followScheme(element, host.scheme);
  const stopKeeping = keepFocus(element);
  render(
    <DiagnosticsContext.Provider value={host.diagnostics}>
      <Guarded>
        <Opening host={host} views={views} />
      </Guarded>
    </DiagnosticsContext.Provider>,
    element,
  );
  return () => {
    stopKeeping();
    leaveScheme();
    render(null, element);
  };
}

/** Asks the host for the state before there is anything to show. */
function Opening({ host, views }: { readonly host: PanelHost; readonly views: LargeViews }): JSX.Element {
  const [state, setState] = useState<PanelState>();
  const opening = useAction();
  const open = (): void =>
    void opening.run(async () => {
      const answer = await host.call('open', {});
      if (!Array.isArray(answer.reports)) throw new TypeError('The answer is not a state.');
      setState(answer);
    });
  useAtFirst(open);
  if (state) return <PanelView host={host} views={views} first={state} />;
  return (
    <ViewFrame title={PRODUCT}>
      {opening.failure === '' ? <output>{OPENING}</output> : <Failed words={opening.failure} onAgain={open} />}
    </ViewFrame>
  );
}
