import { STREAMS } from './streams';

/** Where the names of users and groups are: SCIM's two collections, and the clients for keys that may not read SCIM. */
export const NAME_PATHS = { users: '/scim/v1/users', groups: '/scim/v1/groups', clients: '/admin/v1/clients' } as const;

/** The content type that the API's description of SCIM asks for, even of a GET. */
export const SCIM_CONTENT_TYPE = 'application/scim+json';

/** Every path that is ever asked for. What forwards requests forwards these and no other. */
export const apiPaths = (): readonly string[] => [...Object.values(STREAMS).map(({ path }) => path), ...Object.values(NAME_PATHS)];
