"""Settings for all tests."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# A machine that is busy with other things is no reason to fail. Elsewhere each run looks at new
# examples; in CI at the same ones, so that a change is judged by what it changed.
settings.register_profile(
    "ours",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ours")
