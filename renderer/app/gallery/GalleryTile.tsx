import TextIcon from '@mui/icons-material/NotesOutlined'
import StarIcon from '@mui/icons-material/Star'
import { Box, Typography } from '@mui/material'
import { type DragEvent, type MouseEvent, memo, useEffect, useState } from 'react'
import { assetUrl } from '../../../preload/contract/api'
import type { Asset } from '../../../preload/contract/asset'
import { useLanguage } from '../../i18n/useLanguage'
import { stepTitle } from '../../ui/formats'

interface GalleryTileProps {
  /** Undefined until its page has come. */
  readonly asset: Asset | undefined
  readonly index: number
  readonly total: number
  readonly left: number
  readonly top: number
  readonly side: number
  readonly selected: boolean
  readonly focused: boolean
  /** On the canvas now. */
  readonly open: boolean
  readonly onClick: (index: number, event: MouseEvent) => void
  readonly onContextMenu: (index: number, event: MouseEvent) => void
  readonly onDragStart: (index: number, event: DragEvent) => void
}

/** A tile that was there for so long is looked at; fast rows fly by in less. */
const looksMilliseconds = 70
/** Pictures whose thumbnails were asked for: the browser has most of them still. */
const asked = new Set<string>()

/**
 * Whether a tile stays long enough for its thumbnail to be asked for: rows that fly by would only keep
 * those waiting where the scrolling stops.
 */
function useStays(id: string | undefined): boolean {
  const [stays, setStays] = useState(id !== undefined && asked.has(id))
  useEffect(() => {
    if (id === undefined || stays) return
    const timer = setTimeout(() => {
      asked.add(id)
      setStays(true)
    }, looksMilliseconds)
    return () => clearTimeout(timer)
  }, [id, stays])
  return stays
}

const stars = [1, 2, 3, 4, 5]

/** One thumbnail. Plain styles: thousands of these pass by while scrolling. */
export const GalleryTile = memo(function GalleryTile(props: GalleryTileProps) {
  const { asset, index, total, left, top, side, selected, focused, open } = props
  const { onClick, onContextMenu, onDragStart } = props
  const stays = useStays(asset?.id)
  const ring = selected
    ? 'inset 0 0 0 2px var(--mui-palette-primary-main)'
    : focused
      ? 'inset 0 0 0 1px var(--mui-palette-text-secondary)'
      : 'none'
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list box has the focus and names the active option
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list box handles the keys
    <div
      role="option"
      id={asset ? `tile-${asset.id}` : undefined}
      aria-selected={selected}
      data-active={focused ? '' : undefined}
      aria-label={asset?.name ?? '…'}
      aria-setsize={total}
      aria-posinset={index + 1}
      title={asset?.name}
      onClick={(event) => onClick(index, event)}
      onContextMenu={(event) => onContextMenu(index, event)}
      draggable={asset !== undefined}
      onDragStart={(event) => onDragStart(index, event)}
      style={{
        position: 'absolute',
        left,
        top,
        width: side,
        height: side,
        // Nothing inside a tile moves anything outside: it is laid out and painted on its own.
        contain: 'strict',
        borderRadius: 6,
        cursor: 'default',
        backgroundColor: 'var(--mui-palette-surface-raised)',
      }}
    >
      {asset?.kind === 'text' ? <TextFace asset={asset} /> : null}
      {asset && asset.kind !== 'text' && stays ? (
        <img
          src={assetUrl(asset.id, 'thumbnail')}
          alt=""
          draggable={false}
          decoding="async"
          style={{
            width: '100%',
            height: '100%',
            objectFit: 'cover',
            display: 'block',
            padding: selected ? 4 : 0,
            borderRadius: selected ? 8 : 6,
            transition: 'padding 80ms',
          }}
        />
      ) : null}
      <div style={{ position: 'absolute', inset: 0, borderRadius: 6, boxShadow: ring }} />
      {asset && asset.rating > 0 ? (
        <Box
          sx={{
            position: 'absolute',
            left: 5,
            bottom: 5,
            display: 'flex',
            px: 0.375,
            borderRadius: 0.75,
            bgcolor: 'rgba(0,0,0,0.55)',
            color: '#ffd166',
          }}
        >
          {stars.slice(0, asset.rating).map((star) => (
            <StarIcon key={star} sx={{ fontSize: 11 }} />
          ))}
        </Box>
      ) : null}
      {open ? (
        <div
          style={{
            position: 'absolute',
            right: 6,
            top: 6,
            width: 8,
            height: 8,
            borderRadius: 4,
            background: 'var(--mui-palette-primary-main)',
            boxShadow: '0 0 0 2px var(--mui-palette-surface-panel)',
          }}
        />
      ) : null}
    </div>
  )
})

/** What stands for a text: which step wrote it, and its name. */
function TextFace({ asset }: { readonly asset: Asset }) {
  const language = useLanguage()
  return (
    <Box
      sx={{
        height: '100%',
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        justifyContent: 'center',
        gap: 0.5,
        p: 1,
        textAlign: 'center',
        overflow: 'hidden',
      }}
    >
      <TextIcon sx={{ color: 'text.secondary' }} />
      <Typography variant="caption" sx={{ fontWeight: 600 }}>
        {stepTitle(asset.origin, language)}
      </Typography>
      <Typography variant="caption" color="textSecondary" noWrap sx={{ maxWidth: '100%' }}>
        {asset.name}
      </Typography>
    </Box>
  )
}
