"""Write down which words the rules need, for a quick start: `python -m benchmarks.redaction.needed_words`.

Rules that came since are worked out at each start until this is done again, some 0.3 ms each.
"""

import json
from pathlib import Path

from portal.redaction import literals
from portal.redaction.scanner import RULES

_FILE = Path(literals.__file__).with_name("needed_words.json")


def main() -> None:
    """Write the file anew."""
    words = {literals.key_of(rule.pattern): literals.worked_out(rule.pattern) for rule in RULES}
    told = {
        key: None if found is None else sorted(word.decode("latin-1") for word in found)
        for key, found in sorted(words.items())
    }
    rows = ",\n".join(f"{json.dumps(key)}: {json.dumps(found)}" for key, found in told.items())
    _FILE.write_text("{\n" + rows + "\n}\n", encoding="ascii")


if __name__ == "__main__":
    main()
