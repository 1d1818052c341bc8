"""Settings for all tests."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# A machine that is busy with other things is no reason to fail.
settings.register_profile("ours", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ours")
