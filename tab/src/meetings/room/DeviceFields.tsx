import { Dropdown, Field, makeStyles, Option } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { DeviceList } from './devices/listDevices.ts';
import type { DeviceChoice, DeviceKind } from './Room.ts';

type Props = {
  list: DeviceList;
  chosen: DeviceChoice;
  isTouch: boolean;
  onChoose: (kind: DeviceKind, deviceId: string) => void;
};

const kinds = ['camera', 'microphone', 'speaker'] as const;

/** Which camera, microphone and speaker. What cannot be chosen here is said, not left out. */
export function DeviceFields({ list, chosen, isTouch, onChoose }: Props) {
  const styles = useStyles();
  const { t } = useTranslation('room');
  return (
    <div className={styles.fields}>
      {kinds.map((kind) => {
        const options = list[kind].map(({ id, label }, index) => ({
          id,
          name: label || t(`device.${kind}Number`, { number: index + 1 }),
        }));
        const current = options.find(({ id }) => id === chosen[kind]) ?? options[0];
        return (
          <Field key={kind} label={t(`device.${kind}`)}>
            <Dropdown
              className={isTouch ? styles.touch : styles.dropdown}
              listbox={{ className: styles.listbox }}
              disabled={options.length === 0}
              value={current?.name ?? t(kind === 'speaker' ? 'device.systemSpeaker' : 'device.none')}
              selectedOptions={current ? [current.id] : []}
              onOptionSelect={(_, { optionValue }) => {
                if (optionValue !== undefined) onChoose(kind, optionValue);
              }}
            >
              {options.map(({ id, name }) => (
                <Option key={id} value={id} text={name} className={isTouch ? styles.option : undefined}>
                  {name}
                </Option>
              ))}
            </Dropdown>
          </Field>
        );
      })}
    </div>
  );
}

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: '12px', minWidth: 0 },
  dropdown: { minWidth: 0, width: '100%' },
  touch: { minWidth: 0, width: '100%', minHeight: '48px' },
  listbox: { maxHeight: '50dvh', maxWidth: '100vw' },
  option: { minHeight: '48px' },
});
