import { Box } from '@mui/material'
import { useNotices } from '../state/noticeStore'
import { NoticeCard } from '../ui/NoticeCard'

/** The notices at the foot of the window, the newest lowest. */
export function NoticeStack() {
  const notices = useNotices((state) => state.notices)
  return (
    <Box
      sx={{
        position: 'fixed',
        left: 0,
        right: 0,
        bottom: 52,
        zIndex: 'snackbar',
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
