"""How long a whole ``alliance ask`` takes, as a multiple of ``python -c "import numpy"``.

The two are run in alternation with the same interpreter, each as a process of its own, so that whatever else the
machine is doing slows both. What is reported is the median of the ratios of the pairs, with their quartiles: seconds
say more about the machine than about the program.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

QUESTION = "When did the EU-Japan Summit take place?"
ALLIANCE = [str(Path(sys.executable).with_name("alliance")), "ask", QUESTION]
_NOT_PASSED_ON = ("ALLIANCE_", "XDG_", "PYTHON")
NUMPY = [sys.executable, "-c", "import numpy"]


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description="Start-up: alliance ask beside import numpy, in alternation.")
    parser.add_argument("--pairs", type=int, default=31, help="how many of each are run (default: 31)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    arguments = parser.parse_args()
    result = measure(max(2, arguments.pairs))
    if arguments.json:
        print(json.dumps(result))
        return
    print(f"alliance ask    {result['alliance_ms']:6.1f} ms, median of {result['pairs']}")
    print(f"import numpy    {result['numpy_ms']:6.1f} ms")
    lower, upper = result["quartiles"]
    print(f"ratio           {result['ratio']:6.2f}    quartiles {lower:.2f} and {upper:.2f}")


def measure(pairs: int) -> dict[str, Any]:
    """The figures of so many pairs, after one pair that only warms the file caches."""
    with tempfile.TemporaryDirectory() as home:
        env = {name: value for name, value in os.environ.items() if not name.startswith(_NOT_PASSED_ON)}
        # Compiled as after an installation, whatever the environment says; in a folder that goes away again.
        env |= {"HOME": home, "PYTHONPYCACHEPREFIX": str(Path(home, "compiled"))}
        seconds = [(_seconds(ALLIANCE, env), _seconds(NUMPY, env)) for _ in range(pairs + 1)][1:]
    ratios = [alliance / numpy for alliance, numpy in seconds]
    lower, middle, upper = quantiles(ratios, n=4)
    return {
        "pairs": pairs,
        "ratio": round(middle, 3),
        "quartiles": [round(lower, 3), round(upper, 3)],
        "alliance_ms": round(median(alliance for alliance, _ in seconds) * 1000, 1),
        "numpy_ms": round(median(numpy for _, numpy in seconds) * 1000, 1),
    }


def _seconds(command: Sequence[str], env: dict[str, str]) -> float:
    started = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=env)
    return perf_counter() - started


if __name__ == "__main__":
    main()
