import { withMeetingWords } from '../meetings/withMeetingWords.ts';

/** Pane 3, which lists meetings too. */
export const loadDetailsPane = () =>
  withMeetingWords(import('./DetailsPane.tsx')).then(({ DetailsPane }) => DetailsPane);
