import type { Context } from 'hono';
import type { Dialect } from '../options';
import type { WebUser } from './keys';
import { Problem } from './problem';
import { type Service, served } from './service';

/** Who sends a request. */
export interface Caller {
  readonly user: WebUser;
  /** The dialect that the header belongs to. */
  readonly headerOf: Dialect;
}

/**
 * Who sends a request. `Authorization: Bearer` belongs to the early-access description, though the current one takes it as
 * well; `x-api-key` to the current one alone.
 * @throws Problem 401
 */
export function callerOf(service: Service, context: Context): Caller {
  const bearer = /^Bearer\s+(\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
  if (bearer !== undefined) return { user: service.userOf(bearer), headerOf: 'early-access' };
  const key = context.req.header('x-api-key');
  if (key !== undefined && !served(service).includes('current')) throw new Problem(401, 'Authorization is handled with bearer tokens.');
  return { user: service.userOf(key), headerOf: 'current' };
}
