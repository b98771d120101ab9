import type { BoardElement } from '../../contract/boardElements.ts';
import type { ExportFormat } from '../../contract/whiteboards.ts';

export type BoardPicture = { /** Media type. */ type: string; bytes: Uint8Array };

/** A board to be drawn. */
export type BoardToDraw = {
  /** In any order; deleted ones are left out. */
  elements: Iterable<BoardElement>;
  /** The bytes of an image on the board: PNG, JPEG or WebP; null where it is gone. A grey box stands for it then. */
  images(fileId: string): Promise<Uint8Array | null>;
};

/** Boards as pictures. They carry nothing that can run and point to nothing outside of them (rule WB7). */
export type BoardPictures = {
  /**
   * `page` 1, 2 …: a background with what is drawn on it, at the image's own resolution; `notFound` where there is none.
   * Without it: all of the board, in a PDF page by page, and at the end all of it where something lies beside the pages.
   */
  make(
    board: BoardToDraw & {
      title: string;
      format: ExportFormat;
      page?: number | undefined;
    },
  ): Promise<BoardPicture>;
  /** All of the board, at most 480 pixels wide and high. */
  thumbnail(board: BoardToDraw): Promise<BoardPicture>;
};
