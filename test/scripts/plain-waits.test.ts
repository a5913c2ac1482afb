import * as esbuild from 'esbuild';
import { plainWaits, withPlainWaits } from '../../scripts/plain-waits';
import { inProject } from '../../scripts/root';

it('waits without a generator, at the same place', () => {
  const source = 'const a = yield* wait(port.get(1)) + 1;\n  return { ...(yield* wait(port.all())) };';
  expect(withPlainWaits(source)).toBe('const a = (yield      port.get(1)) + 1;\n  return { ...((yield      port.all())) };');
  expect(withPlainWaits(source).length).toBe(source.length);
});

it('leaves what may end with a comma, and other tasks', () => {
  const source = 'yield* wait(\n  port.get(1),\n);\nyield* others(1);\nconst later = () => wait(port.get(2));';
  expect(withPlainWaits(source)).toBe(source);
});

it('a bundle does what its sources do', async () => {
  const contents = `
    import { runSync, wait } from './shared/task';
    const port = { get: (at: number): number => { if (at > 2) throw new RangeError('no more'); return at * 10; } };
    function* sum() {
      let all = 0;
      for (let at = 0; ; at += 1)
        try {
          all += yield* wait(port.get(at));
        } catch (failure) {
          return [all, (failure as Error).name, yield* wait(port.get(2))];
        }
    }
    export const found = runSync(sum());`;
  const bundled = async (plugins: esbuild.Plugin[]): Promise<string> => {
    const stdin = { contents: plugins.length > 0 ? withPlainWaits(contents) : contents, loader: 'ts', resolveDir: inProject() } as const;
    const { outputFiles } = await esbuild.build({ stdin, bundle: true, write: false, format: 'iife', globalName: 'result', plugins });
    return outputFiles[0]?.text ?? '';
  };
  const [plain, usual] = [await bundled([plainWaits]), await bundled([])];
  const run = (code: string): unknown => new Function(`${code}; return result.found;`)();
  expect(run(plain)).toEqual([30, 'RangeError', 20]);
  expect(run(usual)).toEqual(run(plain));
  expect(usual).toContain('yield* wait(');
  expect(plain).not.toContain('yield* wait(');
});
