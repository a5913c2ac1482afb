/**
 * `npm run test:sql`: holds every statement that ships against Google's own analyser of GoogleSQL. It's apart from `npm test`, because the analyser is large
 * and comes for Linux and macOS only.
 */
import { startAnalyser } from './analyser';
import { type Shipped, shippedStatements } from './shipped';

/** Shows that the check bites: each of these has to be refused. */
const BROKEN: readonly (readonly [what: string, of: string, breakIt: (statement: string) => string])[] = [
  ['an unknown column', 'counts', (statement) => statement.replace('COUNT(*)', 'COUNT(no_such_column)')],
  ['an unknown table', 'merge', (statement) => statement.replace('_staging_1`', '_staging_2`')],
  ['a column of another type', 'merge', (statement) => statement.replace('`duration` = came.`duration`', '`duration` = came.`user`')],
  ['a field that is not grouped', 'apps_daily', (statement) => statement.replace(', `application`', '')],
  ['a name that ends its quotes', 'waiting', (statement) => statement.replace('FROM `', 'FROM ``')],
];

const analyser = await startAnalyser();
const failures: string[] = [];
const statements = shippedStatements();
for (const { name, statement, tables } of statements) {
  const problem = await analyser.problem(statement, tables);
  if (problem !== undefined) failures.push(`${JSON.stringify(name)}: ${problem}\n${statement}`);
}
for (const [what, of, breakIt] of BROKEN) {
  const whole = statements.find(({ name }) => name === `${of} of activity_log`) as Shipped;
  const statement = breakIt(whole.statement);
  if (statement === whole.statement) failures.push(`${what}: the statement has no place for it any more.`);
  else if ((await analyser.problem(statement, whole.tables)) === undefined) failures.push(`${what} was taken:\n${statement}`);
}
analyser.end();
const outcome = `${statements.length} statements are right, and ${BROKEN.length} broken ones were refused.`;
process.stdout.write(`${failures.length > 0 ? failures.join('\n\n') : outcome}\n`);
process.exit(failures.length === 0 ? 0 : 1);
