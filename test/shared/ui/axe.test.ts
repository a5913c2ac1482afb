/** @jest-environment ./scripts/jest-page.cjs */
import axe from 'axe-core';
import { closePanel } from './panel-page';
import { usualFile } from './scene';
import { SCENES } from './scenes';
import { shareStyles } from './styles-by-kind';

// Contrast and sizes need a layout: the browser's test asks for those. And every ID is looked at below, without a search of the page for each.
const LEFT_OUT = ['color-contrast', 'target-size', 'scrollable-region-focusable', 'duplicate-id-aria'];

// Of what axe looks at it would write out every element; it is asked for those alone in which it finds something.
axe.configure({ noHtml: true });
const WRITTEN: axe.RunOptions = { resultTypes: ['violations'], elementRef: true, selectors: false, preload: false };

// axe would draw letters to tell icons from words; nothing draws here, and no font of icons is used.
HTMLCanvasElement.prototype.getContext = () => null;
afterEach(closePanel);

describe.each(SCENES)('$name', ({ play }) => {
  it('has nothing that axe finds, and whatever can be pressed can be reached with the Tab key', async () => {
    await play(usualFile());
    shareStyles();
    const { violations, passes } = await axe.run(document, {
      ...WRITTEN,
      rules: Object.fromEntries(LEFT_OUT.map((id) => [id, { enabled: false }])),
    });
    expect(violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ element }) => element?.outerHTML).join(' ')}`)).toEqual(
      [],
    );
    expect(passes.length).toBeGreaterThan(10);
    const unreachable = [...document.querySelectorAll<HTMLElement>('button, a, input, select, summary, [role=button], [tabindex]')].filter(
      (element) => element.tabIndex !== 0 && !element.matches('h1, h2, [role=alert]'),
    );
    expect(unreachable.map(({ outerHTML }) => outerHTML)).toEqual([]);
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
  });
});
