import type { ApiFailure } from '../../api.ts';

export type BackgroundProblem =
  'heic' | 'otherPicture' | 'infected' | 'lost' | 'pdfFailed' | 'tooLarge' | 'closed' | 'failed';

/** Why something did not become a background; `code` where the server or the network said it. */
export class BackgroundFailure extends Error {
  readonly problem: BackgroundProblem;
  readonly code: ApiFailure['code'] | null;

  constructor(problem: BackgroundProblem, code: ApiFailure['code'] | null = null) {
    super(`no background: ${problem}`);
    this.name = 'BackgroundFailure';
    this.problem = problem;
    this.code = code;
  }
}
