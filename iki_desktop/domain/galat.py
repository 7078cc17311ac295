"""The two ways a user's wish can fail, as sentences; everything else that is raised is a bug."""


class UserError(Exception):
    """What the user asked for can't be done: a sentence in Indonesian that says what, where and what to do."""


class EnvironmentFailure(Exception):
    """Disk, lock, rights or damage stood in the way: a sentence that says what is safe and what to try."""
