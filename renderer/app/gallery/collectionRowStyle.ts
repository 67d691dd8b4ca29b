/** The look of a row in the list of collections; `over` while pictures are held over it. */
export function collectionRowStyle(chosen: boolean, over: boolean) {
  return {
    width: '100%',
    minHeight: 28,
    px: 1,
    gap: 0.75,
    borderRadius: 1,
    justifyContent: 'flex-start',
    textAlign: 'left',
    outline: over ? '2px solid var(--mui-palette-primary-main)' : undefined,
    outlineOffset: -2,
    bgcolor: chosen || over ? 'surface.selected' : 'transparent',
    '&:hover': { bgcolor: chosen || over ? 'surface.selected' : 'surface.hover' },
  } as const
}
