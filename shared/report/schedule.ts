/** When a report refreshes by itself. Hours are full hours of the named IANA zone, 0 to 23. */
export type Schedule = { readonly zone: string } & (
  | { readonly every: 'hours'; readonly hours: number }
  | { readonly every: 'day'; readonly at: number }
  | { readonly every: 'weekday'; readonly at: number }
  /** 1 is Monday, 7 is Sunday. */
  | { readonly every: 'week'; readonly on: number; readonly at: number }
  /** 1 to 31; in a shorter month its last day. */
  | { readonly every: 'month'; readonly on: number; readonly at: number }
);
