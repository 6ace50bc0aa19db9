"""The subcommands of ``alliance``: each module adds its parser and has a ``run`` that returns an exit code."""
