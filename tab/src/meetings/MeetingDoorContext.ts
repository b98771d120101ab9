import { createContext, useContext } from 'react';
import type { Meeting } from '../../../api/contract/meetings.ts';

export type MeetingToOpen = Pick<Meeting, 'id' | 'kind' | 'joinUrl'>;

/** The ways out of the tab that a video conference takes. */
export type MeetingDoor = {
  /** A Teams meeting by its link; a room in a window of its own, or in place. Rejects where Teams opens nothing. */
  open: (meeting: MeetingToOpen, title: string) => Promise<void>;
  openLink: (url: string) => Promise<void>;
  /** Null where this client calls nobody. */
  callPeople: ((addresses: string[]) => Promise<void>) | null;
};

const refuse = () => Promise.reject(new Error('no way out of the tab'));

export const MeetingDoorContext = createContext<MeetingDoor>({
  open: refuse,
  openLink: refuse,
  callPeople: null,
});

export function useMeetingDoor(): MeetingDoor {
  return useContext(MeetingDoorContext);
}
