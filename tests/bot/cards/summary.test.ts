import { renderPost } from '../../../bot/cards/renderPost.ts';
import { messagePost } from '../../builders/posts.ts';

const place = { locale: 'en', gfmsName: 'GFMS' } as const;
const summaryOf = (text: string) => renderPost(messagePost({ text }), place).summary;

test('[NT1] a notification names the writer, his company and the first hundred characters', () => {
  expect(summaryOf('Sì, la smonto adesso.')).toBe('Marco Bianchi (Officine Rossi): Sì, la smonto adesso.');
  expect(summaryOf('x'.repeat(500))).toBe(`Marco Bianchi (Officine Rossi): ${'x'.repeat(99)}…`);
  expect(summaryOf('```\nN10\n\n G01\n```')).toBe('Marco Bianchi (Officine Rossi): N10 G01');
});

test('[NT1] of a message that is only files it names the files', () => {
  const files = [
    { name: 'guida.jpg', size: 1, kind: 'image' as const, url: 'https://example.com' },
    { name: 'pezzo.nc', size: 1, kind: 'text' as const, url: 'https://example.com' },
  ];
  expect(renderPost(messagePost({ text: '', files }), place).summary).toBe(
    'Marco Bianchi (Officine Rossi): guida.jpg, pezzo.nc',
  );
});
