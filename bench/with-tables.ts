/** Imported first: the sources are those of the build with BigQuery, as in tests. */
Object.assign(globalThis, { BUILD_BIGQUERY: true });
