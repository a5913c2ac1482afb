/** Who is there and what they did, as the fake API knows it; no dialect is in it. */
export interface FakePerson {
  readonly id: number;
  readonly name: string;
  readonly computerId: number;
  readonly groupIds: readonly number[];
}

export interface FakeGroup {
  readonly id: number;
  readonly name: string;
}

export interface FakeComputer {
  readonly id: number;
  readonly name: string;
}

/** One person's day; times in seconds. */
export interface FakeDay {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly personId: number;
  readonly productive: number;
  readonly unproductive: number;
  readonly undefined: number;
  readonly passive: number;
  /** When it began; `08:00:00` when not given. */
  readonly first?: string;
}

export interface FakeActivity {
  /** Digits; may be more than a JavaScript number holds. */
  readonly logId: string;
  /** Wall time, `YYYY-MM-DDTHH:MM:SS`. */
  readonly time: string;
  /** UTC, likewise. */
  readonly utc: string;
  readonly personId: number;
  readonly seconds: number;
  readonly title: string;
  /** 1 when not given. */
  readonly productivity?: number;
  /** `editor.exe` when not given. */
  readonly executable?: string;
  readonly url?: string;
  /** Only the current dialect gives it. */
  readonly location?: string;
}

export interface FakeOrganisation {
  readonly people: readonly FakePerson[];
  readonly groups: readonly FakeGroup[];
  readonly computers: readonly FakeComputer[];
  readonly days: readonly FakeDay[];
  /** In the order in which it arrived. */
  readonly log: readonly FakeActivity[];
  /** Whether days of the log are those of UTC; else of the computers. */
  readonly isCutByUtc?: boolean;
}

/** An organisation of `people` persons, in two groups by turns, with a row of hours for each and each of `dates`. */
export function fakeOrganisation(people: number, dates: readonly string[], log: readonly FakeActivity[] = []): FakeOrganisation {
  const ids = Array.from({ length: people }, (_, index) => index + 1);
  return {
    people: ids.map((id) => ({ id, name: `Person ${id}`, computerId: 1000 + id, groupIds: [id % 2 === 0 ? 51 : 52] })),
    groups: [
      { id: 51, name: 'Sales' },
      { id: 52, name: 'Support' },
    ],
    computers: ids.map((id) => ({ id: 1000 + id, name: `PC-${id}` })),
    days: dates.flatMap((date, day) =>
      ids.map((id) => ({ date, personId: id, productive: 3600 + id, unproductive: 600 + day, undefined: 60, passive: 1800 })),
    ),
    log,
  };
}
