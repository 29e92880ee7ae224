"""An oracle for tests of the client: speaks the pipe protocol, knows soft Dice in plain floats, and misbehaves on demand.

The name of the loss says what it does; ``Crash`` ends the process once, when the file named by FAKE_ORACLE_CRASH is gone.
"""

import json
import os
import sys
import time

import numpy as np


def floats(tensor):
    if "path" in tensor:
        return np.load(tensor["path"]).astype(float)
    return np.array([float(number) for number in tensor["data"]]).reshape(tensor["shape"])


def tensor(array):
    array = np.asarray(array, dtype=float)
    numbers = [number if np.isfinite(number) else json_word(number) for number in array.ravel().tolist()]
    return {"dtype": "float64", "shape": list(array.shape), "data": numbers}


def json_word(number):
    return "NaN" if np.isnan(number) else "Infinity" if number > 0 else "-Infinity"


def dice(request):
    p, g = floats(request["prediction"]), floats(request["target"])
    total = p.sum() + g.sum()
    answer = {"value": tensor(1 - 2 * (p * g).sum() / total)}
    if request.get("gradient", True):
        answer["gradient"] = tensor_at(request.get("gradient_path"), -2 * (g * total - (p * g).sum()) / total**2)
    return answer


def tensor_at(path, array):
    if path is None:
        return tensor(array)
    np.save(path, array)
    return {"dtype": "float64", "shape": list(array.shape), "path": path}


def with_tolerance(request):
    answer = dice(request)
    answer["tolerance"] = {key: tensor(np.full(answer[key]["shape"], 1e-3)) for key in ("value", "gradient")}
    return answer


def crash(request):
    mark = os.environ["FAKE_ORACLE_CRASH"]
    if os.path.exists(mark):
        os.unlink(mark)
        sys.stderr.write("out of memory, say\n")
        os._exit(1)
    return dice(request)


def crash_always(request):
    sys.stderr.write("the last words\n")
    sys.stderr.flush()
    os._exit(3)


def refuse(request):
    return {"error": {"code": "SHAPE_MISMATCH", "message": "they differ", "argument": "target"}}


def echo(request):
    return {"value": tensor(0), "notes": [{"flag": "ECHO", "says": json.dumps(request)}]}


def not_finite(request):
    return {"value": tensor([np.nan, np.inf, -np.inf]), "notes": [{"flag": "EMPTY", "says": "0/0"}]}


def kink(request):
    return {**dice(request), "gradient": tensor(np.zeros(request["prediction"]["shape"])), "gradient_set": True}


def slow(request):
    time.sleep(60)


def wrong_id(request):
    return {"id": -1, "value": tensor(0)}


LOSSES = {
    "Dice": dice,
    "Tolerant": with_tolerance,
    "Crash": crash,
    "CrashAlways": crash_always,
    "Refuse": refuse,
    "Echo": echo,
    "NotFinite": not_finite,
    "Kink": kink,
    "Slow": slow,
    "WrongId": wrong_id,
}


def loss_of(request):
    loss = request["loss"]
    name = loss["call"] if isinstance(loss, dict) and "call" in loss else str(loss)
    return LOSSES.get(name.split("(")[0].split(".")[-1], echo)


def main():
    for line in sys.stdin:
        request = json.loads(line)
        print(json.dumps({"id": request["id"], **loss_of(request)(request)}), flush=True)


if __name__ == "__main__":
    main()
