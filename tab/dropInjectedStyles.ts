import type { Plugin } from 'vite';

const injection = 'styleInject(css_248z);';

/**
 * react-zoom-pan-pinch writes a style element of its own as soon as it is loaded, without the nonce that the content
 * security policy asks for. ImageView has the few rules that it needs.
 */
export function dropInjectedStyles(): Plugin {
  return {
    name: 'drop-injected-styles',
    transform(code, id) {
      if (!id.includes('/react-zoom-pan-pinch/')) return null;
      if (!code.includes(injection))
        throw new Error('react-zoom-pan-pinch injects its styles in another way');
      return { code: code.replace(injection, ''), map: null };
    },
  };
}
