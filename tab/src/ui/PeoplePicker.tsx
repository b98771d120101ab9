import {
  Field,
  makeStyles,
  Tag,
  TagPicker,
  TagPickerControl,
  TagPickerGroup,
  TagPickerInput,
  TagPickerList,
  TagPickerOption,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../api/contract/people.ts';
import { queryKeys } from '../queryKeys.ts';
import { useSession } from '../session.ts';
import { CompanyBadge } from './CompanyBadge.tsx';
import { PersonAvatar } from './PersonAvatar.tsx';
import { useDebounced } from './useDebounced.ts';

type Props = {
  chosen: readonly Person[];
  onChange: (chosen: Person[]) => void;
  /** Who is in it already and is not offered. */
  without: ReadonlySet<string>;
  /** Nobody is chosen, although someone must be. */
  isMissing: boolean;
};

/** Chooses people of the reader's own company; the server offers no others (rule CV2). */
export function PeoplePicker({ chosen, onChange, without, isMissing }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { api, company, person } = useSession();
  const [typed, setTyped] = useState('');
  const query = useDebounced(typed.trim(), 200);
  const { data: found = [], isPending } = useQuery({
    queryKey: queryKeys.people(query),
    queryFn: async ({ signal }) => {
      const search = query ? `?${new URLSearchParams({ query })}` : '';
      return (await api.get<{ items: Person[] }>(`/api/people${search}`, signal)).items;
    },
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
  const chosenIds = new Set(chosen.map(({ id }) => id));
  const isOffered = ({ id, name }: Person) =>
    id !== person.id && !without.has(id) && !chosenIds.has(id) && fits(name, typed);
  const offered = found.filter(isOffered);

  function select(ids: readonly string[]): void {
    const known = new Map([...chosen, ...found].map((one) => [one.id, one]));
    onChange(ids.flatMap((id) => known.get(id) ?? []));
    setTyped('');
  }

  return (
    <Field
      label={{ weight: 'semibold', children: t('create.people') }}
      hint={t('people.onlyListed', { company: company.name })}
      {...(isMissing ? { validationMessage: t('create.needsPeople') } : {})}
    >
      <TagPicker
        selectedOptions={[...chosenIds]}
        onOptionSelect={(_, { selectedOptions, value }) => {
          if (value !== noOne) select(selectedOptions);
        }}
      >
        <TagPickerControl>
          <TagPickerGroup aria-label={t('people.picked', { count: chosen.length })}>
            {chosen.map(({ id, name }) => (
              <Tag
                key={id}
                value={id}
                shape="circular"
                media={<PersonAvatar id={id} name={name} size={20} />}
                dismissIcon={{ 'aria-label': t('people.takeOut', { name }) }}
              >
                {name}
              </Tag>
            ))}
          </TagPickerGroup>
          <TagPickerInput
            aria-label={t('create.people')}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        </TagPickerControl>
        <TagPickerList>
          {offered.length === 0 && !isPending ? (
            <TagPickerOption value={noOne}>{t('people.nobodyFound')}</TagPickerOption>
          ) : (
            offered.map(({ id, name, role }) => (
              <TagPickerOption key={id} value={id} text={name} media={<PersonAvatar id={id} name={name} />}>
                <span className={styles.person}>
                  <span className={styles.words}>
                    <span>{name}</span>
                    <span className={styles.role}>{t(`role.${role}`)}</span>
                  </span>
                  <CompanyBadge company={company} />
                </span>
              </TagPickerOption>
            ))
          )}
        </TagPickerList>
      </TagPicker>
    </Field>
  );
}

const noOne = '-';

function fits(name: string, typed: string): boolean {
  return name.toLocaleLowerCase().includes(typed.trim().toLocaleLowerCase());
}

const useStyles = makeStyles({
  person: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px',
    width: '100%',
    minWidth: 0,
  },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  role: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
});
