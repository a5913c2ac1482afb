/** Stage 3 (README.md), loaded when one is wanted: what answers the panel beyond its first look, refreshes reports, and shows the views beyond the first. */
export { answerPanel } from '../shared/panel/answer';
export { LARGE_VIEWS } from '../shared/ui/views/large-views';
export { refreshAll, refreshDue } from './open-work';
