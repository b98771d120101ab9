/**
 * Stands in for the pop-ups and tabs of Excalidraw's own controls (Radix), which are not shown: 30 kB less to load.
 */
const nothing = () => null;

export {
  nothing as Anchor,
  nothing as Arrow,
  nothing as Close,
  nothing as Content,
  nothing as List,
  nothing as Popover,
  nothing as PopoverContent,
  nothing as PopoverPortal,
  nothing as PopoverTrigger,
  nothing as Portal,
  nothing as Root,
  nothing as Trigger,
};
