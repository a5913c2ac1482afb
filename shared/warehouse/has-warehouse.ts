/** Set by the build; tests have it too. */
declare const BUILD_BIGQUERY: boolean | undefined;

/** Whether reports of this build can fill a table of a warehouse. Others keep such a report as one of a newer version. */
export const HAS_WAREHOUSE: boolean = typeof BUILD_BIGQUERY !== 'undefined' && BUILD_BIGQUERY === true;
