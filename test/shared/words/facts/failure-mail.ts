import type * as words from '../../../../shared/words/en/failure-mail';
import type { FactsOf } from './facts-of';

export const failureMail: FactsOf<typeof words> = {
  mailSubject: [['Hours']],
  mailBody: [['ActivTrak refused your key (401). Connect another one.', 'https://docs.google.com/spreadsheets/d/1']],
};
