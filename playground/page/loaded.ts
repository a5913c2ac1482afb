/** A file of the playground's server. @throws Error when it does not come. */
export async function loaded<T>(path: string, read: (response: Response) => Promise<T>): Promise<T> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} could not be loaded (${response.status}).`);
  return read(response);
}
