const videos = new WeakMap<MediaStream, HTMLVideoElement>();

/** Remembers which element shows a stream: a still is taken from what is seen. */
export function rememberVideo(stream: MediaStream, video: HTMLVideoElement): void {
  videos.set(stream, video);
}

/** The element that shows the stream now; null where none does. */
export function videoOf(stream: MediaStream): HTMLVideoElement | null {
  const video = videos.get(stream);
  return video?.isConnected && video.srcObject === stream ? video : null;
}
