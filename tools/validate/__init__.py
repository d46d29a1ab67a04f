# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Comparisons with published values and other codes: `python tools/validate --help`."""
