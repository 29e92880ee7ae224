"""Imports the losses of a library without the heavy dependencies of the rest of it.

The code of the losses is the library's own. Only what lies around it is left out: ``bare`` skips a package's
``__init__``, ``stub`` stands for a package that the losses mention and don't use.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import importlib.util
import os
import sys
import types
from typing import Any


def bare(name: str, **attributes: Any) -> types.ModuleType:
    """A package whose modules can be imported, though its ``__init__`` was not run."""
    if name not in sys.modules:
        module = types.ModuleType(name)
        module.__path__ = [folder_of(name)]
        module.__dict__.update(attributes)
        sys.modules[name] = module
    return sys.modules[name]


def folder_of(name: str) -> str:
    """Where a package lies; its parents must be bare already."""
    parent, _, leaf = name.rpartition(".")
    if parent:
        return os.path.join(sys.modules[parent].__path__[0], leaf)
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)
    return spec.submodule_search_locations[0]


def stub(name: str, **attributes: Any) -> types.ModuleType:
    """An empty module with the names that are imported from it."""
    module = types.ModuleType(name)
    module.__path__ = []
    module.__dict__.update(attributes)
    return sys.modules.setdefault(name, module)


def version(distribution: str) -> str:
    """The installed version of a distribution."""
    return importlib.metadata.version(distribution)


def fill_gaps_of_torch() -> Any:
    """Names of newer versions of torch that losses mention while they are imported, and don't need here."""
    import torch

    for name in ("uint16", "uint32", "uint64"):
        if not hasattr(torch, name):
            setattr(torch, name, object())
    if not hasattr(torch, "compiler"):
        torch.compiler = types.SimpleNamespace(is_compiling=lambda: False, is_exporting=lambda: False)
    return torch


class Registry:
    """Stands for the registries of OpenMMLab: returns what is registered unchanged."""

    def register_module(self, *arguments: Any, **options: Any) -> Any:
        """A decorator, with and without arguments."""
        return arguments[0] if arguments and callable(arguments[0]) else lambda registered: registered


def attribute(modules: tuple, name: str) -> Any:
    """The first of the modules' attributes with this name."""
    for module in modules:
        found = getattr(importlib.import_module(module), name, None)
        if found is not None:
            return found
    raise AttributeError(f"none of {', '.join(modules)} has {name}")
