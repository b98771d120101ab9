import type { InfiniteData } from '@tanstack/react-query';
import type { CaseList, ServiceCase } from '../../../api/contract/cases.ts';

export type OtherCases = InfiniteData<CaseList>;

/** The open cases one may see but has not joined, with this one as it is now. */
export function putOtherCase(listed: OtherCases, changed: ServiceCase): OtherCases {
  if (changed.joined || changed.state === 'closed') {
    return removeOtherCase(listed, ({ number }) => number === changed.number);
  }
  const isKnown = listed.pages.some((page) => page.items.some((item) => item.number === changed.number));
  const pages = listed.pages.map((page, index) => {
    if (isKnown) {
      return { ...page, items: page.items.map((item) => (item.number === changed.number ? changed : item)) };
    }
    return index === 0 ? { ...page, items: [changed, ...page.items] } : page;
  });
  return { ...listed, pages };
}

export function removeOtherCase(listed: OtherCases, isGone: (item: ServiceCase) => boolean): OtherCases {
  const pages = listed.pages.map((page) =>
    page.items.some(isGone) ? { ...page, items: page.items.filter((item) => !isGone(item)) } : page,
  );
  return { ...listed, pages };
}
