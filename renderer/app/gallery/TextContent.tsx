import { Typography } from '@mui/material'
import { useEffect, useState } from 'react'
import { studio } from '../../state/studio'
import { showError } from '../../ui/notices'

/** What a text of the library says. */
export function TextContent({ id }: { readonly id: string }) {
  const [text, setText] = useState('')
  useEffect(() => {
    studio()
      .calls.library.exportTexts({ ids: [id], format: 'txt' })
      .then((file) => setText(file.text))
      .catch(showError)
  }, [id])
  return (
    <Typography variant="body2" sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
      {text}
    </Typography>
  )
}
