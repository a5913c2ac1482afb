/**
 * What requests to BigQuery are made of. Source: cloud.google.com/bigquery/docs/reference/rest
 * @module
 */
import type { WarehouseRequest, WarehouseTable } from '../warehouse/warehouse';

/** A word as part of a path. */
export const pathPart = encodeURIComponent;
/** The path of a project. */
export const projectPath = (project: string): string => `/bigquery/v2/projects/${pathPart(project)}`;

/** A request with a body. */
export const withJson = (method: 'POST' | 'PATCH', path: string, body: unknown): WarehouseRequest => ({
  method,
  path,
  contentType: 'application/json',
  body: JSON.stringify(body),
});

/** A table as bodies name it. */
export const tableReference = ({ project, dataset, table }: WarehouseTable): unknown => ({
  projectId: project,
  datasetId: dataset,
  tableId: table,
});
