import { build } from 'esbuild';
import { inProject } from '../../scripts/root';

/**
 * A command as one file for Node, so that a test that starts it many times does not have its sources compiled at each start.
 * It lies in the project, so that it finds the packages.
 * @param entry its file, such as `sandbox/main.ts`
 * @returns the file's path
 */
export async function bundledCommand(entry: string): Promise<string> {
  const outfile = inProject('build', `${entry.replace(/\W/g, '-')}.${process.pid}.mjs`);
  await build({
    entryPoints: [inProject(entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  return outfile;
}
