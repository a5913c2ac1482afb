/** What answers the panel beyond its first look, refreshes reports, and shows the views beyond the first. It is loaded with the first of these. */
export { answerPanel } from '../shared/panel/answer';
export { LARGE_VIEWS } from '../shared/ui/views/large-views';
export { refreshAll, refreshDue } from './open-work';
