import { withMeetingWords } from './withMeetingWords.ts';

export const loadMeetingLine = () =>
  withMeetingWords(import('./MeetingLine.tsx')).then(({ MeetingLine }) => MeetingLine);

export const loadSetupDialog = () =>
  withMeetingWords(import('./SetupDialog.tsx')).then(({ SetupDialog }) => SetupDialog);

export const loadDiagnosisDialog = () =>
  withMeetingWords(import('./DiagnosisDialog.tsx')).then(({ DiagnosisDialog }) => DiagnosisDialog);
