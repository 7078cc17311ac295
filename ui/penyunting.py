"""Changes on their way: a panel asks for a service, the store does it, everybody who shows the office hears of it."""

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from iki_desktop.domain.galat import EnvironmentFailure, UserError
from iki_desktop.services.kantor import Changes, Kantor

_P = ParamSpec("_P")
_T = TypeVar("_T")


class Penyunting(QObject):
    """The one way from the window to the services that change. Lives as long as an office is open.

    `changed` carries the `Changes` and who began them (`origin`), so that a view can leave alone what it shows already.
    """

    changed = Signal(object, object)

    def __init__(self, kantor: Kantor, report: Callable[[Exception], None]) -> None:
        """`report` shows an error where the user sees it."""
        super().__init__()
        self.kantor, self._report = kantor, report

    @property
    def writable(self) -> bool:
        """Whether the office can be changed at all."""
        return not self.kantor.store.read_only

    def do(
        self, service: Callable[..., Changes | None], *args: Any, origin: object = None, **kwargs: Any
    ) -> Changes | None:
        """Runs a service that changes; None where it was refused (and said so) or changed nothing it tells of."""
        try:
            changes = service(self.kantor, *args, **kwargs)
        except (UserError, EnvironmentFailure) as galat:
            self._report(galat)
            return None
        if changes is not None and changes.rows:
            self.changed.emit(changes, origin)
        return changes

    def ask(self, service: Callable[Concatenate[Kantor, _P], _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Runs a service that only reads; raises what it raises."""
        return service(self.kantor, *args, **kwargs)

    def try_ask(self, service: Callable[Concatenate[Kantor, _P], _T], *args: _P.args, **kwargs: _P.kwargs) -> _T | None:
        """The same; None where it was refused, and said so."""
        try:
            return service(self.kantor, *args, **kwargs)
        except (UserError, EnvironmentFailure) as galat:
            self._report(galat)
            return None
