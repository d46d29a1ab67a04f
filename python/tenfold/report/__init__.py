# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""The report: one self-contained HTML page of a result."""

from __future__ import annotations

from .build import build_report, write_report

__all__ = ["build_report", "write_report"]
