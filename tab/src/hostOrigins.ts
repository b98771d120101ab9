/** Hosts besides Microsoft's own that may embed the tab; the server writes them into the page. */
export function hostOrigins(): string[] {
  const content = document.querySelector<HTMLMetaElement>('meta[name="teams-host-origins"]')?.content ?? '';
  return content.split(/\s+/).filter((origin) => /^https?:\/\//.test(origin));
}
