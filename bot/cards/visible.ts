// As in the tab: characters that no one sees and that turn or split what stands beside them.
const hiddenInNames = /[\p{Bidi_Control}\p{Cc}\u00ad\u180e\u200b-\u200d\u2028\u2029\u2060-\u2064\ufeff]/gu;
// Emoji are joined by U+200D, and languages use marks: in texts only what overturns their order is shown.
const hiddenInTexts = /[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/gu;

/** A name, title or file name, so that it cannot look like another one. */
export function visibleName(name: string): string {
  return name.replace(hiddenInNames, showCode);
}

/** A person's text: its line breaks stay, turned order is shown. */
export function visibleText(text: string): string {
  return text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(hiddenInTexts, showCode);
}

function showCode(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `[U+${code}]`;
}
