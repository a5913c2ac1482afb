/** Holds the sources to the directions of the folders and to the rules of Tasks; part of `npm test`. */
import { root } from '../root';
import { circularImports } from './cycles';
import { wrongDirections } from './directions';
import { modulesIn } from './imports';
import { namesTwice } from './names';
import { programOf } from './program';
import { misusedTasks } from './tasks';

const modules = modulesIn(root);
const core = modules.map(({ file }) => file).filter((file) => /^(shared|sheets-addon|excel-addin|export)\//.test(file));
const program = programOf(root, core);
const problems = [
  ...circularImports(modules),
  ...wrongDirections(modules),
  ...namesTwice(root, core, program),
  ...misusedTasks(root, core, program),
];
for (const problem of problems) console.error(problem);
console.log(`${modules.length} files, ${problems.length} problems.`);
process.exitCode = problems.length === 0 ? 0 : 1;
