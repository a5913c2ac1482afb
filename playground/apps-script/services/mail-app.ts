/** MailApp. Nothing is sent: what would have been is in the execution's outcome. */
import { takesMore } from '../bytes/utf8';
import type { Mail } from '../runtime/outcome';
import { ScriptException } from '../runtime/script-exception';
import type { ServiceMaker } from './service-maker';

/** Recipients a day, and bytes of a body. */
const LIMITS = { consumer: { recipients: 100, body: 200 * 1024 }, workspace: { recipients: 1_500, body: 400 * 1024 } };
const RECIPIENTS_PER_MESSAGE = 50;
const SUBJECT_CHARACTERS = 250;
const ADDRESS = /^[^\s@<>,]+@[^\s@<>,]+\.[^\s@<>,]+$/;

interface Parts {
  readonly to?: unknown;
  readonly cc?: unknown;
  readonly bcc?: unknown;
  readonly replyTo?: unknown;
  readonly noReply?: unknown;
  readonly subject?: unknown;
  readonly body?: unknown;
  readonly htmlBody?: unknown;
}

export function mailApp({ execution, expose }: ServiceMaker): object {
  const { user, person, backend } = execution;
  const limits = LIMITS[person.account];
  const left = (): number => Math.max(0, limits.recipients - backend.quota.spend(user, 'email', 0));

  function send(parts: Parts): void {
    const mail = checkedMail(user, parts);
    const recipients = mail.to.length + mail.cc.length + mail.bcc.length;
    if (recipients === 0) throw new ScriptException('Failed to send email: no recipient');
    if (recipients > RECIPIENTS_PER_MESSAGE) throw new ScriptException('Limit Exceeded: Email Recipients Per Message.');
    if (takesMore([mail.body, mail.htmlBody ?? ''], limits.body)) throw new ScriptException('Limit Exceeded: Email Body Size.');
    if (recipients > left()) throw new ScriptException('Service invoked too many times for one day: email.');
    backend.quota.spend(user, 'email', recipients);
    execution.mails.push(mail);
  }

  return expose({
    name: 'MailApp',
    prefix: 'MailApp.',
    need: 'mail',
    methods: {
      getRemainingDailyQuota: left,
      sendEmail: (...args: unknown[]) => send(partsOf(args)),
    },
  });
}

/** `(message)`, `(to, subject, body)`, `(to, subject, body, options)` or `(to, replyTo, subject, body)`. */
function partsOf(args: readonly unknown[]): Parts {
  const [first, second, third, fourth] = args;
  if (args.length === 1 && typeof first === 'object' && first !== null) return first as Parts;
  if (args.length === 4 && typeof fourth === 'string') return { to: first, replyTo: second, subject: third, body: fourth };
  if (args.length === 3 || args.length === 4) return { ...(fourth as Parts | undefined), to: first, subject: second, body: third };
  throw new ScriptException("The parameters don't match the method signature for MailApp.sendEmail.");
}

function checkedMail(from: string, parts: Parts): Mail {
  const subject = text(parts.subject);
  if (subject.length > SUBJECT_CHARACTERS) throw new ScriptException('Argument too large: subject');
  return {
    from: parts.noReply === true ? 'noreply' : from,
    to: addresses(parts.to),
    cc: addresses(parts.cc),
    bcc: addresses(parts.bcc),
    replyTo: addresses(parts.replyTo)[0] ?? null,
    subject,
    body: text(parts.body),
    htmlBody: parts.htmlBody === undefined ? null : text(parts.htmlBody),
  };
}

const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value));

/** A list with commas between; a name may stand before an address in angle brackets. */
function addresses(value: unknown): string[] {
  const list = text(value)
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  return list.map((entry) => {
    const address = /<([^<>]*)>$/.exec(entry)?.[1] ?? entry;
    if (!ADDRESS.test(address)) throw new ScriptException(`Invalid email: ${entry}`);
    return address;
  });
}
