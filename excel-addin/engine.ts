/** What answers the panel beyond its first look, and refreshes reports. It is loaded once the panel is there. */
export { answerPanel } from '../shared/panel/answer';
export { refreshAll, refreshDue } from './open-work';
