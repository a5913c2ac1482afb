import type { OwnerPorts } from '../../shared/report/notices/run-and-tell';
import { pageNotifier } from './notifier';

/** Telling the person of her schedules in the open workbook. */
export const noticePorts = (): Pick<OwnerPorts, 'notifier' | 'link'> => ({
  notifier: pageNotifier({ fetch: window.fetch.bind(window), origin: location.origin }),
  link: () => linkOf(Office.context.document.url),
});

/** A workbook on a disk has a path, which names its person's account. */
const linkOf = (url: string | undefined): string | undefined => (url && /^https:\/\/[^\s?#]+/i.exec(url)?.[0]) || undefined;
