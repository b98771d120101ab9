import { fireEvent, screen } from '@testing-library/react';
import { ConversationHead } from '../../../tab/src/conversations/ConversationHead.tsx';
import { aCase } from '../caseBuilders.ts';
import { createFakeApi } from '../createFakeApi.ts';
import { aConversation, aDirectConversation, people } from '../messages/builders.ts';
import { renderInSession } from '../messages/renderInSession.tsx';

const nothing = () => {};

test('[MS10] the head names the conversation and its readers by company', async () => {
  await renderInSession(
    <ConversationHead conversation={aConversation()} layout="three" width={668} onShowDetails={nothing} />,
  );
  expect(screen.getByRole('heading', { name: 'Filo rotto all’infilaggio' })).toBeTruthy();
  const head = screen.getByRole('banner').textContent;
  expect(head).toContain('Officine Rossi2');
  expect(head).toContain('GFMS2');
  expect(head).toContain('You, Giulia, Anna, Luis');
});

test('[CV1] the head of a direct chat says who alone sees it', async () => {
  await renderInSession(
    <ConversationHead
      conversation={aDirectConversation()}
      layout="three"
      width={668}
      onShowDetails={nothing}
    />,
    { person: people.anna },
  );
  expect(screen.getByText('Only GFMS')).toBeTruthy();
});

test('[VC1] Video Conference says what it does, and more about it stands beside', async () => {
  await renderInSession(
    <ConversationHead conversation={aConversation()} layout="three" width={668} onShowDetails={nothing} />,
  );
  const button = screen.getByRole('button', { name: 'Video Conference', description: /a line with Join/ });
  expect(button.hasAttribute('aria-disabled')).toBe(false);
  const link = screen.getByRole('link', { name: /^More about video/ });
  expect(link.getAttribute('href')).toBe('/guide/video?locale=en');
  expect(link.getAttribute('target')).toBe('_blank');
});

test('[VC1] where there is no room button and link are icons that keep their names', async () => {
  await renderInSession(
    <ConversationHead conversation={aConversation()} layout="two" width={360} onShowDetails={nothing} />,
  );
  expect(screen.getByRole('button', { name: 'Video Conference' }).textContent).toBe('');
  expect(screen.getByRole('link', { name: /^More about video/ })).toBeTruthy();
});

test('[DP1] with two panes the head opens the details', async () => {
  const opened: string[] = [];
  await renderInSession(
    <ConversationHead
      conversation={aConversation()}
      layout="two"
      width={484}
      onShowDetails={() => opened.push('details')}
    />,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Open details' }));
  expect(opened).toEqual(['details']);
});

test('[SC8] with one pane the head says how long the machine has been down and whose turn it is', async () => {
  const { api } = createFakeApi({ 'GET /api/conversations/hero/details': { case: aCase(), people: [] } });
  await renderInSession(
    <ConversationHead conversation={aConversation()} layout="one" width={320} onShowDetails={nothing} />,
    { api },
  );
  expect(screen.getByText(/^Down for \d+ (d|h) /)).toBeTruthy();
  expect(await screen.findByText(/^Waiting for GFMS since/)).toBeTruthy();
});
