import path from 'node:path';
import ts from 'typescript';

/**
 * Tasks that are driven wrongly, as sentences: a bare `yield` outside task.ts, whose value no driver knows, and a Task that is
 * called as a statement of its own, which compiles and does nothing.
 * @param files paths from the root, with `/`
 * @param program has them; their types are needed, so they have to compile
 */
export function misusedTasks(root: string, files: readonly string[], program: ts.Program): readonly string[] {
  const checker = program.getTypeChecker();
  return files.flatMap((name) => {
    const source = program.getSourceFile(path.join(root, name));
    const found: string[] = [];
    const at = (node: ts.Node): string => `${name}:${(source?.getLineAndCharacterOfPosition(node.getStart()).line ?? 0) + 1}`;
    const visit = (node: ts.Node): void => {
      if (ts.isYieldExpression(node) && !node.asteriskToken && name !== 'shared/task.ts')
        found.push(`${at(node)}: a bare yield; write yield* wait(…)`);
      if (ts.isExpressionStatement(node) && isGenerator(checker, node.expression))
        found.push(`${at(node)}: this Task is never run; write yield* before it`);
      ts.forEachChild(node, visit);
    };
    if (source) visit(source);
    return found;
  });
}

/** Whether a statement's value is a Task that nobody takes. */
function isGenerator(checker: ts.TypeChecker, expression: ts.Expression): boolean {
  if (!ts.isCallExpression(expression) && !ts.isVoidExpression(expression)) return false;
  const called = ts.isVoidExpression(expression) ? expression.expression : expression;
  const type = checker.getTypeAtLocation(called);
  return (type.isUnion() ? type.types : [type]).some((one) =>
    ['Generator', 'Iterator', 'IterableIterator'].includes(one.symbol?.name ?? one.aliasSymbol?.name ?? ''),
  );
}
