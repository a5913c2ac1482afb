import type { Files } from '../../../scripts/export/files';

/** What every Files keeps to. `folder` is there and empty. */
export function describeFilesContract(make: () => { readonly files: Files; readonly folder: string }): void {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

  it('appends to files that it makes, and says what is in them', () => {
    const { files, folder } = make();
    expect([files.read(`${folder}/a`), files.size(`${folder}/a`), files.list(folder)]).toEqual([undefined, undefined, []]);
    files.append(`${folder}/a`, bytes('Grü'));
    files.append(`${folder}/a`, bytes('ße'));
    expect([files.read(`${folder}/a`), files.size(`${folder}/a`), files.list(folder)]).toEqual(['Grüße', 7, ['a']]);
  });

  it('lists nothing of a folder that is not there, and makes it with those above it', () => {
    const { files, folder } = make();
    expect(files.list(`${folder}/x/y`)).toEqual([]);
    files.makeFolder(`${folder}/x/y`);
    files.makeFolder(`${folder}/x/y`);
    files.append(`${folder}/x/y/a`, bytes('1'));
    expect(files.list(`${folder}/x/y`)).toEqual(['a']);
  });

  it('claims a name once', () => {
    const { files, folder } = make();
    expect([files.claim(`${folder}/lock`, 'one'), files.claim(`${folder}/lock`, 'two'), files.read(`${folder}/lock`)]).toEqual([
      true,
      false,
      'one',
    ]);
    files.remove(`${folder}/lock`);
    files.remove(`${folder}/lock`);
    expect([files.claim(`${folder}/lock`, 'two'), files.read(`${folder}/lock`)]).toEqual([true, 'two']);
  });

  it('puts a file in the place of another', () => {
    const { files, folder } = make();
    files.append(`${folder}/new`, bytes('new'));
    files.append(`${folder}/old`, bytes('old'));
    files.putInPlace(`${folder}/new`, `${folder}/old`);
    expect([files.read(`${folder}/old`), files.list(folder)]).toEqual(['new', ['old']]);
  });
}
