/** A new element with its properties, attributes (`aria-…`, `role`, …) and children. Text stays text. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string | boolean | undefined> = {},
  ...children: (Node | string | null)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, '');
    else if (typeof value === 'string') made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** One of Fluent's icons (MIT), as decoration: words stand beside it or name its control. */
export function icon(name: keyof typeof paths): SVGSVGElement {
  const { size, path } = paths[name];
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const [key, value] of Object.entries({
    viewBox: `0 0 ${size} ${size}`,
    width: String(size),
    height: String(size),
    fill: 'currentColor',
    'aria-hidden': 'true',
  })) {
    svg.setAttribute(key, value);
  }
  const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}

const paths = {
  person: {
    size: 24,
    path: 'M17.75 14C19 14 20 15 20 16.25v.57c0 .9-.32 1.76-.9 2.44Q16.74 22.01 12 22q-4.74.01-7.1-2.74a3.8 3.8 0 0 1-.9-2.43v-.58C4 15 5.01 14 6.25 14zm0 1.5H6.25a.75.75 0 0 0-.75.75v.58c0 .53.2 1.05.54 1.46C7.3 19.76 9.26 20.5 12 20.5q4.09 0 5.96-2.21c.35-.41.54-.93.54-1.47v-.57a.75.75 0 0 0-.75-.75M12 2a5 5 0 1 1 0 10 5 5 0 0 1 0-10m0 1.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7',
  },
  support: {
    size: 24,
    path: 'M10.15 14.77v-.02l-.4-.12h-.02A7 7 0 0 1 5 8a7 7 0 0 1 13.96-.75c.04.41-.3.75-.71.75s-.74-.34-.8-.75a5.5 5.5 0 1 0-7.28 5.94A2 2 0 0 1 14 14a2 2 0 0 1-3.85.77M8 15.5q-1.12-.6-2-1.49a2.25 2.25 0 0 0-2 2.24v.58c0 .89.32 1.75.9 2.43Q7.27 22.01 12 22q4.73.01 7.1-2.74c.58-.68.9-1.54.9-2.44v-.57C20 15 19 14 17.75 14H15.5q0 .82-.34 1.5h2.6c.4 0 .74.34.74.75v.57c0 .54-.19 1.06-.54 1.47Q16.1 20.49 12 20.5c-2.74 0-4.7-.74-5.96-2.21-.34-.41-.54-.93-.54-1.46v-.58c0-.41.34-.75.75-.75zM8 8a4 4 0 1 1 6.24 3.31c-.6-.5-1.39-.81-2.24-.81a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5c-.85 0-1.64.3-2.24.81A4 4 0 0 1 8 8',
  },
  phone: {
    size: 24,
    path: 'M15.75 2C16.99 2 18 3 18 4.25v15.5c0 1.24-1 2.25-2.25 2.25h-7.5C7.01 22 6 21 6 19.75V4.25C6 3.01 7 2 8.25 2zm0 1.5h-7.5a.75.75 0 0 0-.75.75v15.5c0 .41.34.75.75.75h7.5c.41 0 .75-.34.75-.75V4.25a.75.75 0 0 0-.75-.75m-2.5 14a.75.75 0 0 1 0 1.5h-2.5a.75.75 0 0 1 0-1.5z',
  },
  info: {
    size: 20,
    path: 'M10.5 8.91a.5.5 0 0 0-1 .09v4.6a.5.5 0 0 0 1-.1V8.91m.3-2.16a.75.75 0 1 0-1.5 0 .75.75 0 0 0 1.5 0M18 10a8 8 0 1 0-16 0 8 8 0 0 0 16 0M3 10a7 7 0 1 1 14 0 7 7 0 0 1-14 0',
  },
  chevronDown: {
    size: 20,
    path: 'M15.85 7.65c.2.2.2.5 0 .7l-5.46 5.49a.55.55 0 0 1-.78 0L4.15 8.35a.5.5 0 1 1 .7-.7L10 12.8l5.15-5.16c.2-.2.5-.2.7 0',
  },
} as const;
