import { Box } from '@mui/material'
import { useEffect, useState } from 'react'
import { useNotices } from '../state/noticeStore'
import { NoticeCard } from '../ui/NoticeCard'
import { followNoticePlace, type NoticePlace } from '../ui/windowFoot'

/** The notices between the panels, above what stands at the foot of the window, the newest lowest. */
export function NoticeStack() {
  const notices = useNotices((state) => state.notices)
  const [place, setPlace] = useState<NoticePlace>({ bottom: 0, left: 0, right: 0 })
  useEffect(() => followNoticePlace(setPlace), [])

  return (
    <Box
      sx={{
        // Fixed, or with an order of its own, it would put all notices on one side of a dialog.
        position: 'absolute',
        ...place,
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        gap: 1,
        px: 2,
        pointerEvents: 'none',
      }}
    >
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </Box>
  )
}
