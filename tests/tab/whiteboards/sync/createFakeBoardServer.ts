import type { BoardElement } from '../../../../api/contract/boardElements.ts';
import { elementLimits } from '../../../../api/contract/boardElements.ts';
import type { LiveEvent } from '../../../../api/contract/events.ts';
import { isNewer } from '../../../../api/contract/mergeElements.ts';
import type {
  OperationsAnswer,
  StoredElement,
  WhiteboardContent,
} from '../../../../api/contract/whiteboards.ts';
import { ApiFailure } from '../../../../tab/src/api.ts';

type Kept = StoredElement & { sequence: number };

export const whiteboardId = 'talk.board';

/** What the server keeps to, in its simplest form: the merged elements, numbered changes, all or nothing. */
export function createFakeBoardServer(now: () => number) {
  const elements = new Map<string, Kept>();
  const listeners = new Set<(event: LiveEvent) => void>();
  const requests: BoardElement[][] = [];
  const state = {
    isClosed: false,
    isGone: false,
    /** Something before the server answers with it. */
    refusal: null as ApiFailure | null,
    sequence: 0,
    changedAt: null as string | null,
  };

  const people = { ada: { name: 'Ada', companyId: 'rossi' }, ben: { name: 'Ben', companyId: 'gfms' } };

  function store(personId: string, given: readonly BoardElement[]): void {
    const fresh = given.filter((element) => isNewer(element, elements.get(element.id)?.element));
    if (fresh.length === 0) return;
    state.sequence += 1;
    const at = (state.changedAt = new Date(now()).toISOString());
    for (const element of fresh) {
      elements.set(element.id, { element, personId, at, sequence: state.sequence });
    }
    tell({
      event: 'whiteboard',
      data: {
        conversationId: 'talk',
        whiteboardId,
        sequence: state.sequence,
        elements: fresh.map((element) => ({ element, personId, at })),
        people,
      },
    });
  }

  function tell(event: LiveEvent): void {
    if (server.isMute) return;
    for (const listener of listeners) listener(event);
  }

  const server = {
    /** Events are lost on their way. */
    isMute: false,
    state,
    elements,
    requests,
    people,
    listen(listener: (event: LiveEvent) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell,
    /** Something that another client drew. */
    store,
    read(since: number | null): WhiteboardContent {
      if (state.refusal) throw state.refusal;
      if (state.isGone) throw refusal(404, 'notFound');
      const found = [...elements.values()].filter(({ sequence }) => since === null || sequence > since);
      return {
        whiteboard: aWhiteboard(state),
        sequence: state.sequence,
        elements: found.map(({ element, personId, at }) => ({ element, personId, at })),
        people,
      };
    },
    operate(personId: string, text: string): OperationsAnswer {
      if (text.length > 262_144) throw refusal(413, 'tooLarge');
      const given = (JSON.parse(text) as { elements: BoardElement[] }).elements;
      requests.push(given);
      if (state.refusal) throw state.refusal;
      if (state.isGone) throw refusal(404, 'notFound');
      if (given.length === 0 || given.length > elementLimits.perRequest)
        throw refusal(400, 'invalid', 'elements');
      given.forEach((element, index) => {
        const known = elements.get(element.id)?.element;
        const isTooFar = element.version > (known?.version ?? 0) + elementLimits.versionStep;
        if (isTooFar) throw refusal(400, 'invalid', `elements.${index}.version`);
        const isGood = element.isDeleted || Math.max(element.x, element.y) <= 1_000_000;
        if (!isGood) throw refusal(400, 'invalid', element.id.startsWith('n') ? '' : `elements.${index}.x`);
        if (!known && elements.size >= elementLimits.perBoard)
          throw refusal(400, 'invalid', `elements.${index}.id`);
      });
      if (state.isClosed) throw refusal(409, 'caseClosed');
      store(personId, given);
      const newer = given.flatMap(({ id, ...sent }) => {
        const known = elements.get(id);
        if (!known || !isNewer(known.element, { id, ...sent })) return [];
        const { element, personId: author, at } = known;
        return [{ element, personId: author, at }];
      });
      return { sequence: state.sequence, newer };
    },
  };
  return server;
}

export type FakeBoardServer = ReturnType<typeof createFakeBoardServer>;

function refusal(status: number, code: ApiFailure['code'], field?: string): ApiFailure {
  return new ApiFailure({ status, code, message: code, ...(field ? { field } : {}) });
}

function aWhiteboard(state: { isClosed: boolean; sequence: number; changedAt: string | null }) {
  const { isClosed, sequence, changedAt } = state;
  return {
    id: whiteboardId,
    conversationId: 'talk',
    name: 'SC-2026-000123',
    caseNumber: 'SC-2026-000123',
    isClosed,
    companies: [],
    createdBy: { id: 'ada', name: 'Ada', companyId: 'rossi' },
    createdAt: '2026-11-02T07:00:00.000Z',
    sequence,
    objects: 0,
    changedAt,
    changedBy: null,
    thumbnailUrl: '',
    exportUrl: '',
    link: null,
  };
}
