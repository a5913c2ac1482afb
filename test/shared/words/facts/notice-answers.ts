import type * as words from '#words/notice-answers';
import type { FactsOf } from './facts-of';

export const noticeAnswers: FactsOf<typeof words> = {
  deliveryWords: [
    ['slack', 'sent'],
    ['mail', 'sent'],
    ['json', 'sent'],
    ['slack', 'refused'],
    ['teams', 'gone'],
    ['json', 'redirected'],
    ['google-chat', 'failed'],
    ['mail', 'limited'],
    ['slack', 'late'],
    ['json', 'unreached'],
    ['mail', 'not-allowed'],
    ['slack', 'not-allowed'],
  ],
  wrongAddress: [
    ['slack', []],
    ['json', ['https://hooks.example.com/', 'https://example.org/in/']],
  ],
};
