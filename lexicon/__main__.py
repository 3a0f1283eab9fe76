"""``make lexicon``: writes lexicon.bin and weights.txt of the name guard, always alike."""

import sys

from .build import main

if __name__ == "__main__":
    sys.exit(main())
