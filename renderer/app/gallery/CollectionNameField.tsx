import { TextField } from '@mui/material'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

interface CollectionNameFieldProps {
  readonly name: string
  /** Called once, with the name, or with nothing where it was left as it was. */
  readonly onEnd: (name: string | undefined) => void
}

/** A collection's name while it is typed: Enter or leaving keeps it, Escape does not. */
export function CollectionNameField({ name, onEnd }: CollectionNameFieldProps) {
  const { t } = useTranslation('gallery')
  const [text, setText] = useState(name)
  const ended = useRef(false)
  const end = (kept: boolean) => {
    if (ended.current) return
    ended.current = true
    const next = text.trim()
    onEnd(kept && next !== '' && next !== name ? next : undefined)
  }
  return (
    <TextField
      autoFocus
      fullWidth
      value={text}
      placeholder={t('collection.name')}
      onFocus={({ target }) => target.select()}
      onChange={({ target }) => setText(target.value)}
      onBlur={() => end(true)}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter') end(true)
        if (event.key === 'Escape') end(false)
      }}
      slotProps={{ htmlInput: { 'aria-label': t('collection.name'), maxLength: 120 } }}
      sx={{ my: 0.25 }}
    />
  )
}
