/** Set by the build; where nothing sets it, the usual build's holds. */
declare const BUILD_BIGQUERY: boolean | undefined;

/** Whether reports may fill tables of a warehouse. What only such a build needs is asked for behind this, so that others have nothing of it. */
export const OFFERS_WAREHOUSE: boolean = typeof BUILD_BIGQUERY !== 'undefined' && BUILD_BIGQUERY === true;
