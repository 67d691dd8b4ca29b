import { Box } from '@mui/material'
import { useEffect, useState } from 'react'
import { studio } from '../../state/studio'

interface FolderPictureProps {
  /** The token of the folder. */
  readonly folder: string
  /** The picture, below the folder. */
  readonly name: string
}

/** A picture of the folder beside its row: asked for when it is drawn, and empty where it cannot be read. */
export function FolderPicture({ folder, name }: FolderPictureProps) {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    let made: string | undefined
    let current = true
    studio()
      .host.folderPicture?.({ folder, name })
      .then((bytes) => {
        if (!current) return
        made = URL.createObjectURL(
          new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'image/webp' }),
        )
        setAddress(made)
      })
      // The row has its name, and what is wrong with the file is told where the run ends.
      .catch(() => undefined)
    return () => {
      current = false
      if (made) URL.revokeObjectURL(made)
    }
  }, [folder, name])
  const sx = { width: 40, height: 40, borderRadius: 0.75, flex: 'none', bgcolor: 'surface.panel' }
  return address ? (
    <Box component="img" alt="" src={address} sx={{ ...sx, objectFit: 'cover' }} />
  ) : (
    <Box sx={sx} />
  )
}
