#!/usr/bin/env python3
# Measures what examples/spark/README.md reckons with: inquit alone and under Spark on one core, memory, and bytes.
# SPDX-License-Identifier: Apache-2.0
"""Usage: measure.py WORK_FOLDER [FILE.jsonl...], with INQUIT_PROGRAM and INQUIT_LIBRARY as for test_spark.py. Takes five minutes.

Invented articles of 600 words are read by the program alone, and on a cluster by each of the examples: there the executor, Python
and the program have one core together, which is that of the program alone, and the driver has the others. Of the files only the
bytes and words are told, in and out.
"""
import gzip
import json
import os
import pathlib
import statistics
import subprocess
import sys
import time

from articles import articles
from cluster import ROOT, Cluster, enter_environment, processes_of

WORK = pathlib.Path(sys.argv[1]).resolve()
PROGRAM = os.environ["INQUIT_PROGRAM"]
LIBRARY = os.environ["INQUIT_LIBRARY"]
SPARK = ROOT / "examples" / "spark"
TASKS = 4
UDF_FILES = f"{ROOT / 'examples' / 'python_ctypes' / 'inquit.py'},{SPARK / 'pandas_udf.py'}"
WAYS = {
    "partition": ["--files", PROGRAM, SPARK / "pipe.py", "--way", "partition"],
    "pipe": ["--files", PROGRAM, SPARK / "pipe.py", "--way", "pipe"],
    "pandas_udf": ["--py-files", UDF_FILES, SPARK / "pandas_udf.py"],
}


def write_articles(path, texts):
    path.write_text("".join(json.dumps({"id": str(i), "text": text}, ensure_ascii=False) + "\n" for i, text in enumerate(texts)))
    return path


def alone(path):
    """How many seconds the program alone takes, and what it writes."""
    begin = time.monotonic()
    output = subprocess.run([PROGRAM, "--input", "jsonl", "--quiet", path], stdout=subprocess.PIPE, check=True).stdout
    return time.monotonic() - begin, output


def note_peaks(session, peaks):
    """Notes the largest mebibytes that each kind of process of a session has had so far."""
    for pid in processes_of(session):
        try:
            command = pathlib.Path(f"/proc/{pid}/cmdline").read_text()
            status = pathlib.Path(f"/proc/{pid}/status").read_text()
        except OSError:
            continue  # it has just ended
        for kind, sign in {"executor": "ExecutorBackend", "Python": "pyspark.daemon", "inquit": "--input\0jsonl"}.items():
            if sign in command and "VmHWM" in status:
                peaks[kind] = max(peaks.get(kind, 0), int(status.partition("VmHWM:")[2].split()[0]) / 1024)


class Measurement:
    def __init__(self, cluster, core):
        self.cluster, self.core, self.all_cores = cluster, core, os.sched_getaffinity(0)
        self.worker = self.on_core(cluster.add_worker)

    def on_core(self, start):
        """Calls `start` on the core that is measured; so runs what it starts."""
        os.sched_setaffinity(0, self.core)
        try:
            return start()
        finally:
            os.sched_setaffinity(0, self.all_cores)

    def tasks(self, name, way, path, number):
        """The seconds that each of `number` tasks took, or a few more than these, without the first; and the peaks of memory."""
        options = {"spark.sql.files.openCostInBytes": 0, "spark.sql.files.minPartitionNum": number,
                   "spark.executorEnv.INQUIT_LIBRARY": LIBRARY, "spark.executorEnv.LD_LIBRARY_PATH": os.path.dirname(LIBRARY)}
        job = self.cluster.submit(name, *WAYS[way], path, self.cluster.folder / name / "out", conf=options)
        peaks = {}
        while job.process.poll() is None:
            note_peaks(self.worker.pid, peaks)
            time.sleep(0.1)
        infos = [event["Task Info"] for event in job.wait().events("TaskEnd")]
        infos.sort(key=lambda info: info["Launch Time"])
        # In the first one Java and Python start.
        return [(info["Finish Time"] - info["Launch Time"]) / 1000 for info in infos[1:]], peaks

    def task_cost(self, path, records, number, seconds_a_record):
        lasts, _ = self.tasks("small tasks", "partition", path, number)
        return statistics.median(lasts) - records / number * seconds_a_record

    def compare(self, texts):
        """Prints what a task of 400 records takes in each way: the least of what is measured by turns, since other work on the
        machine comes and goes, and only ever takes time."""
        records, tasks, rounds = len(texts) // TASKS, TASKS, 2
        folder = self.cluster.folder
        news = write_articles(folder / "news.jsonl", texts)
        share = write_articles(folder / "share.jsonl", texts[:records])
        words = sum(len(text.split()) for text in texts[:records])
        found = {way: [] for way in ["alone", *WAYS]}
        peaks = {}
        for number in range(rounds):
            for way in WAYS:
                found["alone"].append(self.on_core(lambda: alone(share))[0])
                lasts, peaks[way] = self.tasks(f"{way} {number}", way, news, tasks)
                found[way] += lasts[:tasks - 1]  # a last one has what is left over
        base = min(found["alone"])
        cost = self.task_cost(write_articles(folder / "few.jsonl", texts[:100]), 100, 50, base / records)
        print(f"alone: {base:.2f} s for {records} records, {words / base:,.0f} words/s", flush=True)
        print(f"a task takes {cost:.2f} s besides its records")
        for way in WAYS:
            seconds = min(found[way])
            more = (seconds - cost - base) / records * 1000
            print(f"{way}: {seconds:.2f} s, {seconds / base:.2f} of alone, besides the task {more:.1f} ms a record more; MiB: "
                  + ", ".join(f"{kind} {size:.0f}" for kind, size in sorted(peaks[way].items())))


def tell_bytes(name, texts, path):
    words = sum(len(text.split()) for text in texts)
    source = write_articles(path, texts).read_bytes()
    for what, data in ("in", source), ("out", alone(path)[1]):
        print(f"{name}: {len(texts)} articles, {words / len(texts):.0f} words each; {what} {len(data) / words:.2f} bytes a word, "
              f"{len(gzip.compress(data, 6)) / words:.2f} by gzip", flush=True)


def main():
    texts = articles(400 * TASKS, 600)
    with Cluster(WORK / "measure") as cluster:
        cluster.env.pop("JDK_JAVA_OPTIONS")  # which make Java start sooner, and then slower
        Measurement(cluster, {max(os.sched_getaffinity(0))}).compare(texts)
        tell_bytes("invented", texts, cluster.folder / "bytes.jsonl")
        for file in sys.argv[2:]:
            lines = pathlib.Path(file).read_text().splitlines()
            tell_bytes(file, [json.loads(line)["text"] for line in lines], cluster.folder / "bytes.jsonl")


if __name__ == "__main__":
    enter_environment(WORK)
    main()
