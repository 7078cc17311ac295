"""What can be wrong with an office file, as exceptions; the sentences for the clerk are made in services."""


class StoreError(Exception):
    """An office file that can't be used as asked."""


class NotAnOffice(StoreError):
    """The file is no office file: not SQLite, or an SQLite file of another program."""


class NewerFile(StoreError):
    """The file was written by a newer program; `args` are its version and ours."""


class Damaged(StoreError):
    """The body of the file is not what SQLite wrote."""


class InUse(StoreError):
    """Another program holds the file for writing."""


class ReadOnly(StoreError):
    """A change was asked of a file that is open for reading only."""


class Conflict(StoreError):
    """A step can't be turned round whole; `args[0]` are the rows that were changed since (`db.history.Clash`)."""
