/**
 * What the command asks of a disk. Every step is over when it returns, so that a command that is killed leaves what its last step left.
 * All of them raise ActivTrakError with a sentence where the disk refuses.
 */
export interface Files {
  /** The names in a folder; none where there is no such folder. */
  list(folder: string): readonly string[];
  /** Makes a folder and those above it, where they are missing. */
  makeFolder(folder: string): void;
  /** A file's text; `undefined` where there is no such file. */
  read(file: string): string | undefined;
  /** A file's bytes; `undefined` where there is no such file. */
  size(file: string): number | undefined;
  /** Puts bytes behind those of a file, which is made where it is missing. */
  append(file: string, bytes: Uint8Array): void;
  /** Makes a file, at once with its text, unless there is one of that name. @returns whether it was made */
  claim(file: string, text: string): boolean;
  /** Gives a file its name, in place of the file that has it, once its bytes are on the disk. */
  putInPlace(from: string, to: string): void;
  /** Deletes a file, if there is one. */
  remove(file: string): void;
}
