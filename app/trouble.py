"""Owns what goes wrong around the program: its words are one line for whoever ran it, its code is the command’s own."""


class Trouble(Exception):
    """The environment is wrong: a file, a folder, a port, a missing tool."""

    code = 3


class WrongUse(Trouble):
    """The command cannot do what it was asked for."""

    code = 2


class WrongData(Trouble):
    """What was to be read or written is wrong in itself."""

    code = 1
