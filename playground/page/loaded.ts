/** What the playground's server has. @throws Error when it does not come. */
export async function loaded<T>(path: string, read: (response: Response) => Promise<T>, method = 'GET'): Promise<T> {
  const response = await fetch(path, { method });
  if (!response.ok) throw new Error(`${path} could not be loaded (${response.status}).`);
  return read(response);
}
