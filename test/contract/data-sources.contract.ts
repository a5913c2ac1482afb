import type { DataSources, PivotLayout } from '../../shared/warehouse/data-sources';
import type { WarehouseTable } from '../../shared/warehouse/warehouse';

/** A document in which nothing shows a table yet, of a project with two tables that may be read. */
export interface DataSourcesUnderTest {
  readonly sources: DataSources;
  /** The names of the document's sheets, in their order, and that of the one in front. */
  sheets(): readonly string[];
  front(): string;
  rename(sheet: string, name: string): void;
  remove(sheet: string): void;
}

export const LOG_TABLE: WarehouseTable = { project: 'acme-logs', dataset: 'live_data', table: 'activity_log', location: 'EU' };
export const HOURS_TABLE: WarehouseTable = { ...LOG_TABLE, table: 'working_hours' };
export const BY_APPLICATION: PivotLayout = { rows: ['executable'], columns: ['day'], sums: ['duration'] };

/** What every DataSources keeps to. */
export function describeDataSourcesContract(make: () => Promise<DataSourcesUnderTest>): void {
  it('shows a table once, and finds it wherever people rename or remove its sheet', async () => {
    const { sources, sheets, front, rename, remove } = await make();
    const before = sheets();
    expect(await sources.find(LOG_TABLE)).toBeUndefined();
    expect(await sources.show(LOG_TABLE, 'Log')).toEqual({ sheet: 'Log', state: 'current' });
    expect([front(), await sources.find(LOG_TABLE), await sources.find(HOURS_TABLE)]).toEqual(['Log', 'Log', undefined]);
    rename('Log', 'The log');
    expect(await sources.show(LOG_TABLE, 'Log')).toEqual({ sheet: 'The log', state: 'current' });
    expect(await sources.show(HOURS_TABLE, 'Hours')).toEqual({ sheet: 'Hours', state: 'current' });
    expect(sheets()).toEqual([...before, 'The log', 'Hours']);
    remove('The log');
    expect(await sources.find(LOG_TABLE)).toBeUndefined();
    expect((await sources.show(LOG_TABLE, 'Log')).sheet).toBe('Log');
  });

  it('makes one pivot table, on a sheet of its own', async () => {
    const { sources, sheets, front } = await make();
    await sources.show(LOG_TABLE, 'Log');
    expect(await sources.pivot(LOG_TABLE, 'Time by application', BY_APPLICATION)).toEqual({
      sheet: 'Time by application',
      state: 'current',
    });
    expect(front()).toBe('Time by application');
    const made = sheets();
    expect((await sources.pivot(LOG_TABLE, 'Another', BY_APPLICATION)).sheet).toBe('Time by application');
    expect(sheets()).toEqual(made);
  });

  it('makes the table’s sheet with the pivot table where there is none', async () => {
    const { sources } = await make();
    await sources.pivot(LOG_TABLE, 'Time by application', BY_APPLICATION);
    expect(await sources.find(LOG_TABLE)).toEqual(expect.any(String));
  });

  it('reads anew what shows the table, and brings nothing to the front', async () => {
    const { sources, front } = await make();
    expect(await sources.refresh(LOG_TABLE)).toBeUndefined();
    await sources.show(LOG_TABLE, 'Log');
    await sources.show(HOURS_TABLE, 'Hours');
    expect([await sources.refresh(LOG_TABLE), front()]).toEqual(['current', 'Hours']);
  });

  it('takes no name that another sheet has', async () => {
    const { sources, sheets } = await make();
    const [taken = ''] = sheets();
    await sources.show(LOG_TABLE, 'Log');
    await expect(async () => sources.show(HOURS_TABLE, 'Log')).rejects.toMatchObject({ code: 'argument' });
    await expect(async () => sources.pivot(LOG_TABLE, 'Log', BY_APPLICATION)).rejects.toMatchObject({ code: 'argument' });
    await expect(async () => sources.show(HOURS_TABLE, taken)).rejects.toMatchObject({ code: 'argument' });
  });
}
