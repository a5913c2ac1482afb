import type { Files } from '../../scripts/export/files';

/** Files in memory, with what is in them to look at. */
export interface MemoryFiles extends Files {
  /** By their whole paths. */
  readonly contents: Map<string, Uint8Array>;
}

/** A disk in memory, on which every step works. It knows no folders apart from the names of its files. */
export function memoryFiles(): MemoryFiles {
  const contents = new Map<string, Uint8Array>();
  return {
    contents,
    list: (folder) =>
      [...contents.keys()].flatMap((path) => {
        const name = path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : '';
        return name === '' || name.includes('/') ? [] : [name];
      }),
    makeFolder: () => undefined,
    read(file) {
      const bytes = contents.get(file);
      return bytes && new TextDecoder().decode(bytes);
    },
    size: (file) => contents.get(file)?.length,
    append(file, bytes) {
      contents.set(file, Buffer.concat([contents.get(file) ?? new Uint8Array(), bytes]));
    },
    claim(file, text) {
      if (contents.has(file)) return false;
      contents.set(file, new TextEncoder().encode(text));
      return true;
    },
    putInPlace(from, to) {
      const bytes = contents.get(from);
      if (bytes === undefined) throw new Error(`There is no ${from}.`);
      contents.set(to, bytes);
      contents.delete(from);
    },
    remove: (file) => void contents.delete(file),
  };
}
