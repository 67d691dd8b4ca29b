import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type DragEvent,
  type MouseEvent,
  memo,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useMemo,
} from 'react'
import { assetAt } from '../../state/assetPages'
import { useDocument } from '../../state/documentStore'
import { useLibrary } from '../../state/libraryStore'
import { GalleryTile } from './GalleryTile'
import { tileGap } from './gridGeometry'
import { noteScroll } from './lookedAt'
import { namesInSeveralFormats } from './severalFormats'

/** What the grid asks of its tiles. */
export interface TileScroller {
  /** By as little as it takes, unless another place for it is named. */
  scrollToRow(row: number, align?: 'center'): void
}

interface GalleryTilesProps {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly handle: RefObject<TileScroller | null>
  readonly columns: number
  readonly side: number
  readonly onClick: (index: number, event: MouseEvent) => void
  readonly onContextMenu: (index: number, event: MouseEvent) => void
  readonly onDragStart: (index: number, event: DragEvent) => void
}

/**
 * The tiles that are in sight and a few rows around them. All that is drawn again while the gallery
 * scrolls is in here, and none of it has styles that have to be worked out.
 */
export const GalleryTiles = memo(function GalleryTiles(props: GalleryTilesProps) {
  const { scroller, handle, columns, side, onClick, onContextMenu, onDragStart } = props
  const total = useLibrary((state) => state.total)
  const pages = useLibrary((state) => state.pages)
  const selection = useLibrary((state) => state.selection)
  const ensure = useLibrary((state) => state.ensure)
  const openId = useDocument((state) => state.asset?.id)

  const virtualizer = useVirtualizer({
    count: Math.ceil(total / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => side + tileGap,
    overscan: 3,
    paddingStart: 4,
    paddingEnd: 8,
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows change their height with the side
  useEffect(() => virtualizer.measure(), [side, virtualizer])
  useEffect(() => {
    const element = scroller.current
    const note = () => noteScroll(performance.now())
    element?.addEventListener('scroll', note, { passive: true })
    return () => element?.removeEventListener('scroll', note)
  }, [scroller])
  useImperativeHandle(
    handle,
    () => ({
      scrollToRow: (row, align) => virtualizer.scrollToIndex(row, { align: align ?? 'auto' }),
    }),
    [virtualizer],
  )

  const inSeveralFormats = useMemo(() => namesInSeveralFormats([...pages.values()].flat()), [pages])
  const items = virtualizer.getVirtualItems()
  const firstRow = items[0]?.index ?? 0
  const lastRow = items.at(-1)?.index ?? 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: pages that were dropped are asked for again
  useEffect(() => {
    if (total > 0) ensure(firstRow * columns, (lastRow + 1) * columns)
  }, [firstRow, lastRow, columns, total, ensure, pages])

  return (
    <div style={{ position: 'relative', height: virtualizer.getTotalSize() }}>
      {items.flatMap((row) =>
        Array.from({ length: Math.min(columns, total - row.index * columns) }, (_, column) => {
          const index = row.index * columns + column
          const asset = assetAt(pages, index)
          return (
            <GalleryTile
              key={asset?.id ?? `place-${index}`}
              asset={asset}
              index={index}
              total={total}
              left={column * (side + tileGap)}
              top={row.start}
              side={side}
              selected={asset !== undefined && selection.ids.has(asset.id)}
              focused={asset !== undefined && selection.focus === asset.id}
              formatShown={asset?.kind === 'image' && inSeveralFormats.has(asset.name)}
              open={asset !== undefined && openId === asset.id}
              onClick={onClick}
              onContextMenu={onContextMenu}
              onDragStart={onDragStart}
            />
          )
        }),
      )}
    </div>
  )
})
