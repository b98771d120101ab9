import { useTranslation } from 'react-i18next';
import { visibleName } from '../../messages/visibleName.ts';
import { useSession } from '../../session.ts';
import type { FileProblem } from '../choose/fileProblem.ts';
import { findRefusedEnding } from '../choose/fileProblem.ts';
import { useSizes } from '../useSizes.ts';
import { RowFrame } from './RowFrame.tsx';
import { RemoveButton } from './RemoveButton.tsx';
import { RowWords } from './RowWords.tsx';

type Props = { file: File; problem: FileProblem | null; onRemove: () => void };

/** A file that is listed and has not left. */
export function ChosenRow({ file, problem, onRemove }: Props) {
  const { t } = useTranslation();
  const sizes = useSizes();
  const { files: rules } = useSession();
  return (
    <RowFrame
      name={file.name}
      body={file}
      words={problem ? <RowWords kind="failed">{problemWords(problem)}</RowWords> : sizes.size(file.size)}
      end={<RemoveButton label={t('uploads.remove', { name: visibleName(file.name) })} onPress={onRemove} />}
    />
  );

  function problemWords(found: FileProblem): string {
    return t(`uploads.problem.${found}`, {
      size: sizes.size(file.size),
      limit: sizes.size(rules.largestBytes),
      ending: findRefusedEnding(file.name, rules.refusedEndings) ?? '',
    });
  }
}
