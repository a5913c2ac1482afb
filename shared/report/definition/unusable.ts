import { type ActivTrakError, wrong } from '../../errors';
import { damaged, newerVersion } from '../../words/en/unusable';
import type { Form } from './report-form';

/** What to say of a report that this version cannot use. */
export const unusable = (form: Exclude<Form, 'usable'>, name: string): ActivTrakError =>
  wrong(form === 'newer' ? newerVersion(name) : damaged(name));
