/** @jest-environment jsdom */
import { mountPanel } from '../../../shared/ui/panel';

it('x', () => {
  mountPanel(document.body, { product: 'sheets', call: () => Promise.reject() });
  expect(document.body.textContent).toBe('sheets');
});
