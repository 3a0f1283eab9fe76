"""What goes wrong on somebody's machine, said in one sentence that helps."""


class StartError(Exception):
    """A sentence for whoever typed the command: what is wrong, and what to do about it."""
