/** Excalidraw's number of Liberation Sans, the one font that boards are written in and that we serve. */
export const boardFont = 9;
