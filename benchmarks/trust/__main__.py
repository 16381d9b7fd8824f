"""Every figure of docs/trust.md, each beside its limit in the same run: python -m benchmarks.trust.

One after the other, each in a process of its own, so that none measures what another left behind. It takes
some minutes; on a machine with nothing else to do the clock's figures mean something too.
"""

import subprocess
import sys

EACH = ("vault", "ledger", "installation", "withdrawal")


def main() -> None:
    """Run each and let it print."""
    for name in EACH:
        print(f"## python -m benchmarks.trust.{name}\n", flush=True)
        subprocess.run([sys.executable, "-m", f"benchmarks.trust.{name}"], check=True)  # noqa: S603
        print(flush=True)


if __name__ == "__main__":
    main()
