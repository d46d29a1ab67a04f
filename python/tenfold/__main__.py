# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""``python -m tenfold`` is the command ``tenfold``."""

from .cli import main

if __name__ == "__main__":
    main()
