import { makeStyles, tokens } from '@fluentui/react-components';

/** The surface of a card in pane 3. */
export const useCardStyles = makeStyles({
  card: {
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: 'hidden',
  },
});
