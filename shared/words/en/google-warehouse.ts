/** What keeps Google's own services from reaching BigQuery. */

export const WAREHOUSE_ADDRESS_NOT_ALLOWED =
  "This installation can't reach BigQuery. Ask an administrator to install the build with BigQuery, or choose a sheet for this report.";
export const WAREHOUSE_TOO_SLOW = 'BigQuery was too slow to answer. Try again in a few minutes.';
export const WAREHOUSE_REQUEST_TOO_LARGE =
  "These rows are more than the 50 MB that Google's services send at once. Choose fewer columns, or tell your administrator.";
export const WAREHOUSE_ANSWER_TOO_LARGE = "BigQuery's answer is larger than Google's services accept. Choose fewer days.";
export const WAREHOUSE_NOT_ALLOWED =
  "Google doesn't let Live Data use BigQuery in your name yet. Open any menu item of Live Data and allow it.";
