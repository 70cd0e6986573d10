"""lede repl on a terminal: editing, history, completion, Ctrl-C and Ctrl-D. Prints TAP.

Each step waits for what must appear, so that a slow machine only makes it slower.
"""
import os
import pty
import re
import select
import signal
import sys
import time

PROMPT = "lede> "
PATIENCE = 60  # seconds; a step that fails fails once


class Terminal:
    def __init__(self, argv, env):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execve(argv[0], argv, env)
        self.text = ""

    def send(self, text):
        os.write(self.fd, text.encode())

    def wait_for(self, wanted):
        """What came up to and with `wanted`; None when it does not come."""
        end = time.time() + PATIENCE
        while wanted not in self.text:
            ready, _, _ = select.select([self.fd], [], [], max(0, end - time.time()))
            if not ready:
                return None
            try:
                got = os.read(self.fd, 65536)
            except OSError:  # the other side is closed
                return None
            if not got:
                return None
            plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", got.decode(errors="replace"))
            self.text += plain
        at = self.text.index(wanted) + len(wanted)
        seen, self.text = self.text[:at], self.text[at:]
        return seen

    def status(self, leave):
        """How it ended after `leave`, which is sent once: a key answered to a prompt counts."""
        end = time.time() + PATIENCE
        self.send(leave)
        while time.time() < end:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                return status
            try:  # whoever writes must not wait for us
                if select.select([self.fd], [], [], 0.2)[0]:
                    os.read(self.fd, 65536)
            except OSError:
                pass
        os.kill(self.pid, signal.SIGKILL)
        return os.waitpid(self.pid, 0)[1]


n_done = n_failed = 0


def check(name, ok, shown=""):
    global n_done, n_failed
    n_done += 1
    print(("ok" if ok else "not ok"), n_done, "-", name)
    if not ok:
        n_failed += 1
        print("#  ", repr(shown)[-600:])


def main(lede, articles, state):
    env = dict(os.environ, TERM="xterm", COLUMNS="100", LC_ALL="C.UTF-8", NO_COLOR="1",
               XDG_STATE_HOME=state, HOME=state)
    run = Terminal([lede, "repl", articles], env)
    check("it greets and waits", run.wait_for(PROMPT) is not None, run.text)

    run.send('"Sölvik"\r')
    seen = run.wait_for("of 20 articles")
    check("a pattern with letters beyond ASCII is searched", seen is not None, run.text)
    run.wait_for(PROMPT)

    run.send('lede.lexicon("paying", {\r')
    check("a declaration may take several lines", run.wait_for("... ") is not None, run.text)
    run.send('"pay" })\r')
    check("and is taken when it is whole", run.wait_for("lexicon paying") is not None, run.text)
    run.wait_for(PROMPT)

    run.send("<pay\t/>\r")
    seen = run.wait_for("of 20 articles")
    check("Tab completes the name of a lexicon", "\n12 hits in 9" in (seen or ""), seen)
    run.wait_for(PROMPT)

    run.send("[lem\t=\"pay\"]\r")
    seen = run.wait_for("of 20 articles")
    check("Tab completes an attribute", "\n15 hits in 11" in (seen or ""), seen)
    run.wait_for(PROMPT)

    run.send("[no such thing")
    run.wait_for("[no such thing")
    run.send("\x03")
    check("Ctrl-C gives up what is being typed", run.wait_for(PROMPT) is not None, run.text)
    run.send("= 6 * 7\r")
    check("and the program goes on", run.wait_for("42") is not None, run.text)
    run.wait_for(PROMPT)

    # On a busy machine Ctrl-C may come while the line is still being read, and gives that up.
    for _ in range(20):
        run.send("= (function() while true do end end)()\r")
        time.sleep(0.3)
        run.send("\x03")
        seen = run.wait_for(PROMPT)
        if seen is None or "stopped after" in seen:
            break
    check("Ctrl-C stops a search", "stopped after" in (seen or ""), seen)

    run.send("\x1b[A\x1b[A\r")
    seen = run.wait_for("42")
    check("the line before the last comes back", seen is not None, run.text)
    run.wait_for(PROMPT)
    status = run.status("\x04")
    check("Ctrl-D leaves", os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0, status)
    os.close(run.fd)

    again = Terminal([lede, "repl", "-q", articles], env)
    again.wait_for(PROMPT)
    again.send("\x1b[A\r")
    check("the history is there the next time", again.wait_for("42") is not None, again.text)
    again.wait_for(PROMPT)

    script = os.path.join(state, "edited.lua")
    for word, n in (("million", 27), ("crowns", 23)):
        with open(script, "w", encoding="utf-8") as file:
            file.write(f'require("lede").lexicon("edited", {{ "{word}" }})')
        if word == "million":
            again.send(f".script {script}\r")
            again.wait_for(PROMPT)
        again.send("<edited/>\r")
        seen = again.wait_for("of 20 articles")
        check(f"a script edited meanwhile is read again ({word})", f"\n{n} hits" in (seen or ""),
              seen)
        again.wait_for(PROMPT)

    status = again.status(".quit\r")
    check(".quit leaves", os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0, status)

    early = Terminal([lede, "repl", "-q", articles], env)
    status = early.status("\x04")
    check("Ctrl-D before the first prompt leaves", os.WIFEXITED(status), status)
    print(f"1..{n_done}")
    return 1 if n_failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
