/** What a stream wants to know of the browser it runs in. */
export type WatchBrowser = (on: { back: () => void; cut: () => void }) => () => void;

/** `back`: the network or the person is back; `cut`: the browser says that the network is gone. */
export const watchBrowser: WatchBrowser = ({ back, cut }) => {
  const show = () => {
    if (document.visibilityState !== 'hidden') back();
  };
  window.addEventListener('online', show);
  window.addEventListener('offline', cut);
  document.addEventListener('visibilitychange', show);
  return () => {
    window.removeEventListener('online', show);
    window.removeEventListener('offline', cut);
    document.removeEventListener('visibilitychange', show);
  };
};
