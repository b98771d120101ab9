/** The page of a room in a window of its own. */
export async function loadRoom() {
  const [{ RoomPage }] = await Promise.all([import('./room/RoomPage.tsx'), loadWords()]);
  return RoomPage;
}

/** The same above the panes. */
export async function loadRoomInPlace() {
  const [{ RoomInPlace }] = await Promise.all([import('./RoomInPlace.tsx'), loadWords()]);
  return RoomInPlace;
}

const loadWords = () => import('./room/addRoomWords.ts').then(({ addRoomWords }) => addRoomWords());
