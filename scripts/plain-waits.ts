import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Loader, Plugin } from 'esbuild';

/**
 * `yield* wait(port.call())` as `(yield port.call())`, which is all that `wait` does: without a generator for each call of a port, and smaller. What stands in its
 * place is as long, so that places in the sources stay right. An argument that begins on the next line may end with a comma, and is left.
 */
export const withPlainWaits = (source: string): string => source.replace(/yield\* wait\((?!\n)/g, '(yield      ');

/** Bundles sources with {@link withPlainWaits}. */
export const plainWaits: Plugin = {
  name: 'plain-waits',
  setup(build) {
    build.onLoad({ filter: /\.tsx?$/ }, ({ path: file }) => ({
      contents: withPlainWaits(readFileSync(file, 'utf8')),
      loader: path.extname(file).slice(1) as Loader,
    }));
  },
};
