/** What the page takes of Univer's presets for sorting and filters. */
declare module '@univerjs/preset-sheets-sort' {
  import type { UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
  export function UniverSheetsSortPreset(): ReturnType<typeof UniverSheetsCorePreset>;
}

declare module '@univerjs/preset-sheets-filter' {
  import type { UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
  export function UniverSheetsFilterPreset(): ReturnType<typeof UniverSheetsCorePreset>;
}

declare module '@univerjs/preset-sheets-sort/locales/en-US' {
  const words: import('@univerjs/core').ILanguagePack;
  export = words;
}

declare module '@univerjs/preset-sheets-filter/locales/en-US' {
  const words: import('@univerjs/core').ILanguagePack;
  export = words;
}
