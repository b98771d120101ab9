/** What is seen of video conferences beside their button comes with its words. */
export const withMeetingWords = async <Part>(load: Promise<Part>): Promise<Part> => {
  const words = import('./addMeetingWords.ts').then(({ addMeetingWords }) => addMeetingWords());
  const [part] = await Promise.all([load, words]);
  return part;
};
