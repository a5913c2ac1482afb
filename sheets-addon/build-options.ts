/** Options of the build, set by esbuild; where nothing sets them, the default build's hold. */
declare const BUILD_MAIL: boolean | undefined;
declare const BUILD_WIDE_SCOPE: boolean | undefined;
declare const BUILD_WORKSPACE: boolean | undefined;

/** Whether failures of a schedule are mailed to its owner. */
export const SENDS_MAIL: boolean = typeof BUILD_MAIL !== 'undefined' && BUILD_MAIL === true;

/** Whether the hourly run opens its spreadsheet by id, for which it needs the scope of all spreadsheets. */
export const HAS_WIDE_SCOPE: boolean = typeof BUILD_WIDE_SCOPE !== 'undefined' && BUILD_WIDE_SCOPE === true;

/** Whether the people are of a Google Workspace, whose triggers may run longer. */
export const IS_WORKSPACE: boolean = typeof BUILD_WORKSPACE !== 'undefined' && BUILD_WORKSPACE === true;
