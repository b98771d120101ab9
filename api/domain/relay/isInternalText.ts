/**
 * Begins with `//`: in a place of GFMS it stays there (rule RL2). Also with the wide slashes of Chinese and Japanese
 * keyboards, and with a space between: what went to the customer by mistake cannot be called back.
 */
export function isInternalText(text: string): boolean {
  return /^\s*[/／]\s?[/／]/.test(text);
}
