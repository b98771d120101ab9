/** How often it is looked who speaks: five numbers at a time, at no cost that can be measured. */
const everyMs = 200;
/** Breathing and a fan stay below. */
const heardFrom = 0.3;
/** Between two words nobody stops speaking. */
const holdMs = 800;

type SpeakingNeeds = {
  /** How loud each person is at this moment, from 0 to 1. */
  levels: () => ReadonlyMap<string, number>;
  onChange: () => void;
};

/** Who is heard. */
export function createSpeaking({ levels, onChange }: SpeakingNeeds) {
  const heardAt = new Map<string, number>();

  function look(): void {
    const now = Date.now();
    const before = [...heardAt.keys()].join();
    for (const [personId, level] of levels()) if (level >= heardFrom) heardAt.set(personId, now);
    for (const [personId, at] of heardAt) if (now - at > holdMs) heardAt.delete(personId);
    if ([...heardAt.keys()].join() !== before) onChange();
  }

  const timer = setInterval(look, everyMs);
  return {
    isSpeaking: (personId: string) => heardAt.has(personId),
    stop: () => clearInterval(timer),
  };
}
