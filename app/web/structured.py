"""Owns the form of what is logged besides requests: words on a terminal, lines of JSON for programs."""

import json
import logging
import sys
from datetime import UTC, datetime
from io import UnsupportedOperation
from select import PIPE_BUF, POLLOUT, poll
from typing import Any

from app.config import Settings

STANDARD_OUTPUT = 1
PATIENCE = 5
"""Milliseconds for which the site waits for whoever reads its log."""


def is_read(descriptor: int) -> bool:
    """Whether what is written there now, up to `PIPE_BUF` bytes, waits for nobody: not where a pipe is full."""
    waiting = poll()
    waiting.register(descriptor, POLLOUT)
    return bool(waiting.poll(PATIENCE))


class Unwaiting(logging.StreamHandler[Any]):
    """Writes to a stream while somebody reads it; what cannot be written is lost."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  (its name in `logging`)
        """Says nothing: whoever read the log has gone."""

    def emit(self, record: logging.LogRecord) -> None:
        """Writes a record, or leaves it."""
        if self._is_read():
            super().emit(record)

    def _is_read(self) -> bool:
        try:
            return is_read(self.stream.fileno())
        except UnsupportedOperation:  # no file of the system, so nobody is waited for
            return True


def line(level: str, message: str, trace: str = "", moment: datetime | None = None) -> str:
    """One line of JSON that says something at a level. It is no longer than what a pipe takes as a whole: of a long
    `trace` the end stays, which tells what went wrong, of a long message the beginning."""
    now = (moment or datetime.now(UTC)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    while True:
        said = {"time": now, "level": level, "message": message} | ({"traceback": trace} if trace else {})
        whole = json.dumps(said, separators=(",", ":")) + "\n"
        if len(whole) <= PIPE_BUF:
            return whole
        if trace:
            trace = trace[len(trace) // 4 + 1 :]
        else:
            message = message[: len(message) * 3 // 4]


class Lines(logging.Formatter):
    """A record of Python's log as one line of JSON, its traceback within."""

    def format(self, record: logging.LogRecord) -> str:
        """The line without its end, which the handler adds."""
        trace = self.formatException(record.exc_info) if record.exc_info else ""
        moment = datetime.fromtimestamp(record.created, UTC)
        return line(record.levelname.lower(), record.getMessage(), trace, moment).rstrip("\n")


def is_for_programs(config: Settings) -> bool:
    """Whether the log is read by programs: standard output is no terminal, or lines are asked for there too."""
    return config.access_log == "on" or not sys.stdout.isatty()


def tells_requests(config: Settings) -> bool:
    """Whether each request has its line."""
    return config.access_log != "off" and is_for_programs(config)


def logging_config(config: Settings) -> dict[str, Any]:
    """What uvicorn and the application log, for `logging.config`: on standard output beside the requests where programs
    read it, else in uvicorn's words on standard error."""
    plain = {"()": "uvicorn.logging.DefaultFormatter", "fmt": "%(levelprefix)s %(message)s", "use_colors": None}
    programs = is_for_programs(config)
    stream = f"ext://sys.{'stdout' if programs else 'stderr'}"
    said = {"level": config.log_level.upper(), "handlers": ["said"], "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"said": {"()": f"{__name__}.{Lines.__name__}"} if programs else plain},
        "handlers": {"said": {"()": f"{__name__}.{Unwaiting.__name__}", "formatter": "said", "stream": stream}},
        "loggers": {"uvicorn": said, "timeline": said},
    }
