import type { OwnerPorts } from '../../../shared/report/notices/run-and-tell';
import { pageNotifier } from './notifier';

/** Telling the person of her schedules in the open workbook. */
export const noticePorts = (): Pick<OwnerPorts, 'notifier' | 'link'> => ({
  notifier: pageNotifier({ fetch: window.fetch.bind(window), origin: location.origin }),
  link: () => workbookLink(Office.context.document.url),
});

/** A workbook on a disk has a path, which names its person's account. An address may come with blanks as they are, at which a chat would cut it. (cristianbuse/VBA-FileTools#22) */
export const workbookLink = (url: string | undefined): string | undefined =>
  (url && /^https:\/\/[^?#]+/i.exec(url.trim())?.[0].replace(/\s/g, '%20')) || undefined;
