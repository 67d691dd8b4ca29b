import CheckIcon from '@mui/icons-material/CheckCircle'
import { Box, ButtonBase, Skeleton, Typography } from '@mui/material'

interface LabelTileProps {
  readonly title: string
  /** Address of its sample picture; undefined while that is still being drawn. */
  readonly picture: string | undefined
  readonly on: boolean
  readonly onToggle: () => void
}

/** A label as a picture that its model drew, with its name; on or off. */
export function LabelTile({ title, picture, on, onToggle }: LabelTileProps) {
  return (
    <ButtonBase
      aria-pressed={on}
      onClick={onToggle}
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
}
