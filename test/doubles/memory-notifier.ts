import type { Notifier, Posted } from '../../shared/notifier';
import { answer, type Timing } from './timing';

/** A message as it was sent: to an address, or as a mail. */
export interface SentMessage {
  readonly to: string;
  readonly subject?: string;
  readonly body: string;
}

/** A notifier that keeps what it was given to send. */
export interface MemoryNotifier {
  readonly notifier: Notifier;
  /** What was sent, whatever came of it. */
  readonly sent: SentMessage[];
  /** What a post comes to from now on. */
  answer: (address: string) => Posted;
  /** What a mail comes to from now on. */
  mailed: Awaited<ReturnType<NonNullable<Notifier['mail']>>>;
}

/** One of all services and one of an own address, where nothing is said of it. */
export function memoryNotifier(timing: Timing, change: Partial<Notifier> = {}): MemoryNotifier {
  const made: MemoryNotifier = {
    sent: [],
    answer: () => ({ status: 200 }),
    mailed: 'sent',
    notifier: {
      services: ['slack', 'teams', 'google-chat'],
      ownAddresses: ['https://hooks.example.com/'],
      post: (address, json) =>
        answer(timing, () => {
          made.sent.push({ to: address, body: json });
          return made.answer(address);
        }),
      mail: (subject, text) =>
        answer(timing, () => {
          made.sent.push({ to: 'mail', subject, body: text });
          return made.mailed;
        }),
      ...change,
    },
  };
  return made;
}
