"""What every test shares: how many random inputs are tried, and a home that is empty."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from assistant import Assistant

if TYPE_CHECKING:
    from pathlib import Path

# No deadline: how long an example takes depends on what else the machine is doing.
_SHARED = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("quick", max_examples=60, **_SHARED)
settings.register_profile("soak", max_examples=5_000, **_SHARED)
settings.load_profile(os.environ.get("ALLIANCE_TEST_PROFILE", "quick"))


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home directory: no test reads or writes what belongs to whoever runs it."""
    folder = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(folder))
    for name in ("ALLIANCE_HOME", "NO_COLOR", "FORCE_COLOR", "PYTHONIOENCODING"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture(scope="session")
def alliance() -> Assistant:
    """The assistant over the alliance text, as it comes."""
    return Assistant()
