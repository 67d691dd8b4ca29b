"""Keeps big tensors in the heap between steps: mapping and unmapping them costs a third of a CPU step."""

from __future__ import annotations

import ctypes
import sys

# Parameter numbers from glibc's malloc.h; mallopt(3).
M_TRIM_THRESHOLD = -1
M_TOP_PAD = -2
M_MMAP_MAX = -4


def keep_memory_mapped() -> bool:
    """Tells glibc to serve large blocks from the heap and not to give it back; False where there is no glibc."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        mallopt = ctypes.CDLL("libc.so.6").mallopt
    except (OSError, AttributeError):
        return False
    return all((mallopt(M_MMAP_MAX, 0), mallopt(M_TRIM_THRESHOLD, 2**31 - 1), mallopt(M_TOP_PAD, 128 * 2**20)))
