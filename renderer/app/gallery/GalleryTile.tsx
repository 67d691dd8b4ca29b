import TextIcon from '@mui/icons-material/NotesOutlined'
import StarIcon from '@mui/icons-material/Star'
import { Box, Typography } from '@mui/material'
import { type DragEvent, type MouseEvent, memo } from 'react'
import type { Asset } from '../../../preload/contract/asset'
import { useLanguage } from '../../i18n/useLanguage'
import { sizeText, stepTitle } from '../../ui/formats'
import { PictureFace } from './PictureFace'

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
  /** Its format stands on it: another picture of its name has another one. */
  readonly formatShown: boolean
  /** On the canvas now. */
  readonly open: boolean
  readonly onClick: (index: number, event: MouseEvent) => void
  readonly onContextMenu: (index: number, event: MouseEvent) => void
  readonly onDragStart: (index: number, event: DragEvent) => void
}

const stars = [1, 2, 3, 4, 5]

/** What a tile is called: its picture's name, and its format where that alone tells it from another. */
function tileName({ name, format }: Asset, formatShown: boolean): string {
  return formatShown ? `${name}, ${format.toUpperCase()}` : name
}

function tileTitle({ kind, name, format, width, height }: Asset): string {
  if (kind === 'text' || width === undefined || height === undefined) return name
  return `${name}\n${format.toUpperCase()} · ${sizeText(width, height)}`
}

/** One thumbnail. Plain styles: thousands of these pass by while scrolling. */
export const GalleryTile = memo(function GalleryTile(props: GalleryTileProps) {
  const { asset, index, total, left, top, side, selected, focused, open, formatShown } = props
  const { onClick, onContextMenu, onDragStart } = props
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
      aria-label={asset ? tileName(asset, formatShown) : '…'}
      aria-setsize={total}
      aria-posinset={index + 1}
      title={asset ? tileTitle(asset) : undefined}
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
      {asset && asset.kind !== 'text' ? (
        <PictureFace asset={asset} side={side} selected={selected} />
      ) : null}
      {formatShown && asset ? (
        <Box
          aria-hidden
          sx={{
            position: 'absolute',
            left: 5,
            top: 5,
            px: 0.5,
            borderRadius: 0.75,
            fontSize: 10,
            lineHeight: 1.6,
            fontWeight: 600,
            bgcolor: 'rgba(0,0,0,0.65)',
            color: '#fff',
          }}
        >
          {asset.format.toUpperCase()}
        </Box>
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
