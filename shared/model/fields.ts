/** A JSON object with its keys in lower case: the description prints `resources`, SCIM itself `Resources`. */
export type Fields = ReadonlyMap<string, unknown>;

/** The fields of a parsed JSON value; none if it isn't an object. */
export function fieldsOf(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map();
  return new Map(Object.entries(value).map(([key, field]) => [key.toLowerCase(), field]));
}
