"""A server that dies by SIGKILL at named places, and what its data must look like afterwards."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
