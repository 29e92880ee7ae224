"""What a library's loss takes: where it puts channels, logits or probabilities, which kinds of targets.

A rule per library reads the arguments of a call. Add a library by adding its rule to ``RULES``.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace
from typing import Any, Callable, Dict, Mapping, Optional, Tuple

from .requests import Call

Arguments = Mapping[str, Any]


@dataclass(frozen=True)
class Layout:
    """The shapes and the kinds of numbers that a loss takes.

    ``prediction``: logits, probabilities (independent), simplex (they sum to 1 over the classes), labels or one_hot.
    ``target``: labels (no channel axis), labels_axis (a channel axis of length 1), one_hot, multilabel.
    ``channels``: the axis of the classes, 1 or -1; 0 where there is none, which needs one class.
    ``soft``: targets between 0 and 1 are accepted. ``void``: the label that means "ignore me".
    ``mask``: the name of a further argument of shape (batch, 1, ...) that selects voxels.
    ``shapes``: the only (batch, height, width) to make cases of, for frameworks that compile for each shape anew.
    """

    prediction: str = "logits"
    target: str = "one_hot"
    classes: int = 3
    channels: int = 1
    soft: bool = False
    void: Optional[int] = None
    dims: Tuple[int, ...] = (2,)
    integer: bool = False
    mask: Optional[str] = None
    shapes: Tuple[Tuple[int, ...], ...] = ()

    @property
    def exclusive(self) -> bool:
        """True where each voxel has exactly one class."""
        return self.classes > 1 and self.target != "multilabel"


LABELS = Layout(target="labels", integer=True)
BINARY = Layout(target="multilabel", classes=1)


def layout_of(call: Call) -> Layout:
    """The layout for a call; raises ValueError for a name that no rule knows."""
    name, arguments = parsed(call)
    for prefix, rule in RULES.items():
        if name.startswith(prefix):
            return rule(name[len(prefix) :], arguments)
    raise ValueError(f"no rule says what {name} takes; pass layout=certidice.Layout(...)")


def parsed(call: Call) -> Tuple[str, Arguments]:
    """Name and arguments of a call; positional arguments have their place as name."""
    if isinstance(call, str):
        return parsed_source(call)
    if isinstance(call, Mapping):
        raise ValueError("a pipeline says nothing of layouts; pass layout=certidice.Layout(...)")
    return call[0], call[1]


def parsed_source(source: str) -> Tuple[str, Arguments]:
    """Name and arguments of a call written in Python."""
    node = ast.parse(source.strip(), mode="eval").body
    if not isinstance(node, ast.Call):
        return source.strip(), {}
    arguments: Dict[str, Any] = {str(i): literal(argument) for i, argument in enumerate(node.args)}
    arguments.update({str(keyword.arg): literal(keyword.value) for keyword in node.keywords})
    return ast.unparse(node.func), arguments


def literal(node: ast.expr) -> Any:
    """The value of a literal; other expressions, such as torch.tensor([1, 2]), remain source."""
    try:
        return ast.literal_eval(node)
    except ValueError:
        return ast.unparse(node)


def monai(name: str, arguments: Arguments) -> Layout:
    """monai.losses: channels second, classes one-hot or, with to_onehot_y, as labels with a channel axis."""
    activated = arguments.get("sigmoid") or arguments.get("softmax") or "Focal" in name or "CE" in name
    exclusive = arguments.get("softmax") or arguments.get("use_softmax") or arguments.get("to_onehot_y")
    layout = Layout(
        prediction="logits" if activated else "probabilities",
        target="labels_axis" if arguments.get("to_onehot_y") else "one_hot" if exclusive else "multilabel",
        soft=bool(arguments.get("soft_label")),
        dims=(2, 3),
        mask="mask" if name.startswith("Masked") else None,
    )
    return asymmetric(layout) if name.startswith("Asymmetric") or "unified" in name else layout


def asymmetric(layout: Layout) -> Layout:
    """The unified focal losses of MONAI take two exclusive classes and probabilities."""
    target = layout.target if layout.target == "labels_axis" else "one_hot"
    return replace(layout, prediction="simplex", target=target, classes=2)


def by_mode(name: str, arguments: Arguments) -> Layout:
    """segmentation_models_pytorch and pytorch_toolbelt: a mode decides."""
    if name in ("SoftBCEWithLogitsLoss", "BalancedBCEWithLogitsLoss", "BinaryFocalLoss"):
        return Layout(target="multilabel", void=arguments.get("ignore_index", None))
    if name in ("SoftCrossEntropyLoss", "CrossEntropyFocalLoss"):
        return replace(LABELS, void=arguments.get("ignore_index", -100))
    if name in ("MCCLoss",):
        return replace(BINARY, prediction="probabilities", soft=True)
    return moded(arguments.get("mode", arguments.get("0", "binary")), name, arguments)


def moded(mode: str, name: str, arguments: Arguments) -> Layout:
    """The overlap losses of segmentation_models_pytorch and pytorch_toolbelt."""
    void = arguments.get("ignore_index")
    prediction = "logits" if arguments.get("from_logits", True) else "probabilities"
    soft = name in ("DiceLoss", "JaccardLoss", "TverskyLoss")
    if mode == "multiclass":
        return replace(LABELS, prediction="logits" if prediction == "logits" else "simplex", void=void)
    classes = 1 if mode == "binary" else 3
    return Layout(prediction=prediction, target="multilabel", classes=classes, soft=soft, void=void)


def toolbelt(name: str, arguments: Arguments) -> Layout:
    """pytorch_toolbelt: as segmentation_models_pytorch, but its Lovasz-softmax takes probabilities."""
    if name == "LovaszLoss":
        return replace(LABELS, prediction="simplex", void=arguments.get("ignore"))
    if name in ("BinaryLovaszLoss", "BinarySoftF1Loss"):
        return replace(BINARY, channels=0, void=arguments.get("ignore_index"))
    if name in ("LogCoshLoss",):
        return replace(BINARY, soft=True)
    return by_mode(name, arguments)


def kornia(name: str, arguments: Arguments) -> Layout:
    """kornia.losses: logits, labels without a channel axis."""
    if "hinge" in name.lower():
        return replace(LABELS, classes=1)
    if "binary" in name.lower():
        return Layout(target="multilabel")
    void = None if "lovasz" in name.lower() else arguments.get("ignore_index", -100)
    return replace(LABELS, void=void)


def torch(name: str, arguments: Arguments) -> Layout:
    """torch.nn and torch.nn.functional."""
    if "binary_cross_entropy_with_logits" in name or name.startswith("BCEWithLogits"):
        return Layout(target="multilabel", soft=True)
    if "binary_cross_entropy" in name or name.startswith("BCE"):
        return Layout(prediction="probabilities", target="multilabel", soft=True)
    return replace(LABELS, void=arguments.get("ignore_index", -100))


def torchmetrics(name: str, arguments: Arguments) -> Layout:
    """torchmetrics.functional: hard predictions, one-hot or as labels."""
    indexed = "jaccard" in name or arguments.get("input_format") == "index"
    kind = "labels" if indexed else "one_hot"
    if arguments.get("task") == "binary":
        return Layout(prediction="labels", target="labels", classes=1, integer=True, void=arguments.get("ignore_index"))
    void = arguments.get("ignore_index") if indexed else None
    return Layout(prediction=kind, target=kind, integer=True, void=void)


def channels_last(name: str, arguments: Arguments) -> Layout:
    """keras.losses: channels last, probabilities unless from_logits."""
    logits = bool(arguments.get("from_logits"))
    if "binary" in name.lower() or name.lower() in ("dice", "tversky"):
        return Layout("logits" if logits else "probabilities", "multilabel", channels=-1, soft=True)
    kind = "labels" if "sparse" in name.lower() else "one_hot"
    return Layout("logits" if logits else "simplex", kind, channels=-1, integer=kind == "labels")


def optax(name: str, arguments: Arguments) -> Layout:
    """optax.losses: channels last, logits unless apply_softmax=False."""
    if name == "binary_dice_loss":
        probabilities = not arguments.get("apply_sigmoid", True)
        return replace(BINARY, channels=-1, prediction="probabilities" if probabilities else "logits")
    if name.startswith("sigmoid"):
        return Layout(target="multilabel", channels=-1, soft=True)
    if name.endswith("with_integer_labels"):
        return replace(LABELS, channels=-1)
    return Layout("logits" if arguments.get("apply_softmax", True) else "simplex", "one_hot", channels=-1)


def nnunet(name: str, arguments: Arguments) -> Layout:
    """nnU-Net: labels with a channel axis; BCE compounds take one channel for each region."""
    if "BCE" in name:
        return Layout(target="multilabel")
    void = arguments.get("ignore_label", arguments.get("ignore_index"))
    compound = "DC" in name or "CrossEntropy" in name or "TopK" in name
    logits = compound or bool(arguments.get("apply_nonlin"))
    return Layout("logits" if logits else "simplex", "labels_axis", void=void, dims=(2, 3), integer=True)


def mmseg(name: str, arguments: Arguments) -> Layout:
    """mmsegmentation: logits and labels without a channel axis, 255 is void."""
    if name.startswith("LovaszLoss") and arguments.get("loss_type") == "binary":
        return replace(LABELS, classes=1, channels=0, void=255)
    return replace(LABELS, void=255 if "CrossEntropy" not in name else None)


RULES: Dict[str, Callable[[str, Arguments], Layout]] = {
    "monai.losses.": monai,
    "segmentation_models_pytorch.losses.": by_mode,
    "smp.losses.": by_mode,
    "pytorch_toolbelt.losses.": toolbelt,
    "kornia.losses.": kornia,
    "torch.nn.functional.": torch,
    "torch.nn.": torch,
    "torchmetrics.functional.": torchmetrics,
    "keras.losses.": channels_last,
    "optax.losses.": optax,
    "nnunetv2.training.loss.": nnunet,
    "mmseg.models.losses.": mmseg,
}
