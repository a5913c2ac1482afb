import type { NoticeWay } from '../../report/notices/notice-ways';

/** A way by which the person can be told of her schedules, as she sees it. */
export interface NoticeWayView {
  readonly way: NoticeWay;
  readonly isOn: boolean;
  /** `hooks.slack.com/••••wxyz`; the address itself never comes to the page. */
  readonly address?: string;
  /** What came of the last message, where it didn't arrive. */
  readonly trouble?: string;
}

/** All the ways that this installation has. */
export interface NoticeWays {
  readonly ways: readonly NoticeWayView[];
}

/** The calls of a panel whose build can tell people of their schedules; others don't know these. */
export interface NoticeCalls {
  readonly noticeWays: { readonly in: Record<string, never>; readonly out: NoticeWays };
  /** Sends a test. An `address` is tried out before it is saved; what can't ever arrive there isn't saved. */
  readonly testNotice: {
    readonly in: { readonly way: NoticeWay; readonly address?: string };
    readonly out: NoticeWays & { readonly isSent: boolean; readonly isSaved: boolean; readonly words: string };
  };
  /** Switches mail on or off, or forgets a webhook's address. */
  readonly switchNotice: { readonly in: { readonly way: NoticeWay; readonly isOn: boolean }; readonly out: NoticeWays };
}

/** The name of one of these calls. */
export type NoticeCall = keyof NoticeCalls;
