import { Button } from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons';

/** `label` says what it takes away, since the rows look alike to who listens. */
export function RemoveButton({ label, onPress }: { label: string; onPress: () => void }) {
  return (
    <Button
      appearance="subtle"
      icon={<Dismiss20Regular />}
      aria-label={label}
      title={label}
      onClick={onPress}
    />
  );
}
