import type { Module } from './imports';

/** The layers inside shared, lowest first; a file imports from its own layer and those before it. The rooms of `table`, `api`, `report` and `functions` are layers too. */
export const SHARED_LAYERS = [
  'words',
  'base',
  'model',
  'table/cells',
  'table/place',
  'table/staging',
  'table/changes',
  'table/beside',
  'table/recovery',
  'table/plan',
  'warehouse',
  'bigquery',
  'api/connections',
  'api/requests',
  'api/streams',
  'api/people',
  'api/keys',
  'report/rollup',
  'report/definition',
  'report/privacy',
  'report/kept',
  'dashboard',
  'report/reading',
  'report/alerts',
  'report/run',
  'report/rows',
  'report/writing',
  'report/follow-ups',
  'report/refresh',
  'report/warehouse',
  'report/schedule',
  'report/notices',
  'functions/arguments',
  'functions/kept',
  'functions/people',
  'functions',
  'panel',
  'ui',
] as const;
const BASE = new Set([
  'shared/chart-writer.ts',
  'shared/desk.ts',
  'shared/diagnostics.ts',
  'shared/errors.ts',
  'shared/marks.ts',
  'shared/notifier.ts',
  'shared/plain-words.ts',
  'shared/ports.ts',
  'shared/scheduler.ts',
  'shared/scrubbed.ts',
  'shared/sheet-styler.ts',
  'shared/sheet-writer.ts',
  'shared/task.ts',
]);

/** What each folder may import besides itself. What is not listed here may import nothing else. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  'sheets-addon': ['shared'],
  'excel-addin': ['shared'],
  sandbox: [],
  playground: [
    'sandbox',
    'scripts',
    'excel-addin/server',
    'shared/functions/catalog.ts',
    'shared/api/connections/connection-store.ts',
    'shared/api/connections/connection-changes.ts',
    'shared/task.ts',
  ],
  bench: ['shared', 'sheets-addon', 'sandbox', 'scripts', 'playground'],
  scripts: ['shared', 'excel-addin/server'],
  test: ['shared', 'sheets-addon', 'excel-addin', 'sandbox', 'playground', 'scripts', 'bench'],
};

/** Every import against the direction of the folders, as a sentence. */
export function wrongDirections(modules: readonly Module[]): readonly string[] {
  return modules.flatMap(({ file, imports }) =>
    imports.filter((imported) => !isAllowed(file, imported)).map((imported) => `${file} must not import ${imported}`),
  );
}

function isAllowed(file: string, imported: string): boolean {
  const [from, to] = [file.split('/')[0] as string, imported.split('/')[0] as string];
  if (from === 'shared' && to === 'shared') return layerOf(imported) <= layerOf(file);
  return from === to || (MAY_IMPORT[from] ?? []).some((allowed) => imported === allowed || imported.startsWith(`${allowed}/`));
}

function layerOf(file: string): number {
  if (BASE.has(file)) return SHARED_LAYERS.indexOf('base');
  const layer = SHARED_LAYERS.findIndex((name) => file.startsWith(`shared/${name}/`));
  return layer === -1 ? SHARED_LAYERS.length : layer;
}
