import { findFileProblem, findRefusedEnding } from '../../../tab/src/uploads/choose/fileProblem.ts';

const rules = { largestBytes: 100, refusedEndings: ['.exe', '.bat'] };
const problemOf = (name: string) => findFileProblem({ name, size: 10 }, rules);

test.each(['setup.exe', 'setup.EXE. . ', 'setup.exe\u00A0.', 'setup.e\u200Bxe', 'setup.exe\u202E'])(
  '[FL1] %j would be saved under a refused ending',
  (name) => {
    expect(problemOf(name)).toBe('refusedEnding');
    expect(findRefusedEnding(name, rules.refusedEndings)).toBe('.exe');
  },
);

test.each(['\u200B\u202E', ' . ', '...', '\u200B.'])('[FL1] %j has nothing to be seen', (name) =>
  expect(problemOf(name)).toBe('nameUnusable'),
);

test.each(['exe', 'setup.exe.log', 'setup.exe?', 'Rapporto.pdf'])('[FL1] %j is taken', (name) =>
  expect(problemOf(name)).toBeNull(),
);
