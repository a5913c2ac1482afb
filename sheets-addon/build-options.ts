/** Options of the build, set by esbuild; where nothing sets them, the default build's hold. */
declare const BUILD_MAIL: boolean | undefined;
declare const BUILD_NOTICES: boolean | undefined;
declare const BUILD_WEBHOOKS: readonly string[] | undefined;
declare const BUILD_WEBHOOK_ADDRESSES: readonly string[] | undefined;
declare const BUILD_WIDE_SCOPE: boolean | undefined;
declare const BUILD_WORKSPACE: boolean | undefined;

/** Whether people can be told of their schedules: by mail, or by a webhook. */
export const HAS_NOTICES: boolean = typeof BUILD_NOTICES !== 'undefined' && BUILD_NOTICES === true;

/** Whether the owner of schedules can be mailed about them. */
export const SENDS_MAIL: boolean = typeof BUILD_MAIL !== 'undefined' && BUILD_MAIL === true;

/** Services whose webhooks can be used. */
export const WEBHOOK_SERVICES: readonly string[] = typeof BUILD_WEBHOOKS !== 'undefined' ? BUILD_WEBHOOKS : [];

/** What webhooks of one's own begin with. */
export const WEBHOOK_ADDRESSES: readonly string[] = typeof BUILD_WEBHOOK_ADDRESSES !== 'undefined' ? BUILD_WEBHOOK_ADDRESSES : [];

/** Whether the hourly run opens its spreadsheet by id, for which it needs the scope of all spreadsheets. */
export const HAS_WIDE_SCOPE: boolean = typeof BUILD_WIDE_SCOPE !== 'undefined' && BUILD_WIDE_SCOPE === true;

/** Whether the people are of a Google Workspace, whose triggers may run longer. */
export const IS_WORKSPACE: boolean = typeof BUILD_WORKSPACE !== 'undefined' && BUILD_WORKSPACE === true;
