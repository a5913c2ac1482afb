/** What they give. */
declare namespace ActivTrak {
  /** Times by productivity; in the unit that was asked for. */
  interface TimeColumns {
    readonly active?: number | null;
    readonly passive?: number | null;
    readonly total?: number | null;
    readonly productiveActive?: number | null;
    readonly unproductiveActive?: number | null;
    readonly undefinedActive?: number | null;
    readonly productivePassive?: number | null;
    readonly unproductivePassive?: number | null;
    readonly undefinedPassive?: number | null;
    readonly firstActivity?: string | null;
    readonly lastActivity?: string | null;
    readonly lastActivityLog?: string | null;
  }

  /** Hours of a user on a day, with the columns that were asked for. */
  interface HoursRow extends TimeColumns {
    /** `YYYY-MM-DD` */
    readonly date?: string | null;
    readonly user?: string | null;
    /** Names with commas between. */
    readonly groups?: string | null;
    /** A number; text where a number would lose digits. */
    readonly userId?: number | string | null;
    readonly computers?: string | null;
    readonly computerId?: number | string | null;
    /** As ActivTrak gives it; its unit is not documented. */
    readonly offlineMeetings?: number | string | null;
    readonly location?: string | null;
  }

  /** Hours of a computer on a day, with the columns that were asked for. */
  interface ComputerHoursRow extends TimeColumns {
    /** `YYYY-MM-DD` */
    readonly date?: string | null;
    readonly computer?: string | null;
    /** Names with commas between. */
    readonly groups?: string | null;
    /** A number; text where a number would lose digits. */
    readonly computerId?: number | string | null;
    readonly users?: string | null;
    readonly userId?: number | string | null;
  }

  /** One activity, with the columns that were asked for. Titles, addresses and screenshots come only when they are named. */
  interface LogRow {
    /** `YYYY-MM-DDTHH:MM:SS` on the computer's own clock. */
    readonly time?: string | null;
    readonly timeZone?: string | null;
    /** The same moment in UTC, where the API gives it. */
    readonly timeUtc?: string | null;
    readonly user?: string | null;
    readonly computer?: string | null;
    readonly executable?: string | null;
    readonly duration?: number | null;
    /** ActivTrak's own number. */
    readonly productivity?: number | string | null;
    /** What tells an activity from every other. A number; text where a number would lose digits. */
    readonly logId?: number | string | null;
    readonly computerId?: number | string | null;
    readonly session?: number | string | null;
    readonly applicationId?: number | string | null;
    readonly websiteId?: number | string | null;
    readonly primaryDomain?: string | null;
    readonly loginDomain?: string | null;
    readonly location?: string | null;
    readonly popupAlarm?: boolean | string | null;
    readonly emailAlarm?: boolean | string | null;
    readonly externalNotificationAlarm?: boolean | string | null;
    readonly terminate?: boolean | string | null;
    readonly titleBar?: string | null;
    readonly description?: string | null;
    readonly url?: string | null;
    readonly website?: string | null;
    readonly subpage?: string | null;
    readonly screenshotUrl?: string | null;
    readonly privateIp?: string | null;
    readonly publicIp?: string | null;
  }

  /** What reading the log page by page came to. */
  interface LogPages {
    readonly pages: number;
    readonly rows: number;
    /** Whether the last page was read; not so when `onPage` or the limit stopped it. */
    readonly complete: boolean;
    /** The first day of which ActivTrak still returns hours, as `YYYY-MM-DD`, where the range begins before it. */
    readonly keptFrom?: string;
  }

  /**
   * A list of rows. Where the range begins before the first day of which ActivTrak still returns hours, it names that day (`YYYY-MM-DD`); no key and no JSON
   * shows it. A range that lies wholly before that day is an error with the code `not-kept`.
   */
  type Rows<Row> = Row[] & { readonly keptFrom?: string };

  interface SyncResult {
    /** What has come since the bookmark, in the order in which ActivTrak received it. */
    readonly rows: LogRow[];
    /** Keep this text once the rows are where they belong, and give it to the next call. It holds no key. */
    readonly bookmark: string;
    /** `false`: there is more, because of the limit or the time; call again. */
    readonly caughtUp: boolean;
  }

  interface User {
    readonly id: number;
    readonly name: string;
    /** Log-in, alias, e-mail address. */
    readonly otherNames: string[];
  }

  interface Group {
    /** `null` where ActivTrak gives only the name. */
    readonly id: number | null;
    readonly name: string;
    /** The ids of its users. */
    readonly members: number[];
  }
}
