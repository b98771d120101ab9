type Policy = { allowsFeature: (feature: string) => boolean };

/**
 * Whether the page around this one lets it use a device at all, whatever the person says. Where the browser does not
 * tell (Firefox, Safari) it counts as allowed.
 */
export function isAllowedByFrame(device: 'camera' | 'microphone'): boolean {
  const { featurePolicy } = document as { featurePolicy?: Policy };
  return featurePolicy?.allowsFeature(device) ?? true;
}
