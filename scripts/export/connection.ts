import { EXPORT_ADDRESS_WRONG } from '#words/export';
import type { Connection, Region } from '../../shared/api/connections/connection';
import { connectionOf } from '../../shared/api/keys/connect';
import { wrong } from '../../shared/errors';
import type { ExportOptions } from './options';

/** Addresses of this computer alone, where nobody can listen to what is sent without encryption. */
const OF_THIS_COMPUTER = /^http:\/\/(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])(?::\d+)?\/*$/i;
const ENCRYPTED = /^https:\/\//i;

/**
 * The connection of a command.
 * @throws ActivTrakError `argument` for what is no address
 */
export function connectionAsked({ region, baseUrl, dialect }: ExportOptions, key: string): Connection {
  const isLocal = baseUrl !== undefined && OF_THIS_COMPUTER.test(baseUrl);
  if (baseUrl !== undefined && !isLocal && !ENCRYPTED.test(baseUrl)) throw wrong(EXPORT_ADDRESS_WRONG);
  const connection = connectionOf(
    {
      key,
      ...(region === undefined ? {} : { region: region as Region }),
      ...(baseUrl === undefined || isLocal ? {} : { baseUrl }),
      ...(dialect === undefined ? {} : { dialect }),
    },
    'export',
  );
  return isLocal ? { ...connection, baseUrl: baseUrl.replace(/\/+$/, '') } : connection;
}
