/** What the playground serves, each of which is built by itself. */
export const PARTS = ['page', 'addon', 'excelAddin'] as const;
export type Part = (typeof PARTS)[number];

export const isPart = (name: string): name is Part => PARTS.includes(name as Part);

/** The folders of sources, and what is made of all that is in them. */
export const SOURCES = {
  shared: ['addon', 'excelAddin'],
  'sheets-addon': ['addon'],
  'excel-addin': ['excelAddin'],
  playground: ['page'],
} as const satisfies Readonly<Record<string, readonly Part[]>>;

/**
 * What has to be built anew.
 * @param changed files, as paths in the project with slashes
 * @param pageInputs those that the page is made of, from whatever folder
 */
export function partsOf(changed: Iterable<string>, pageInputs: readonly string[]): readonly Part[] {
  const stale = new Set<Part>();
  for (const file of changed) {
    for (const part of SOURCES[file.split('/')[0] as keyof typeof SOURCES] ?? []) stale.add(part);
    if (pageInputs.includes(file)) stale.add('page');
  }
  return PARTS.filter((part) => stale.has(part));
}
