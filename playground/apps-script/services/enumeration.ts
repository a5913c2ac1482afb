/** A named list of Google's, as `ScriptApp.AuthMode`: each name's value is the name. */
export function enumeration(...names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, name]));
}
