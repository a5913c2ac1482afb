/** What answers the panel beyond its first look, and refreshes reports. It is loaded with the first of these. */
export { answerPanel } from '../shared/panel/answer';
export { refreshAll, refreshDue } from './open-work';
