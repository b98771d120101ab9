import type { Post, PostingPlace } from '../../api/domain/relay/posts.ts';
import { wordsFor } from '../words/wordsFor.ts';
import { renderCaseCard } from './renderCaseCard.ts';
import { renderCaseCreated, renderCases, renderWhichCase, renderWritingIn } from './renderCases.ts';
import { renderClosed, renderFileRefused, renderRefused, renderUnlinkedText } from './renderRefused.ts';
import { renderHelp, renderNotSetUp, renderWelcome } from './renderHelp.ts';
import { renderLanguage, renderWhichLanguage } from './renderLanguage.ts';
import { renderLine } from './renderLine.ts';
import { renderChannelSet, renderLinked, renderUnlinked, renderWhichChannel } from './renderLinked.ts';
import { renderMessage } from './renderMessage.ts';
import { renderNewCaseForm } from './renderNewCaseForm.ts';
import { renderNotice } from './renderNotice.ts';
import type { Rendered, Setting } from './rendered.ts';

/**
 * How a post looks in Teams, in the place's language. A card is at most 28 kB of JSON, which is what Teams takes;
 * `text` is plain and must be sent as such. `summary` is what a notification shows.
 */
export function renderPost(post: Post, place: PostingPlace): Rendered {
  return render(post, { words: wordsFor(place.locale), place });
}

function render(post: Post, setting: Setting): Rendered {
  switch (post.kind) {
    case 'message':
      return renderMessage(post, setting);
    case 'notice':
      return renderNotice(post, setting);
    case 'caseCard':
      return renderCaseCard(post, setting);
    case 'line':
      return renderLine(post, setting);
    case 'welcome':
      return renderWelcome(post, setting);
    case 'help':
      return renderHelp(post, setting);
    case 'notSetUp':
      return renderNotSetUp(post, setting);
    case 'cases':
      return renderCases(post, setting);
    case 'whichCase':
      return renderWhichCase(post, setting);
    case 'writingIn':
      return renderWritingIn(post, setting);
    case 'linked':
      return renderLinked(post, setting);
    case 'unlinked':
      return renderUnlinked(post, setting);
    case 'channelSet':
      return renderChannelSet(post, setting);
    case 'whichChannel':
      return renderWhichChannel(post, setting);
    case 'newCaseForm':
      return renderNewCaseForm(post, setting);
    case 'caseCreated':
      return renderCaseCreated(post, setting);
    case 'closed':
      return renderClosed(post, setting);
    case 'whichLanguage':
      return renderWhichLanguage(post, setting);
    case 'language':
      return renderLanguage(post);
    case 'unlinkedText':
      return renderUnlinkedText(post, setting);
    case 'fileRefused':
      return renderFileRefused(post, setting);
    case 'refused':
      return renderRefused(post, setting);
    default:
      return post satisfies never;
  }
}
