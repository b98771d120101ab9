import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { Fragment, memo, useMemo } from 'react';
import type { MouseEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { hostOrigins } from '../../hostOrigins.ts';
import { useOpenBoard } from '../../whiteboards/BoardOpenerContext.ts';
import { parseBoardLink } from '../../whiteboards/parseBoardLink.ts';
import type { Block, Inline } from './blocks.ts';
import { plainBlocks } from './blocks.ts';
import { findLinks } from './findLinks.ts';
import { useMarkdown } from './loadMarkdown.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '8px',
    minWidth: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground1,
    overflowWrap: 'anywhere',
  },
  flow: { whiteSpace: 'pre-wrap', unicodeBidi: 'plaintext', tabSize: 4 },
  strong: { fontWeight: tokens.fontWeightSemibold },
  codeSpan: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantLigatures: 'none',
    fontFeatureSettings: '"calt" 0',
  },
  code: {
    margin: 0,
    padding: '4px 12px',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
    fontVariantLigatures: 'none',
    fontFeatureSettings: '"calt" 0',
    tabSize: 4,
    whiteSpace: 'pre',
    overflowWrap: 'normal',
    overflowX: 'auto',
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  quote: {
    margin: 0,
    paddingLeft: '12px',
    borderLeft: `3px solid ${tokens.colorNeutralStrokeAccessible}`,
    color: tokens.colorNeutralForeground2,
    display: 'flex',
    flexDirection: 'column',
    rowGap: '8px',
  },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    rowGap: '4px',
  },
  item: { display: 'flex', columnGap: '8px', alignItems: 'baseline' },
  marker: { flexShrink: 0, minWidth: '12px', fontVariantNumeric: 'tabular-nums' },
  itemText: { minWidth: 0, flexGrow: 1, display: 'flex', flexDirection: 'column', rowGap: '4px' },
});

type Styles = ReturnType<typeof useStyles>;

/**
 * What a person wrote, as he wrote it, with the small Markdown of rule MS3. Never HTML. `isPlain`: typed where nobody
 * expects Markdown, such as Teams: there a line that begins with `-` is no list.
 */
export const MessageText = memo(function MessageText({
  text,
  isPlain = false,
}: {
  text: string;
  isPlain?: boolean;
}) {
  const styles = useStyles();
  const { t } = useTranslation();
  const parse = useMarkdown(text);
  const isRead = parse !== null && !isPlain;
  const blocks = useMemo(() => (isRead ? parse(text) : plainBlocks(text)), [isRead, parse, text]);
  return <div className={styles.root}>{renderBlocks(blocks, styles, t('messages.code'))}</div>;
});

function renderBlocks(blocks: Block[], styles: Styles, codeName: string): ReactNode {
  return blocks.map((block, index) => {
    switch (block.type) {
      case 'flow':
        return (
          <div key={index} dir="auto" className={styles.flow}>
            {renderInlines(block.children, styles)}
          </div>
        );
      case 'code':
        return (
          // It scrolls sideways: without a tab stop the keyboard would not reach what is cut.
          <pre key={index} dir="ltr" tabIndex={0} role="region" aria-label={codeName} className={styles.code}>
            <code>{block.text}</code>
          </pre>
        );
      case 'quote':
        return (
          <blockquote key={index} className={styles.quote}>
            {renderBlocks(block.blocks, styles, codeName)}
          </blockquote>
        );
      case 'list':
        return (
          <ul key={index} role="list" className={styles.list}>
            {block.items.map((item, itemIndex) => (
              <li key={itemIndex} className={styles.item}>
                <span className={styles.marker} aria-hidden={item.marker === null}>
                  {item.marker ?? '•'}
                </span>
                <div className={styles.itemText}>{renderBlocks(item.blocks, styles, codeName)}</div>
              </li>
            ))}
          </ul>
        );
      default:
        return block satisfies never;
    }
  });
}

function renderInlines(inlines: Inline[], styles: Styles): ReactNode {
  return inlines.map((inline, index) => {
    switch (inline.type) {
      case 'text':
        return <Fragment key={index}>{renderText(inline.text)}</Fragment>;
      case 'strong':
        return (
          <strong key={index} className={styles.strong}>
            {renderInlines(inline.children, styles)}
          </strong>
        );
      case 'em':
        return <em key={index}>{renderInlines(inline.children, styles)}</em>;
      case 'code':
        return (
          <code key={index} className={styles.codeSpan}>
            {inline.text}
          </code>
        );
      case 'link':
        return (
          <OutsideLink key={index} href={inline.href}>
            {renderInlines(inline.children, styles)}
          </OutsideLink>
        );
      default:
        return inline satisfies never;
    }
  });
}

function renderText(text: string): ReactNode {
  return findLinks(text).map((part, index) =>
    part.href === null ? (
      <Fragment key={index}>{part.text}</Fragment>
    ) : (
      <OutsideLink key={index} href={part.href}>
        {part.text}
      </OutsideLink>
    ),
  );
}

function OutsideLink({ href, children }: { href: string; children: ReactNode }) {
  const { t } = useTranslation();
  const openBoard = useOpenBoard();
  const whiteboardId = useMemo(() => parseBoardLink(href, { hostOrigins: hostOrigins() }), [href]);
  const onClick = (event: MouseEvent) => {
    // With a key held the reader asks his browser for a window.
    if (whiteboardId === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openBoard({ id: whiteboardId, name: t('whiteboards.name') });
  };
  return (
    <Link inline href={href} title={href} target="_blank" rel="noopener noreferrer" onClick={onClick}>
      {children}
    </Link>
  );
}
