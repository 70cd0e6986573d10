#!/usr/bin/env python3
"""A run on a terminal: run_pty.py COLUMNS KEYS COMMAND...

Runs the command on a terminal of that width, with 24 lines. KEYS says what is typed once a progress
line, or the text of the variable PTY_AT, stands there: "" nothing, "c" Ctrl-C, "cc" Ctrl-C twice, a
tenth of a second apart; "." waits for a second. What has not ended after two minutes is killed.
Writes what the terminal was sent, a line for each progress line, then "exit N" (N < 0: ended by a
signal) and "after N ms" since the last key.
"""
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time

columns, keys, command = int(sys.argv[1]), list(sys.argv[2]), sys.argv[3:]
pid, terminal = pty.fork()
if pid == 0:
    fcntl.ioctl(2, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    os.execvp(command[0], command)
shown, typed, due, started = b"", 0.0, 0.0, time.monotonic()
at = os.environ.get("PTY_AT", " left").encode()
while True:
    ready, _, _ = select.select([terminal], [], [], 0.02)
    if ready:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    now = time.monotonic()
    if now > started + 120:
        os.kill(pid, signal.SIGKILL)
    if keys and at in shown and now > due:
        if keys.pop(0) == ".":
            due = now + 1
            continue
        os.write(terminal, b"\x03")
        typed, due = now, now + 0.1
_, status = os.waitpid(pid, 0)
text = shown.decode("utf-8", "replace").replace("\r\n", "\n").replace("\x1b[K", "").replace("\r", "\n")
sys.stdout.write(text if text.endswith("\n") or not text else text + "\n")
print(f"exit {os.waitstatus_to_exitcode(status)}")
print(f"after {int((time.monotonic() - typed) * 1000) if typed else 0} ms")
