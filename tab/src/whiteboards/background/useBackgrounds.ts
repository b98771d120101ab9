import { useAnnounce } from '@fluentui/react-components';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationFile } from '../../../../api/contract/files.ts';
import type { Whiteboard } from '../../../../api/contract/whiteboards.ts';
import { useSession } from '../../session.ts';
import { findFileProblem } from '../../uploads/choose/fileProblem.ts';
import { useUploads } from '../../uploads/useUploads.ts';
import type { BoardHandle, BoardPicture } from '../surface/BoardSurfaceProps.ts';
import { awaitClean } from './awaitClean.ts';
import { BackgroundFailure } from './BackgroundFailure.ts';
import { kindOfGiven } from './drawable.ts';
import { namePasted } from '../../uploads/choose/nameFile.ts';
import { openSource, type PdfSource } from './pdfSource.ts';
import { renderPdfPage } from './renderPdfPage.ts';
import { shareFiles } from './shareFiles.ts';
import { toBoardPicture } from './toBoardPicture.ts';

export type JobStep =
  | { step: 'rendering'; page: number }
  | { step: 'uploading'; part: number }
  | { step: 'checking' }
  | { step: 'loading' }
  | { step: 'failed'; error: Error };

/** Something on its way to be drawn on. */
export type Job = { key: string; name: string } & JobStep;

export type Backgrounds = {
  jobs: readonly Job[];
  /** A PDF that was given and whose pages are not chosen yet. */
  pdf: PdfSource | null;
  choosePdf: (pdf: PdfSource | null) => void;
  isPdf: (file: File) => boolean;
  /** Pictures from the device, camera or clipboard become files of the conversation, then backgrounds. */
  give: (files: readonly File[]) => void;
  addStored: (file: ConversationFile) => void;
  /** Each page becomes a picture of the conversation; a PDF that is given a file of it too. */
  addPages: (source: PdfSource, pages: readonly number[]) => void;
  tryAgain: (key: string) => void;
  dismiss: (key: string) => void;
};

type Tell = (step: JobStep) => void;
type Work = (tell: Tell) => Promise<BoardPicture[]>;

