"""Runs a network in Python's onnxruntime, as often as each line of standard input says.

Prints the runtime's version first, then for each line the milliseconds that passed and those of processor time, for one
run.
"""

import json
import sys
import time

import numpy
import onnxruntime


def main() -> None:
    file, shapes, threads = sys.argv[1], json.loads(sys.argv[2]), int(sys.argv[3])
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
    feeds = {}
    for name, entry in shapes.items():
        length = int(numpy.prod(entry["shape"]))
        if entry["type"] == "int64":
            values = numpy.ones(length, numpy.int64)
        else:
            values = (numpy.sin(numpy.arange(length)) / 2 + 0.5).astype(numpy.float32)
        feeds[name] = values.reshape(entry["shape"])
    print(onnxruntime.__version__, flush=True)
    for line in sys.stdin:
        count = int(line)
        started, computed = time.perf_counter(), time.process_time()
        for _ in range(count):
            session.run(None, feeds)
        passed = time.perf_counter() - started
        computed = time.process_time() - computed
        print(passed * 1000 / count, computed * 1000 / count, flush=True)


main()
