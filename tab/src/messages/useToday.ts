import { useEffect, useState } from 'react';

/** The current day; changes at midnight, so that "Today" stays true on a screen that is never closed. */
export function useToday(): Date {
  const [today, setToday] = useState(() => new Date());
  useEffect(() => {
    const midnight = new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1);
    const renew = () => setToday(new Date());
    const timer = setTimeout(renew, Math.max(1000, midnight.getTime() - Date.now()));
    return () => clearTimeout(timer);
  }, [today]);
  return today;
}
