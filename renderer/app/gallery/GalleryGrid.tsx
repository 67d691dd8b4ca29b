import { Box } from '@mui/material'
import {
  type DragEvent,
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { showAsset } from '../../actions/libraryActions'
import { runCommand } from '../../actions/manager/commandManager'
import { assetAt, indexOfAsset } from '../../state/assetPages'
import { useLayout } from '../../state/layoutStore'
import { useLibrary } from '../../state/libraryStore'
import { showError } from '../../ui/notices'
import { AssetMenu, type MenuPlace } from './AssetMenu'
import { startAssetDrag } from './assetDrag'
import { GalleryTiles, type TileScroller } from './GalleryTiles'
import { columnsFor, nextPlace, tileGap } from './gridGeometry'

const padding = 8

/** The thumbnails, drawn only where they are seen; one list box for the keyboard and screen readers. */
export function GalleryGrid() {
  const { t } = useTranslation('gallery')
  const scroller = useRef<HTMLDivElement>(null)
  const tiles = useRef<TileScroller>(null)
  const [width, setWidth] = useState(0)
  const [menu, setMenu] = useState<MenuPlace>()
  const tile = useLayout((state) => state.thumbnailSize)
  const total = useLibrary((state) => state.total)
  const pages = useLibrary((state) => state.pages)
  const selection = useLibrary((state) => state.selection)
  const trashed = useLibrary((state) => state.query.trashed)

  // The observed width has no padding in it.
  const inner = width
  const columns = columnsFor(inner, tile)
  const side = Math.max(40, (inner - (columns - 1) * tileGap) / columns)

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const inSight = useLibrary((state) => state.inSight)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number of columns asks for nothing
  useEffect(() => {
    if (inSight) tiles.current?.scrollToRow(Math.floor(inSight.place / columns), 'center')
  }, [inSight])

  const select = useCallback(
    (index: number, event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }) => {
      void useLibrary
        .getState()
        .select(index, { range: event.shiftKey, toggle: event.ctrlKey || event.metaKey })
    },
    [],
  )

  const onClick = useCallback(
    (index: number, event: MouseEvent) => {
      select(index, event)
      if (event.shiftKey || event.ctrlKey || event.metaKey || useLibrary.getState().query.trashed)
        return
      const asset = assetAt(useLibrary.getState().pages, index)
      if (asset && asset.kind !== 'text') showAsset(asset)
    },
    [select],
  )

  const onContextMenu = useCallback((index: number, event: MouseEvent) => {
    event.preventDefault()
    const { pages: known, selection: chosen, select: choose } = useLibrary.getState()
    const asset = assetAt(known, index)
    if (!asset) return
    if (!chosen.ids.has(asset.id)) choose(index, { range: false, toggle: false }).catch(showError)
    setMenu({ left: event.clientX, top: event.clientY })
  }, [])

  const onDragStart = useCallback((index: number, event: DragEvent) => {
    const { pages: known, selection: chosen, select: choose } = useLibrary.getState()
    const asset = assetAt(known, index)
    if (!asset) return
    if (!chosen.ids.has(asset.id)) choose(index, { range: false, toggle: false }).catch(showError)
    startAssetDrag(chosen.ids.has(asset.id) ? [...chosen.ids] : [asset.id], event)
  }, [])

  const focusIndex = selection.focus === undefined ? -1 : indexOfAsset(pages, selection.focus)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')) {
      event.preventDefault()
      const box = document.getElementById(`tile-${selection.focus}`)?.getBoundingClientRect()
      if (box) setMenu({ left: box.left + 16, top: box.top + 16 })
      return
    }
    if (event.key === ' ' && focusIndex >= 0) {
      event.preventDefault()
      return select(focusIndex, { shiftKey: false, ctrlKey: true, metaKey: false })
    }
    if (event.altKey) return
    const rowsShown = Math.max(
      1,
      Math.floor((scroller.current?.clientHeight ?? 0) / (side + tileGap)),
    )
    const next = nextPlace(event.key, focusIndex, total, columns, rowsShown)
    if (next === undefined) return
    event.preventDefault()
    tiles.current?.scrollToRow(Math.floor(next / columns))
    select(next, { shiftKey: event.shiftKey, ctrlKey: false, metaKey: false })
  }

  return (
    <Box
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label={trashed ? t('trash.title') : t('title')}
      aria-multiselectable
      aria-activedescendant={focusIndex >= 0 ? `tile-${selection.focus}` : undefined}
      onKeyDown={onKeyDown}
      onDoubleClick={() => runCommand('gallery.open')}
      sx={{
        height: '100%',
        overflowY: 'auto',
        px: `${padding}px`,
        '&:focus-visible': focusIndex < 0 ? { outlineOffset: -2 } : { outline: 'none' },
        '&:focus-visible [data-active]': {
          outline: '2px solid var(--mui-palette-text-primary)',
          outlineOffset: '1px',
        },
      }}
    >
      <GalleryTiles
        scroller={scroller}
        handle={tiles}
        columns={columns}
        side={side}
        onClick={onClick}
        onContextMenu={onContextMenu}
        onDragStart={onDragStart}
      />
      <AssetMenu place={menu} onClose={() => setMenu(undefined)} />
    </Box>
  )
}
