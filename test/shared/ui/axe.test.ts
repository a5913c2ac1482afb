/** @jest-environment ./scripts/jest-page.cjs */
import axe from 'axe-core';
import { closePanel } from './panel-page';
import { usualFile } from './scene';
import { SCENES } from './scenes';
import { shareStyles } from './styles-by-kind';

// Contrast and sizes need a layout: the browser's test asks for those.
const NEED_LAYOUT = ['color-contrast', 'target-size', 'scrollable-region-focusable'];

// axe would draw letters to tell icons from words; nothing draws here, and no font of icons is used.
HTMLCanvasElement.prototype.getContext = () => null;
afterEach(closePanel);

describe.each(SCENES)('$name', ({ play }) => {
  it('has nothing that axe finds, and whatever can be pressed can be reached with the Tab key', async () => {
    await play(usualFile());
    shareStyles();
    const { violations, passes } = await axe.run(document, {
      rules: Object.fromEntries(NEED_LAYOUT.map((id) => [id, { enabled: false }])),
    });
    expect(violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    expect(passes.length).toBeGreaterThan(10);
    const unreachable = [...document.querySelectorAll<HTMLElement>('button, a, input, select, summary, [role=button], [tabindex]')].filter(
      (element) => element.tabIndex !== 0 && !element.matches('h1, h2, [role=alert]'),
    );
    expect(unreachable.map(({ outerHTML }) => outerHTML)).toEqual([]);
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
  });
});
