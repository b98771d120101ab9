import { findLinks } from '../../../../tab/src/messages/text/findLinks.ts';

test('[MS3] addresses in a text are found without the sentence around them', () => {
  expect(hrefs('Vedi https://docs.example/guida?x=1.')).toEqual(['https://docs.example/guida?x=1']);
  expect(hrefs('(http://docs.example/a_(b)), e mailto:anna@gfms.example!')).toEqual([
    'http://docs.example/a_(b)',
    'mailto:anna@gfms.example',
  ]);
  expect(hrefs('tel:+390301234567')).toEqual(['tel:+390301234567']);
});

test('[MS3] what could run or deceive is text', () => {
  for (const typed of [
    'javascript:alert(1)',
    'data:text/html,x',
    'https://gfms.example@evil.example',
    'xhttps://docs.example',
    'https://',
    'N10:G01 10:30',
  ]) {
    expect(hrefs(typed)).toEqual([]);
  }
  expect(hrefs('https://docs.example/\u202Egpj')).toEqual(['https://docs.example/']);
});

test('[MS3] the parts, joined, are the text', () => {
  for (const typed of ['', 'a', 'https://a.example https://b.example', '\u0001https://a.example"x', 'a: b']) {
    expect(
      findLinks(typed)
        .map(({ text }) => text)
        .join(''),
    ).toBe(typed);
  }
});

function hrefs(typed: string): string[] {
  return findLinks(typed).flatMap(({ href }) => (href === null ? [] : [href]));
}
