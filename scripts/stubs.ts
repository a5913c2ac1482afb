import path from 'node:path';
import ts from 'typescript';
import type { FunctionDefinition, ParameterDefinition } from '../shared/functions/catalog';

/** The bundle's one global; a name that ends with `_` is hidden from cells, menus and libraries. */
export const BUNDLE = 'activtrak_';

/** The one function that the add-on's second file is. */
export const REPORTS = 'activtrakReports_';

/**
 * The top-level function of a custom function. Google shows its JSDoc and its declared parameters beside the formula, and
 * finds neither inside a bundle. (https://developers.google.com/apps-script/guides/sheets/custom-functions#autocomplete)
 */
export function cellStub({ name, description, parameters, result }: FunctionDefinition): string {
  const names = parameters.map((parameter) => parameter.name).join(', ');
  const lines = [
    description,
    '',
    ...parameters.map((parameter) => `@param {${typeOf(parameter)}} ${parameter.name} ${parameter.description}`),
    `@return {*} ${result}`,
    '@customfunction',
  ];
  return `${comment(lines)}\nfunction ${name}(${names}) {\n  return ${BUNDLE}.callFunction('${name}', [${names}]);\n}\n`;
}

const typeOf = ({ example }: ParameterDefinition): string => (example.startsWith('"') ? 'string' : 'number');

/** A JSDoc block; one line a tag, and nothing that could end the comment early. */
function comment(lines: readonly string[]): string {
  const safe = lines.map((line) => line.replace(/\s+/g, ' ').replace(/\*\//g, '* /').trimEnd());
  return ['/**', ...safe.map((line) => ` * ${line}`.trimEnd()), ' */'].join('\n');
}

/** A function that a module exports, as its stub needs it. */
export interface ServerFunction {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly documentation: string;
}

const OPTIONS: ts.CompilerOptions = {
  noEmit: true,
  // Only names, parameters and comments are asked for: without the declarations of the language it takes half of the time.
  noLib: true,
  types: [],
  target: ts.ScriptTarget.ES2022,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  module: ts.ModuleKind.ESNext,
};

/**
 * What an entry exports, be it declared there or in a file that it imports. Parameters and comments are read from the sources, since a
 * bundle has lost both.
 */
export function serverFunctions(entry: string): readonly ServerFunction[] {
  const host = ts.createCompilerHost(OPTIONS);
  // What those files import in turn says nothing of it, and is most of the product.
  host.resolveModuleNameLiterals = (names, file) =>
    names.map(({ text }) =>
      path.resolve(file) === entry ? ts.resolveModuleName(text, file, OPTIONS, host) : { resolvedModule: undefined },
    );
  const program = ts.createProgram([entry], OPTIONS, host);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(entry);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${entry} exports nothing.`);
  return checker.getExportsOfModule(module).map((symbol) => serverFunction(checker, symbol));
}

/**
 * The top-level functions for those that a page may call: all but `callFunction`.
 * @param isShown whether a script editor shows the comments to people
 * @param from what has them
 */
export function serverStubs(functions: readonly ServerFunction[], isShown: boolean, from = BUNDLE): string {
  return functions
    .filter(({ name }) => name !== 'callFunction')
    .map(({ name, parameters, documentation }) => {
      const names = parameters.join(', ');
      return `${isShown ? `${documentation}\n` : ''}function ${name}(${names}) {\n  return ${from}.${name}(${names});\n}\n`;
    })
    .join('\n');
}

function serverFunction(checker: ts.TypeChecker, exported: ts.Symbol): ServerFunction {
  const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
  // Of overloads the first has the comment, and the last one, with the body, every parameter.
  const overloads = (symbol.declarations ?? []).filter(ts.isFunctionDeclaration);
  const [declaration, body] = [overloads[0], overloads.find((overload) => overload.body)];
  if (!declaration || !body) throw new Error(`${exported.name} has to be a function declaration: pages can call nothing else.`);
  const text = declaration.getSourceFile().getFullText();
  const comments = ts.getLeadingCommentRanges(text, declaration.getFullStart()) ?? [];
  const last = comments[comments.length - 1];
  return {
    name: exported.name,
    parameters: body.parameters.map((parameter) => parameter.name.getText()),
    documentation: last ? text.slice(last.pos, last.end) : '',
  };
}
