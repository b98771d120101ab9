import type { Theme } from '@fluentui/react-components';
import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/react-components';
import { createContext, useContext } from 'react';

export const themeNames = ['default', 'dark', 'contrast'] as const;
export type ThemeName = (typeof themeNames)[number];

export const themes: Record<ThemeName, Theme> = {
  default: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
};

/** Teams may come up with names that we don't know, such as `glass`; those are light. */
export function toThemeName(name: string | undefined): ThemeName {
  return themeNames.find((known) => known === name) ?? 'default';
}

export const ThemeNameContext = createContext<ThemeName>('default');

/** In high contrast meanings rest on borders, icons and words. */
export function useIsHighContrast(): boolean {
  return useContext(ThemeNameContext) === 'contrast';
}
