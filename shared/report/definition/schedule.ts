/** How often a report can refresh by itself. */
export const CADENCES = ['hours', 'day', 'weekday', 'week', 'month'] as const;
/** One of the ways to repeat. */
export type Cadence = (typeof CADENCES)[number];

/** Hours are full hours of the schedule's zone, 0 to 23. */
interface CadenceFields {
  readonly hours: { readonly hours: number };
  readonly day: { readonly at: number };
  readonly weekday: { readonly at: number };
  /** 1 is Monday, 7 is Sunday. */
  readonly week: { readonly on: number; readonly at: number };
  /** 1 to 31; in a shorter month its last day. */
  readonly month: { readonly on: number; readonly at: number };
}

/** When a report refreshes by itself, by the clock of an IANA zone. */
export type Schedule = { readonly zone: string } & { [Every in Cadence]: { readonly every: Every } & CadenceFields[Every] }[Cadence];
