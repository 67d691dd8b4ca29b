"""One process at a time in a folder of work: an earlier one may still be writing its last checkpoint."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from pathlib import Path
from typing import Iterator

TRY_SECONDS = 0.2


def _try_to_lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextlib.contextmanager
def folder_lock(folder: Path, patience: float = 30.0) -> Iterator[None]:
    """Holds `folder`; the system lets go of it when the process ends. Raises TimeoutError after `patience` seconds."""
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        until = time.monotonic() + patience
        while not _try_to_lock(descriptor):
            if time.monotonic() > until:
                raise TimeoutError("another training is at work in this folder")
            time.sleep(TRY_SECONDS)
        yield
    finally:
        os.close(descriptor)
