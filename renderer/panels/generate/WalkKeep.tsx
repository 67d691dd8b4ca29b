import MoreIcon from '@mui/icons-material/ArrowDropDown'
import { Button, ButtonGroup, Menu, MenuItem } from '@mui/material'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openAsset, saveAssets } from '../../actions/libraryActions'
import { submit, waitForJob } from '../../actions/runStep'
import { showError } from '../../ui/notices'
import type { GeneratedPlace } from './outputFacts'
import { frameRecipe, walkFrameCount, walkRecipe } from './walkFrames'

interface WalkKeepProps {
  readonly from: GeneratedPlace
  readonly to: GeneratedPlace
  readonly frame: number
}

/** Keeps what the walk shows: its frame, the whole as an animation, or every frame as a file. */
export function WalkKeep({ from, to, frame }: WalkKeepProps) {
  const { t } = useTranslation('generate')
  const [keeping, setKeeping] = useState(false)
  const [open, setOpen] = useState(false)
  const group = useRef<HTMLDivElement>(null)

  const run = async (
    request: ReturnType<typeof frameRecipe>,
    then: (assets: readonly string[]) => Promise<unknown>,
  ) => {
    setOpen(false)
    setKeeping(true)
    try {
      const job = await submit([request])
      await then((await waitForJob(job.id)).outputs.map(({ asset }) => asset))
    } catch (error) {
      showError(error)
    } finally {
      setKeeping(false)
    }
  }
  const show = async ([asset]: readonly string[]) => asset && (await openAsset(asset))

  return (
    <>
      <ButtonGroup ref={group} variant="outlined" aria-label={t('between.keepTitle')}>
        <Button loading={keeping} onClick={() => void run(frameRecipe(from, to, frame), show)}>
          {t('between.keep')}
        </Button>
        <Button
          aria-label={t('between.keepMore')}
          aria-haspopup="menu"
          aria-expanded={open}
          disabled={keeping}
          onClick={() => setOpen(true)}
          sx={{ px: 0.5 }}
        >
          <MoreIcon />
        </Button>
      </ButtonGroup>
      <Menu anchorEl={group.current} open={open} onClose={() => setOpen(false)}>
        <MenuItem onClick={() => void run(walkRecipe(from, to, 'animation'), show)}>
          {t('between.keepAnimation')}
        </MenuItem>
        <MenuItem onClick={() => void run(walkRecipe(from, to, 'folder'), saveAssets)}>
          {t('between.saveFrames', { count: walkFrameCount })}
        </MenuItem>
      </Menu>
    </>
  )
}
