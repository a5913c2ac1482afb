import { OTHER_ACCOUNT } from '#words/google';
import { ActivTrakError } from '../shared/errors';

/**
 * A word of the Google account as which the script runs, without saying who that is; `''` where Google gives none. It needs no scope.
 * (https://developers.google.com/apps-script/reference/base/session#gettemporaryactiveuserkey)
 */
export function accountWord(): string {
  try {
    return String(Session.getTemporaryActiveUserKey()).replace(/[^\w+/=-]/g, '');
  } catch {
    return '';
  }
}

/**
 * Refuses a page that runs as another account than the person who opened it: where several accounts are signed in to one browser, Google may run
 * a sidebar's calls as the first of them. A key would then land in the wrong person's store. (https://issuetracker.google.com/issues/69270374)
 * @param opened the word of the account that opened the page; `''` where it is not known
 * @throws ActivTrakError `forbidden`
 */
export function requireAccount(opened: string): void {
  const now = accountWord();
  if (opened === '' || now === '' || opened === now) return;
  throw new ActivTrakError('forbidden', OTHER_ACCOUNT);
}
