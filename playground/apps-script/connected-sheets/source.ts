/**
 * DataSourceSpec and its builder, of BigQuery alone. Sources:
 * https://developers.google.com/apps-script/reference/spreadsheet/data-source-spec-builder,
 * https://developers.google.com/apps-script/reference/spreadsheet/big-query-data-source-spec-builder
 * @module
 */
import { ScriptException } from '../runtime/script-exception';
import type { Method } from '../runtime/service';
import type { ServiceMaker } from '../services/service-maker';

/** A table, and the project that pays for reading it. */
export interface Source {
  readonly project: string;
  readonly tableProject: string;
  readonly dataset: string;
  readonly table: string;
}

type Expose = Pick<ServiceMaker, 'expose'>;

const EMPTY: Source = { project: '', tableProject: '', dataset: '', table: '' };

/** What a DataSourceSpec is of; a script can pass nothing else for one. */
const built = new WeakMap<object, Source>();

/** @throws ScriptException where a script passes something else than a specification. */
export function sourceOf(spec: unknown, method: string): Source {
  const source = typeof spec === 'object' && spec !== null ? built.get(spec) : undefined;
  if (!source) throw new ScriptException(`The parameters don't match the method signature for SpreadsheetApp.${method}.`);
  return source;
}

const getters = (source: Source): Readonly<Record<string, Method>> => ({
  getType: () => 'BIGQUERY',
  getProjectId: () => source.project,
  getTableProjectId: () => source.tableProject,
  getDatasetId: () => source.dataset,
  getTableId: () => source.table,
  getRawQuery: () => '',
});

/** A DataSourceSpec. */
export function specObject(maker: Expose, source: Source): object {
  const made = maker.expose({
    name: 'DataSourceSpec',
    need: 'none',
    methods: {
      getType: () => 'BIGQUERY',
      asBigQuery: () => maker.expose({ name: 'BigQueryDataSourceSpec', need: 'none', methods: getters(source) }),
      copy: () => specBuilder(maker, source),
    },
  });
  built.set(made, source);
  return made;
}

/** A DataSourceSpecBuilder: "Must use as...() to specify a data source type before building." */
export function specBuilder(maker: Expose, from: Source = EMPTY): object {
  return maker.expose({
    name: 'DataSourceSpecBuilder',
    need: 'none',
    methods: {
      asBigQuery: () => bigQueryBuilder(maker, from),
      build: () => {
        throw new ScriptException('A data source type has to be specified before building.');
      },
    },
  });
}

function bigQueryBuilder(maker: Expose, from: Source): object {
  let source = from;
  const set = (change: Partial<Source>): object => {
    source = { ...source, ...change };
    return self;
  };
  const self: object = maker.expose({
    name: 'BigQueryDataSourceSpecBuilder',
    need: 'none',
    methods: {
      setProjectId: (id: unknown) => set({ project: String(id) }),
      setTableProjectId: (id: unknown) => set({ tableProject: String(id) }),
      setDatasetId: (id: unknown) => set({ dataset: String(id) }),
      setTableId: (id: unknown) => set({ table: String(id) }),
      build: () => {
        if (source.project === '' || source.dataset === '' || source.table === '') {
          throw new ScriptException('The data source specification is not valid: a project, a data set and a table are needed.');
        }
        return specObject(maker, { ...source, tableProject: source.tableProject || source.project });
      },
    },
  });
  return self;
}
