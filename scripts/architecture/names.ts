import path from 'node:path';
import ts from 'typescript';

/** Names that may be exported twice, with the reason. */
const TWICE: Readonly<Record<string, string>> = {
  connect: "the library's own function, which callers know by this name",
  groups: "the library's own function",
  hours: "the library's own function",
  users: "the library's own function",
  isFailure: "the library's own function, handed on",
};

/** Sentences are called as what they are about, and are read behind the name of their file. */
const SENTENCES = 'shared/words/';

/**
 * Names that two files of the product export, as sentences: one word has one meaning. Both hosts may have one of a name, since each adapter of a
 * port is called alike and the hosts never meet.
 * @param files paths from the root, with `/`
 * @param program has them
 */
export function namesTwice(root: string, files: readonly string[], program: ts.Program): readonly string[] {
  const owners = new Map<string, string[]>();
  for (const file of files.filter((one) => !one.startsWith(SENTENCES)))
    for (const name of exportedIn(program.getSourceFile(path.join(root, file)))) owners.set(name, [...(owners.get(name) ?? []), file]);
  return [...owners].flatMap(([name, where]) =>
    where.length < 2 || Object.hasOwn(TWICE, name) || areBothHosts(where) ? [] : [`${name} is exported by ${where.join(' and ')}`],
  );
}

function areBothHosts(files: readonly string[]): boolean {
  const folders = files.map((file) => file.split('/')[0]);
  return files.length === 2 && folders.includes('sheets-addon') && folders.includes('excel-addin');
}

/** What a file declares and exports; what it only hands on counts where it is declared. */
function exportedIn(source: ts.SourceFile | undefined): readonly string[] {
  return (source?.statements ?? [])
    .flatMap((statement) => {
      const isExported =
        ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
      if (!isExported) return [];
      if (ts.isVariableStatement(statement))
        return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
      const { name } = statement as ts.Statement & { readonly name?: ts.Node };
      // A function with overloads is one.
      return name && ts.isIdentifier(name) ? [name.text] : [];
    })
    .filter((name, index, names) => names.indexOf(name) === index);
}
