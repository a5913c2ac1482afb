import path from 'node:path';
import ts from 'typescript';

const OPTIONS: ts.CompilerOptions = {
  noEmit: true,
  strict: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2022.d.ts'],
  types: [],
};

/** Sources as the compiler reads them, for all checks that look into one. @param files paths from the root, with `/` */
export function programOf(root: string, files: readonly string[]): ts.Program {
  const host = ts.createCompilerHost(OPTIONS);
  // Nobody looks into comments.
  host.jsDocParsingMode = ts.JSDocParsingMode.ParseNone;
  return ts.createProgram(
    files.map((file) => path.join(root, file)),
    OPTIONS,
    host,
  );
}
