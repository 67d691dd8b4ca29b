"""Runs a network in Python's onnxruntime, one run for each line of standard input.

Prints the milliseconds that passed and those of processor time.
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
    for _ in sys.stdin:
        started, computed = time.perf_counter(), time.process_time()
        session.run(None, feeds)
        passed = time.perf_counter() - started
        print(passed * 1000, (time.process_time() - computed) * 1000, flush=True)


main()
