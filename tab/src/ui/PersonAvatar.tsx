import type { AvatarProps } from '@fluentui/react-components';
import { Avatar, makeStyles, tokens } from '@fluentui/react-components';
import { PeopleCommunity20Regular } from '@fluentui/react-icons';

/** Fluent's named colours without the ones that mean something here: teal, berry and red, and their kin. */
const colors = [
  'peach',
  'cornflower',
  'forest',
  'gold',
  'lavender',
  'marigold',
  'purple',
  'brass',
  'royal-blue',
  'brown',
] as const;

type Props = { id: string; name: string; size?: AvatarProps['size']; isGroup?: boolean };

/** A person's initials, or a group's sign. The name always stands beside it, so readers of the screen skip it. */
export function PersonAvatar({ id, name, size = 32, isGroup = false }: Props) {
  const styles = useStyles();
  return (
    <Avatar
      aria-hidden
      className={styles.avatar}
      color={colorFor(id)}
      size={size}
      {...(isGroup ? { icon: <PeopleCommunity20Regular /> } : { name, initials: initialsOf(name) })}
    />
  );
}

/** The first letters of the first and the last word. */
function initialsOf(name: string): string {
  const words = name.split(/[\s.]+/u).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => Array.from(word ?? '')[0]?.toLocaleUpperCase() ?? '').join('');
}

function colorFor(id: string): (typeof colors)[number] {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 100_003;
  return colors[sum % colors.length] ?? colors[0];
}

const useStyles = makeStyles({
  avatar: {
    flexShrink: 0,
    '& > *': { border: `1px solid ${tokens.colorTransparentStroke}`, boxSizing: 'border-box' },
  },
});
