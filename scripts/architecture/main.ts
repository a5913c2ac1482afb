/** Holds the sources to the directions of the folders and to the rules of Tasks; part of `npm test`. */
import { inProject, root } from '../root';
import { circularImports } from './cycles';
import { wrongDirections } from './directions';
import { modulesIn } from './imports';
import { namesTwice } from './names';
import { misusedTasks } from './tasks';

const modules = modulesIn(root);
const core = modules.map(({ file }) => file).filter((file) => /^(shared|sheets-addon|excel-addin|export)\//.test(file));
const problems = [
  ...circularImports(modules),
  ...wrongDirections(modules),
  ...namesTwice(root, core),
  ...misusedTasks(
    root,
    core.map((file) => inProject(file)),
  ),
];
for (const problem of problems) console.error(problem);
console.log(`${modules.length} files, ${problems.length} problems.`);
process.exitCode = problems.length === 0 ? 0 : 1;
