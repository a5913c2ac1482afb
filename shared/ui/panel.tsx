import { render } from 'preact';
import type { PanelHost } from '../panel/calls';

/** Shows the panel in an element of the page; gives a function that takes it away again. */
export function mountPanel(element: Element, host: PanelHost): () => void {
  render(<p>{host.product}</p>, element);
  return () => render(null, element);
}
