export type XmlElement = { name: string; attributes: Record<string, string>; children: XmlElement[] };

/** A strict reader of XML, for files that may have only elements, attributes and text: throws at all else. */
export function readXml(text: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const open = [root];
  const token = /<(\/?)([A-Za-z][\w.-]*)((?:\s+[A-Za-z][\w:.-]*="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
  let end = 0;
  for (const match of text.matchAll(token)) {
    const [whole, closing, name = '', attributes = '', empty, words] = match;
    end = match.index + whole.length;
    if (words !== undefined) {
      checkText(words);
      continue;
    }
    if (closing) {
      const closed = open.pop();
      if (closed?.name !== name) throw new Error(`</${name}> closes <${closed?.name ?? ''}>`);
      continue;
    }
    const element = { name, attributes: readAttributes(attributes), children: [] };
    open.at(-1)?.children.push(element);
    if (!empty) open.push(element);
  }
  if (end !== text.length) throw new Error(`no XML: ${text.slice(end, end + 80)}`);
  if (open.length !== 1 || root.children.length !== 1) throw new Error('elements are left open');
  return root.children[0]!;
}

function readAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(/([\w:.-]+)="([^"]*)"/g)) {
    if (name in attributes) throw new Error(`${name} comes twice`);
    checkText(value);
    attributes[name] = value;
  }
  return attributes;
}

function checkText(text: string): void {
  const bad = /&(?!#\d+;)|[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(text);
  if (bad)
    throw new Error(
      `not allowed in XML: ${JSON.stringify(bad[0])} in ${text.slice(bad.index, bad.index + 40)}`,
    );
}
