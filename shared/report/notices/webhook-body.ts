import { OPEN_FILE } from '#words/notices';
import { PRODUCT } from '#words/product';
import type { Webhook } from './notice-ways';
import { knownCode, nameOnOneLine, noticeWords } from './notice-words';
import type { AlertFacts, OwnerNotice } from './owner-notice';

/** The body of a message as each service takes it, as JSON text. */
export const webhookBody = (webhook: Webhook, notice: OwnerNotice): string => JSON.stringify(BODIES[webhook](notice));

const BODIES: Readonly<Record<Webhook, (notice: OwnerNotice) => object>> = {
  // https://docs.slack.dev/messaging/formatting-message-text: the three characters are all that have to be escaped, and mentions begin with one of them.
  slack(notice) {
    const { title, text } = noticeWords(notice);
    const lines = [title, text, ...(notice.link ? [notice.link] : [])].map(inSlack);
    return { text: lines.join('\n'), mrkdwn: false, unfurl_links: false, unfurl_media: false };
  },
  // https://support.microsoft.com/office/create-incoming-webhooks-with-workflows-for-microsoft-teams-8ae491c7-0394-4861-ba59-055e33f75498: a message with
  // one adaptive card. RichTextBlock has no Markdown, which a TextBlock has (https://adaptivecards.io/explorer/RichTextBlock.html).
  teams(notice) {
    const { title, text } = noticeWords(notice);
    return {
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          contentUrl: null,
          content: {
            $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
            type: 'AdaptiveCard',
            version: '1.4',
            body: [paragraph(title, { weight: 'Bolder' }), paragraph(text, {})],
            actions: notice.link ? [{ type: 'Action.OpenUrl', title: OPEN_FILE, url: notice.link }] : [],
          },
        },
      ],
    };
  },
  // https://developers.google.com/workspace/chat/format-messages: links and mentions are in angle brackets, for which there is no escape.
  'google-chat'(notice) {
    const { title, text } = noticeWords(notice);
    return { text: [inChat(title), inChat(text), ...(notice.link ? [notice.link] : [])].join('\n') };
  },
  // docs/notices.md
  json(notice) {
    const { event, at, report, alerts, link } = notice;
    const code = knownCode(notice.code);
    return {
      version: 1,
      product: PRODUCT,
      event,
      at: new Date(at).toISOString(),
      ...(report ? { report: { id: report.id, name: nameOnOneLine(report.name) } } : {}),
      ...(code ? { code } : {}),
      ...(alerts ? alertFields(alerts) : {}),
      ...noticeWords(notice),
      ...(link ? { link } : {}),
    };
  },
};

const alertFields = ({ count, people, morePeople }: AlertFacts): object => ({
  count,
  ...(people.length > 0 ? { people: people.map(nameOnOneLine), ...(morePeople === undefined ? {} : { morePeople }) } : {}),
});

const inSlack = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const inChat = (text: string): string =>
  text
    .replace(/</g, '‹')
    .replace(/>/g, '›')
    .replace(/[*_~`]/g, ' ');

const paragraph = (text: string, look: object) => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text, ...look }] });
