import { damaged, newerVersion } from '#words/unusable';
import { type ActivTrakError, wrong } from '../../errors';
import type { Form } from './report-form';

/** What to say of a report that this version cannot use. */
export const unusable = (form: Exclude<Form, 'usable'>, name: string): ActivTrakError =>
  wrong(form === 'newer' ? newerVersion(name) : damaged(name));
