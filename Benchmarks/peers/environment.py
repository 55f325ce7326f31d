# SPDX-License-Identifier: GPL-3.0-or-later
"""The virtual environment of the peers: where it is, and how it is made."""

import os
import subprocess
import sys

VENV = os.environ.get("EXOPLAN_BENCHMARK_VENV", os.path.join(os.path.dirname(os.path.dirname(__file__)), ".venv-peers"))
PACKAGES = [
    "pyomo==6.10.1", "highspy==1.15.1", "linopy==0.10.1", "ortools==9.15.6755", "PyYAML==6.0.3", "XlsxWriter==3.2.5"]


def python():
    """The interpreter with the peers' packages; the first call installs them."""
    program = os.path.join(VENV, "bin", "python")
    if not os.path.exists(program):
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
        subprocess.run([program, "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
    return program
