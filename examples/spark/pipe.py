#!/usr/bin/env python3
"""inquit on many machines: the program as a filter under Apache Spark. README.md beside this file tells how to run it.

    spark-submit --files inquit pipe.py INPUT OUTPUT

INPUT is JSON Lines, {"id": ..., "text": ...}: a file, a folder or a pattern, compressed or not. OUTPUT is a folder that is not
there yet; it gets a record for each record of the input, in the same order within each of its files.
"""
# SPDX-License-Identifier: Apache-2.0
import argparse
import os
import shlex
import subprocess
import threading

from pyspark import SparkFiles
from pyspark.sql import SparkSession

BLANK = " \t\r"  # what a line may consist of that inquit passes over


def shipped(word):
    """The path of the file that --files brought to this machine under that name, be it program or model; else the word itself."""
    path = SparkFiles.get(word)
    return path if os.path.exists(path) else word


def by_pipe(lines, command):
    """The short way: Spark's own rdd.pipe, which takes and gives text.

    Unless told otherwise rdd.pipe asks for no exit code, so that a program killed half-way would leave out records unnoticed.
    With checkCode any code but 0 fails the task, and inquit's 1 only says that some records failed, each with its error in its
    place. So the shell makes 0 of 1, and 1 of all the rest: wrong usage (2), killed by a signal (128 and more). The program's
    environment would be empty, too; the working folder, here in PATH, is where --files puts what it brings.
    """
    text = lines.rdd.map(lambda row: row.value).filter(lambda line: line.strip(BLANK))
    shell = ["sh", "-c", '"$@" || [ $? -eq 1 ]', "sh", *command]
    return text.pipe(shlex.join(shell), env={"PATH": ".:/usr/local/bin:/usr/bin:/bin"}, checkCode=True)


def by_partition(lines, command):
    """The careful way: a process for each partition, whose answers are counted. It takes bytes, so that text which is not UTF-8
    fails as it does without Spark, where by_pipe reads it with U+FFFD in the place of what is wrong."""
    data = lines.select(lines.value.cast("binary")).rdd.map(lambda row: row[0])
    return data.mapPartitions(lambda partition: answers([shipped(word) for word in command], partition))


def answers(command, lines):
    """The program's line for each of `lines` (bytes) that is not blank.

    Memory is bounded by the two pipes: a thread feeds the program, which waits when its answers are not taken. Whatever goes
    wrong raises, which fails the task, and Spark tries it again; nothing of it is in the output then.
    """
    program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    fed = 0
    failure = None

    def feed():
        nonlocal fed, failure
        try:
            with program.stdin:
                for line in lines:
                    if line.strip(BLANK.encode()):
                        program.stdin.write(line + b"\n")
                        fed += 1
        except BrokenPipeError:
            pass  # the program has ended; its exit code tells more
        except BaseException as error:  # raised below, in the thread where Spark sees it
            failure = error
            program.kill()

    feeder = threading.Thread(target=feed, daemon=True)
    feeder.start()
    answered = 0
    try:
        for line in program.stdout:
            answered += 1
            yield line.rstrip(b"\n")
        program.wait()
    finally:
        program.kill()  # where Spark takes no more, as it does when the task is cancelled
        program.stdout.close()
        program.wait()
    feeder.join()
    if failure:
        raise failure
    if program.returncode not in (0, 1):  # 1: some records failed, and say so in their place
        raise RuntimeError(f"{command[0]} ended with {program.returncode}")
    if answered != fed:
        raise RuntimeError(f"{command[0]} answered {answered} of {fed} records")


def read_lines(spark, path, partitions):
    """The lines as a table of one column, cut into `partitions` or a few more where the files can be cut."""
    if partitions:
        # Spark makes no partition smaller than opening a file costs, it thinks: 4 MB, on which inquit works for 15 seconds.
        spark.conf.set("spark.sql.files.openCostInBytes", 0)
        spark.conf.set("spark.sql.files.minPartitionNum", partitions)
    return spark.read.text(path, lineSep="\n")  # else a CR would end a line, too


def main():
    parser = argparse.ArgumentParser(description="Finds who said what in JSON Lines, on a cluster of Apache Spark.")
    parser.add_argument("input", metavar="INPUT", help='JSON Lines: {"id": ..., "text": ...}')
    parser.add_argument("output", metavar="OUTPUT", help="a folder that is not there yet")
    parser.add_argument("--program", default="inquit", help="in --files, in PATH, or a path that all machines have (inquit)")
    parser.add_argument("--model", default="small", help="small, base, or a file as in --files (small)")
    parser.add_argument("--partitions", type=int, help="at least so many; unless given, one for each 128 MB")
    parser.add_argument("--way", choices=["partition", "pipe"], default="partition", help="mapPartitions or rdd.pipe (partition)")
    parser.add_argument("--options", default="", metavar="'...'", help="more of the program's, as in --options='--keep url,date'")
    parser.add_argument("--gzip", action="store_true", help="compress the output")
    arguments = parser.parse_args()

    # One thread a process: Spark runs as many processes as it may use cores.
    command = [arguments.program, "--input", "jsonl", "--jobs", "1", "--quiet", "--model", arguments.model,
               *shlex.split(arguments.options)]
    spark = SparkSession.builder.appName("inquit").getOrCreate()
    lines = read_lines(spark, arguments.input, arguments.partitions)
    said = (by_pipe if arguments.way == "pipe" else by_partition)(lines, command)
    said.saveAsTextFile(arguments.output, "org.apache.hadoop.io.compress.GzipCodec" if arguments.gzip else None)
    spark.stop()


if __name__ == "__main__":
    main()
