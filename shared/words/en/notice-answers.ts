// What came of a message about schedules.
import { NOTICE_WAY_NAMES } from './notice-ways';

type WayName = keyof typeof NOTICE_WAY_NAMES;

const place = (way: WayName): string => (way === 'json' ? 'Your server' : way === 'mail' ? 'Google' : NOTICE_WAY_NAMES[way]);

export const deliveryWords = (
  way: WayName,
  delivery: 'sent' | 'refused' | 'gone' | 'redirected' | 'failed' | 'limited' | 'late' | 'unreached' | 'not-allowed',
): string =>
  ({
    sent:
      way === 'mail'
        ? 'Test sent. Look for it in your inbox.'
        : `Test sent. Look for it in ${way === 'json' ? 'your server' : place(way)}.`,
    refused: `${place(way)} refused the message. Create a new webhook and paste its address.`,
    gone: `${place(way)} doesn't know this webhook any more. Create a new one and paste its address.`,
    redirected: "The address leads elsewhere, and messages aren't sent on. Paste the webhook's own address.",
    failed: `${place(way)} has a problem right now. Messages are tried again with your next runs.`,
    limited: `${place(way)} accepts no more messages for now. They're tried again with your next runs.`,
    late: `${place(way)} didn't answer in time. Messages are tried again with your next runs.`,
    unreached: `${place(way)} couldn't be reached. Messages are tried again with your next runs.`,
    'not-allowed':
      way === 'mail'
        ? "Google doesn't let Live Data send you mail. Allow it when Google asks, then try again."
        : "This installation isn't allowed to send there. Ask an administrator to allow it.",
  })[delivery];

export const wrongAddress = (way: WayName, beginnings: readonly string[]): string =>
  way === 'json'
    ? `That isn't an address that this installation may use. It has to begin with ${beginnings.join(' or ')}.`
    : `That isn't a webhook address of ${NOTICE_WAY_NAMES[way]}. Copy it from there again, as a whole.`;

export const NO_SUCH_WAY = "This installation can't send messages that way. Reload the panel.";
