"""Where everything that is kept stands on disk; the one module that knows."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

#: The environment variable that moves every folder under one of the user's choice.
HOME_VARIABLE = "ALLIANCE_HOME"
_NAME = "alliance"


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one user; none need exist.

    Attributes:
        config: settings and lexicon.
        data: collections and conversations.
        cache: what can be rebuilt.
    """

    config: Path
    data: Path
    cache: Path

    @property
    def settings_file(self) -> Path:
        """The settings, as YAML."""
        return self.config / "settings.yaml"

    @property
    def lexicon(self) -> Path:
        """The folder of the user's lexicon files."""
        return self.config / "lexicon"


def user_paths(home: Path | None = None) -> Paths:
    """The folders: under ``home``, else under ``$ALLIANCE_HOME``, else where the system keeps such things."""
    chosen = home or (Path(os.environ[HOME_VARIABLE]) if os.environ.get(HOME_VARIABLE) else None)
    if chosen is not None:
        return Paths(chosen / "config", chosen / "data", chosen / "cache")
    return Paths(
        platformdirs.user_config_path(_NAME),
        platformdirs.user_data_path(_NAME),
        platformdirs.user_cache_path(_NAME),
    )
