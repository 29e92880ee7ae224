"""Random numbers that are the same with every version of numpy."""

from __future__ import annotations

from typing import Any, Sequence

import numpy as np


class Draw:
    """Built on a generator's raw bits only: what numpy makes of them may change from version to version."""

    def __init__(self, *seeds: int) -> None:
        self._bits = np.random.PCG64(list(seeds))

    def uniform(self, shape: Sequence[int]) -> np.ndarray:
        """Numbers strictly between 0 and 1."""
        raw = self._bits.random_raw(int(np.prod(shape, dtype=np.int64)))
        return ((np.asarray(raw, dtype=np.uint64) >> np.uint64(12)).astype(np.float64) + 0.5).reshape(shape) / 2.0**52

    def below(self, bound: int, shape: Sequence[int]) -> np.ndarray:
        """Whole numbers from 0 to bound - 1."""
        return np.floor(self.uniform(shape) * bound).astype(np.int64)

    def one_of(self, choices: Sequence[Any]) -> Any:
        """One of the choices."""
        return choices[int(self.below(len(choices), (1,))[0])]

    def logistic(self, shape: Sequence[int]) -> np.ndarray:
        """Logits whose probabilities are uniform."""
        uniform = self.uniform(shape)
        return np.log(uniform / (1 - uniform))
