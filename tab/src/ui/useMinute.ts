import { useEffect, useState } from 'react';

/** The present, anew at the start of each minute of the clock. */
export function useMinute(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      timer = setTimeout(
        () => {
          setNow(new Date());
          wait();
        },
        60_000 - (Date.now() % 60_000),
      );
    };
    wait();
    return () => clearTimeout(timer);
  }, []);
  return now;
}