/** Brings pictures and pages of PDFs under the drawing (rule WB5). */
export function useBackgrounds({
  board,
  handle,
}: {
  board: Pick<Whiteboard, 'conversationId'>;
  handle: BoardHandle | null;
}): Backgrounds {
  const { t } = useTranslation();
  const { api, files: rules } = useSession();
  const { conversationId } = board;
  const { uploads } = useUploads(conversationId);
  const [jobs, setJobs] = useState<readonly Job[]>([]);
  const [pdf, choosePdf] = useState<PdfSource | null>(null);
  const works = useRef(new Map<string, Work>());
  const { add } = useAdding(handle);
  const [abort] = useState(() => new AbortController());
  useEffect(() => {
    window.addEventListener('online', uploads.reconnect);
    return () => window.removeEventListener('online', uploads.reconnect);
  }, [uploads]);

  const { announce } = useAnnounce();
  const tellAdded = useCallback(
    (count: number) => announce(t('whiteboards.background.added', { count })),
    [announce, t],
  );

  const run = useCallback(
    (key: string) => {
      const work = works.current.get(key);
      if (!work) return;
      const tell: Tell = (step) =>
        setJobs((before) => before.map((job) => (job.key === key ? { key, name: job.name, ...step } : job)));
      const end = () => {
        works.current.delete(key);
        setJobs((before) => before.filter((job) => job.key !== key));
      };
      tell({ step: 'loading' });
      work(tell).then(
        (pictures) => {
          end();
          add(pictures);
          tellAdded(pictures.length);
        },
        (error: unknown) =>
          tell({ step: 'failed', error: error instanceof Error ? error : new Error(String(error)) }),
      );
    },
    [add, tellAdded],
  );

  return useMemo(() => {
    const begin = (name: string, work: Work) => {
      const key = crypto.randomUUID();
      works.current.set(key, work);
      setJobs((before) => [...before, { key, name, step: 'loading' }]);
      run(key);
    };
    const refuse = (name: string, failure: BackgroundFailure) => begin(name, () => Promise.reject(failure));
    const load = async (files: readonly ConversationFile[], tell: Tell) => {
      tell({ step: 'checking' });
      const clean = await Promise.all(
        files.map(({ id }) => awaitClean(api, { fileId: id, signal: abort.signal })),
      );
      tell({ step: 'loading' });
      return Promise.all(clean.map((file) => toBoardPicture(api, file)));
    };
    /** Shares once, however often what comes after is tried. */
    const sharing = () => {
      let shared: ConversationFile[] | null = null;
      return async (files: readonly File[], tell: Tell) =>
        (shared ??= await shareFiles(uploads, {
          conversationId,
          files,
          onProgress: (part) => tell({ step: 'uploading', part }),
        }));
    };
    const givePicture = (file: File) => {
      const share = sharing();
      begin(file.name, async (tell) => load(await share([file], tell), tell));
    };
    return {
      jobs,
      pdf,
      choosePdf,
      isPdf: (file) => kindOfGiven(file) === 'pdf',
      give: (files) => {
        for (const given of files) {
          const file = namePasted(given, t('uploads.capture.picture'));
          const kind = kindOfGiven(file);
          const problem = findFileProblem(file, rules);
          if (kind === 'heic') refuse(file.name, new BackgroundFailure('heic'));
          else if (kind === 'other') refuse(file.name, new BackgroundFailure('otherPicture'));
          else if (problem)
            refuse(file.name, new BackgroundFailure(problem === 'tooLarge' ? 'tooLarge' : 'failed'));
          else if (kind === 'pdf') choosePdf({ kind: 'given', file });
          else givePicture(file);
        }
      },
      addStored: (file) => begin(file.name, (tell) => load([file], tell)),
      addPages: (source, pages) => {
        const share = sharing();
        const { name } = source.file;
        const nameOf = (page: number) =>
          `${t('whiteboards.background.pageFile', { name: name.replace(/\.pdf$/i, ''), page }).slice(-240)}.png`;
        begin(name, async (tell) => {
          const pictures = await drawPages(source, { pages, nameOf, tell });
          const own = source.kind === 'given' ? [source.file] : [];
          const shared = await share([...own, ...pictures], tell);
          return load(shared.slice(own.length), tell);
        });
      },
      tryAgain: run,
      dismiss: (key) => {
        works.current.delete(key);
        setJobs((before) => before.filter((job) => job.key !== key));
      },
    };
  }, [jobs, pdf, run, t, api, rules, uploads, conversationId, abort]);
}

/** Puts pictures onto the surface, which may still be on its way when the first one is there. */
function useAdding(handle: BoardHandle | null): { add: (pictures: readonly BoardPicture[]) => void } {
  const surface = useRef<BoardHandle | null>(null);
  const waiting = useRef<BoardPicture[]>([]);
  const put = useCallback(() => {
    if (!surface.current) return;
    for (const picture of waiting.current.splice(0)) surface.current.addBackground(picture);
  }, []);
  useEffect(() => {
    surface.current = handle;
    put();
  }, [handle, put]);
  const add = useCallback(
    (pictures: readonly BoardPicture[]) => {
      waiting.current.push(...pictures);
      put();
    },
    [put],
  );
  return { add };
}

type Drawing = { pages: readonly number[]; nameOf: (page: number) => string; tell: Tell };

async function drawPages(source: PdfSource, { pages, nameOf, tell }: Drawing): Promise<File[]> {
  const { pdf, close } = await openSource(source);
  try {
    const pictures: File[] = [];
    for (const page of pages) {
      tell({ step: 'rendering', page });
      const picture = await renderPdfPage(await pdf.getPage(page));
      pictures.push(new File([picture], nameOf(page), { type: picture.type, lastModified: Date.now() }));
    }
    return pictures;
  } finally {
    close();
  }
}
