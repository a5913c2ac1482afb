/** The scenes in a page of their own, for a browser: `scenes` are their names, and `play` brings one up. */

import { usualFile } from './scene';
import { SCENES } from './scenes';

Object.assign(window, {
  scenes: SCENES.map(({ name }) => name),
  async play(wanted: string, product: 'sheets' | 'excel'): Promise<void> {
    await SCENES.find(({ name }) => name === wanted)?.play(usualFile(product));
  },
});
