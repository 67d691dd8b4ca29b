import CheckIcon from '@mui/icons-material/CheckCircle'
import { Box, ButtonBase, Skeleton, Typography } from '@mui/material'
import { memo } from 'react'
import { sampleUrl } from '../../../preload/contract/api'
import { useSamples } from '../../state/sampleStore'

interface LabelTileProps {
  readonly generator: string
  readonly label: string
  readonly title: string
  readonly on: boolean
  readonly onToggle: (label: string) => void
}

/**
 * A label as a picture that its model drew, with its name; on or off. A sample that comes draws its own
 * tile again and no other: a model has a hundred of them.
 */
export const LabelTile = memo(function LabelTile(props: LabelTileProps) {
  const { generator, label, title, on, onToggle } = props
  const version = useSamples(({ models }) =>
    models[generator]?.labels.has(label) ? models[generator].version : undefined,
  )
  const picture = version === undefined ? undefined : sampleUrl(generator, label, version)
  return (
    <ButtonBase
      aria-pressed={on}
      onClick={() => onToggle(label)}
      sx={{
        position: 'relative',
        flexDirection: 'column',
        justifyContent: 'flex-start',
        borderRadius: 1,
        overflow: 'hidden',
        border: '2px solid',
        borderColor: on ? 'primary.main' : 'transparent',
        bgcolor: on ? 'surface.selected' : 'surface.raised',
        '&:hover': { bgcolor: on ? 'surface.selected' : 'surface.hover' },
        '&:focus-visible': { outlineOffset: -2 },
      }}
    >
      {picture ? (
        <Box
          component="img"
          alt=""
          loading="lazy"
          src={picture}
          sx={{ width: '100%', aspectRatio: '1', objectFit: 'cover', display: 'block' }}
        />
      ) : (
        <Skeleton
          variant="rectangular"
          // A hundred of them pulsing would be a hundred layers to draw with every frame.
          animation={false}
          width="100%"
          sx={{ height: 'auto', aspectRatio: '1', flex: 'none' }}
        />
      )}
      <Typography
        variant="caption"
        sx={{
          width: '100%',
          px: 0.5,
          py: 0.25,
          lineHeight: 1.25,
          textAlign: 'center',
          overflowWrap: 'anywhere',
          fontWeight: on ? 600 : 400,
        }}
      >
        {title}
      </Typography>
      {on ? (
        <CheckIcon
          color="primary"
          sx={{
            position: 'absolute',
            right: 3,
            top: 3,
            fontSize: 18,
            bgcolor: 'background.paper',
            borderRadius: '50%',
          }}
        />
      ) : null}
    </ButtonBase>
  )
})
