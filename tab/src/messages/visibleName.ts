// Characters that no one sees and that turn or split what stands beside them.
const hidden = /[\p{Bidi_Control}\p{Cc}\u00ad\u180e\u200b-\u200d\u2028\u2029\u2060-\u2064\ufeff]/gu;

/** A name as it may stand beside others: characters that could make it look like another one are shown. */
export function visibleName(name: string): string {
  return name.replace(hidden, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `[U+${code}]`;
  });
}
