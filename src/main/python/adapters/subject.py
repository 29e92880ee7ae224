"""A library as a subject: reads requests of the pipe protocol from standard input, one a line, and answers them.

python -m adapters.subject --library monai
"""

from __future__ import annotations

import argparse
from typing import Optional

from certidice.serving import answer_all

from .libraries import NAMES, library


def main(arguments: Optional[list] = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="adapters.subject", description=__doc__.splitlines()[0])
    parser.add_argument("--library", required=True, choices=NAMES)
    adapter = library(parser.parse_args(arguments).library)
    answer_all(adapter.run, keeps_strides=getattr(adapter, "KEEPS_STRIDES", True))


if __name__ == "__main__":
    main()
