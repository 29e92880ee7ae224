"""Right values and gradients of segmentation losses, in each library's own words.

>>> import certidice
>>> answer = certidice.oracle("monai.losses.DiceLoss(sigmoid=True)", logits, masks)   # doctest: +SKIP
>>> answer.value, answer.gradient                                                    # doctest: +SKIP
"""

from .answers import Answer, Note, OracleError, Tolerance
from .layouts import Layout, layout_of
from .matching import assert_matches
from .pipe import Oracle, oracle
from .sampling import Case, cases
from .serving import serve
from .subjects import jax_subject, torch_subject
from .tensors import BFloat16

__version__ = "0.1.0"

__all__ = [
    "Answer",
    "BFloat16",
    "Case",
    "Layout",
    "Note",
    "Oracle",
    "OracleError",
    "Tolerance",
    "assert_matches",
    "cases",
    "jax_subject",
    "layout_of",
    "oracle",
    "serve",
    "torch_subject",
]
