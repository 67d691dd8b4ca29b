import SearchIcon from '@mui/icons-material/ImageSearchOutlined'
import {
  Box,
  Button,
  Dialog,
  DialogContent,
  DialogTitle,
  Stack,
  ToggleButton,
  ToggleButtonGroup,
  Typography,
} from '@mui/material'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Asset } from '../../../preload/contract/asset'
import type { Job } from '../../../preload/contract/job'
import { definition } from '../../../preload/contract/steps/recognise.similar'
import { trashAssets } from '../../actions/libraryActions'
import { submit } from '../../actions/runStep'
import { useLanguage } from '../../i18n/useLanguage'
import { isFinished } from '../../state/jobList'
import { useJobs } from '../../state/jobStore'
import { noFilter } from '../../state/libraryFilter'
import { useLibrary } from '../../state/libraryStore'
import { newestJob } from '../../state/stepResults'
import { DialogFoot } from '../../ui/DialogFoot'
import { JobStatus } from '../../ui/JobStatus'
import { showError } from '../../ui/notices'
import { usePictureSet } from '../../ui/usePictureSet'
import { AlikeGroups } from './AlikeGroups'
import { AlikePictures } from './AlikePictures'
import { alikeGroups, copyLikeness, picturesLike, proposedToGo } from './alikeGroups'

interface AlikeDialogProps {
  /** What is looked for: copies among the pictures, or pictures like this one. */
  readonly like: string | undefined
  readonly onClose: () => void
}

/** How alike pictures have to be to stand together. */
const degrees = { copies: copyLikeness, close: 0.95, loose: 0.7 } as const
type Degree = keyof typeof degrees

/** The picture that a job compared the others with. */
function likeOf({ recipe, inputs }: Job): string | undefined {
  const place = recipe.steps.at(-1)?.parameters.like
  const input = typeof place === 'number' ? inputs[place] : undefined
  return input && 'asset' in input ? input.asset : undefined
}

/** Copies of the same picture to sort out, or the pictures that look like one of them. */
export function AlikeDialog({ like, onClose }: AlikeDialogProps) {
  const { t } = useTranslation(['alike', 'app'])
  const id = useId()
  const language = useLanguage()
  const { selected, assets } = usePictureSet()
  const job = useJobs((state) =>
    newestJob(
      state.jobs.filter((one) => likeOf(one) === like),
      definition.id,
    ),
  )
  const [busy, setBusy] = useState(false)
  const [degree, setDegree] = useState<Degree>('copies')
  /** What the user decided otherwise than is proposed, by picture: true goes to the trash. */
  const [decided, setDecided] = useState<ReadonlyMap<string, boolean>>(new Map())

  const known = useMemo(() => new Map(assets.map((asset) => [asset.id, asset])), [assets])
  const data = job?.outputs[0]?.data
  const found = useMemo(() => {
    const parsed = definition.result.safeParse(data)
    if (!job || !parsed.success) return undefined
    const inputs = job.inputs.map((input) => ('asset' in input ? input.asset : ''))
    const seen = new Set(inputs)
    return { inputs, pairs: parsed.data.pairs, isCurrent: assets.every((one) => seen.has(one.id)) }
  }, [job, data, assets])
  const groups = useMemo(
    () =>
      (found ? alikeGroups(found.inputs, found.pairs, degrees[degree]) : [])
        .map((group) =>
          group.flatMap((one): Asset[] => [known.get(one)].filter((a) => a !== undefined)),
        )
        .filter((group) => group.length > 1),
    [found, degree, known],
  )
  const alike = useMemo(
    () =>
      found && like !== undefined
        ? picturesLike(found.inputs, found.pairs, like).filter((one) => known.has(one.id))
        : [],
    [found, like, known],
  )
  const leaving = groups.flatMap((group) => {
    const proposed = degree === 'copies' ? proposedToGo(group) : []
    return group.filter((one) => decided.get(one.id) ?? proposed.includes(one))
  })
  const going = job !== undefined && !isFinished(job)

  const run = () => {
    setBusy(true)
    const ids = assets.map((asset) => asset.id)
    if (like !== undefined && !ids.includes(like)) ids.push(like)
    const parameters = like === undefined ? {} : { like: ids.indexOf(like) }
    submit([{ step: definition.id, parameters }], ids)
      .catch(showError)
      .finally(() => setBusy(false))
  }
  const isUnsought = like !== undefined && job === undefined && assets.length > 1
  const sought = useRef(false)
  // Who asks for pictures like one has asked for the search: it needs no second press.
  useEffect(() => {
    if (!isUnsought || sought.current) return
    sought.current = true
    run()
  })
  const select = () => {
    const ids = [...(like === undefined ? [] : [like]), ...alike.map((one) => one.id)]
    useLibrary.getState().setQuery({ trashed: false, search: '', filter: noFilter })
    useLibrary.getState().setSelection({ ids: new Set(ids), anchor: ids[0], focus: ids[0] })
    onClose()
  }

  const action =
    like === undefined ? (
      leaving.length > 0 ? (
        <Button
          variant="contained"
          onClick={() =>
            void trashAssets(leaving.map((one) => one.id))
              .then(onClose)
              .catch(showError)
          }
        >
          {t('trash', { count: leaving.length })}
        </Button>
      ) : null
    ) : alike.length > 0 ? (
      <Button variant="contained" onClick={select}>
        {t('select', { count: alike.length + 1 })}
      </Button>
    ) : null

  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby={id}>
      <DialogTitle id={id} sx={{ pb: 1 }}>
        {like === undefined
          ? t('copiesTitle')
          : t('likeTitle', { name: known.get(like)?.name ?? t('thisPicture') })}
      </DialogTitle>
      <DialogContent>
        <Stack spacing={2} sx={{ minHeight: 320 }}>
          <Typography variant="body2" color="textSecondary">
            {definition.summary[language]}
          </Typography>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
            <Button
              variant={found?.isCurrent ? 'outlined' : 'contained'}
              startIcon={<SearchIcon />}
              loading={busy}
              disabled={going || assets.length < 2}
              onClick={run}
            >
              {selected
                ? t('runSelected', { count: assets.length })
                : t('run', { count: assets.length })}
            </Button>
            {like === undefined && found ? (
              <ToggleButtonGroup
                exclusive
                size="small"
                value={degree}
                aria-label={t('degree')}
                onChange={(_, next: Degree | null) => next && setDegree(next)}
              >
                <ToggleButton value="copies">{t('degrees.copies')}</ToggleButton>
                <ToggleButton value="close">{t('degrees.close')}</ToggleButton>
                <ToggleButton value="loose">{t('degrees.loose')}</ToggleButton>
              </ToggleButtonGroup>
            ) : null}
          </Box>
          <JobStatus job={going || job?.state === 'failed' ? job : undefined} />
          {going || !found ? null : (
            <>
              {found.isCurrent ? null : <Typography variant="body2">{t('outdated')}</Typography>}
              {like === undefined ? (
                <AlikeGroups
                  groups={groups}
                  proposed={degree === 'copies'}
                  leaving={new Set(leaving.map((one) => one.id))}
                  onDecide={(one, leaves) =>
                    setDecided((before) => new Map(before).set(one, leaves))
                  }
                />
              ) : (
                <AlikePictures pictures={alike} nameOf={(one) => known.get(one)?.name ?? ''} />
              )}
            </>
          )}
        </Stack>
      </DialogContent>
      <DialogFoot leave={t('app:close')} onLeave={onClose}>
        {action}
      </DialogFoot>
    </Dialog>
  )
}
