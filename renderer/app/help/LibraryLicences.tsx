import { Box, Typography } from '@mui/material'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as z from 'zod'

/** What the build writes beside the page about the libraries in it. */
const licencesSchema = z.array(
  z.object({ name: z.string(), version: z.string(), identifier: z.string(), text: z.string() }),
)
type Licence = z.infer<typeof licencesSchema>[number]

async function loadLicences(): Promise<readonly Licence[]> {
  const answer = await fetch('/licences.json')
  // The development server has no such file: nothing was bundled there.
  if (!answer.ok) return []
  return licencesSchema.parse(await answer.json())
}

/** The libraries that are part of this page, each with the text of its licence. */
export function LibraryLicences() {
  const { t } = useTranslation('app')
  const [licences, setLicences] = useState<readonly Licence[]>([])
  useEffect(() => {
    let current = true
    loadLicences()
      .then((found) => current && setLicences(found))
      // Where the server answers with a page instead of the file, there is nothing to show.
      .catch(() => undefined)
    return () => {
      current = false
    }
  }, [])
  if (licences.length === 0) return null
  return (
    <Box>
      <Typography variant="h3" sx={{ mb: 0.5 }}>
        {t('about.libraries')}
      </Typography>
      {licences.map(({ name, version, identifier, text }) => (
        <Box component="details" key={name}>
          <Typography component="summary" variant="caption" sx={{ cursor: 'pointer' }}>
            {`${name} ${version} · ${identifier}`}
          </Typography>
          <Typography
            component="pre"
            variant="caption"
            sx={{ m: 0, my: 0.5, pl: 2, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
          >
            {text}
          </Typography>
        </Box>
      ))}
    </Box>
  )
}
