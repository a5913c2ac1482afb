/** @jest-environment jsdom */
import axe from 'axe-core';
import { SCENES, usualFile } from './scenes';

// Contrast and sizes need a layout: the browser's test asks for those.
const NEED_LAYOUT = ['color-contrast', 'target-size', 'scrollable-region-focusable'];

describe.each(SCENES)('$name', ({ play }) => {
  it('has nothing that axe finds', async () => {
    await play(usualFile());
    const { violations } = await axe.run(document, { rules: Object.fromEntries(NEED_LAYOUT.map((id) => [id, { enabled: false }])) });
    expect(violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  });
});
