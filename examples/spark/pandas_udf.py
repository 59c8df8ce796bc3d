#!/usr/bin/env python3
"""inquit as a pandas UDF of Apache Spark: from a column of text to a column of what was said, by the C library and ctypes.

    from pandas_udf import who_said
    articles.withColumn("found", who_said()("text"))   # found.said, an array of structs, and found.error

All machines need the shared library, and --py-files brings this file and ../python_ctypes/inquit.py to them: README.md tells how.
As a program: pandas_udf.py INPUT OUTPUT, both folders or files of JSON Lines.
"""
# SPDX-License-Identifier: Apache-2.0
import argparse
import functools

import pandas as pd
from pyspark.sql import SparkSession
from pyspark.sql.functions import pandas_udf
from pyspark.sql.types import ArrayType, DoubleType, IntegerType, StringType, StructField, StructType

from inquit import Error, Extractor


def struct(**fields):
    return StructType([StructField(name, kind) for name, kind in fields.items()])


# Places count code points of the text; names and meanings are those of docs/output.schema.json.
STATEMENT = struct(speaker=StringType(), gender=StringType(), kind=StringType(), content=ArrayType(ArrayType(IntegerType())),
                   text=ArrayType(StringType()), cue_text=StringType(), source_text=StringType(), confidence=DoubleType(),
                   speaker_confidence=DoubleType(), reason=StringType())
FOUND = struct(said=ArrayType(STATEMENT), error=StringType())


@functools.lru_cache(maxsize=None)
def extractor(**options):
    """The one Extractor of this process, made when it is first needed: Spark keeps its Python workers from task to task."""
    return Extractor(**options)


def statement(text, row):
    """A row of Extractor.extract as a STATEMENT, which has the words of the spans."""
    words = lambda span: span and text[span[0]:span[1]]
    taken = {name: row[name] for name in STATEMENT.names if name in row}
    return {**taken, "text": [words(span) for span in row["content"]], "cue_text": words(row["cue"]),
            "source_text": words(row["source"]), "reason": row["reason"] if row["speaker"] else None}


def found(reader, text):
    """What one row gets: an error of its own where something is wrong with its text."""
    if text is None:
        return None, "the row has no text"
    try:
        return [statement(text, row) for row in reader.extract(text)], None
    except Error as error:
        return None, str(error)


def who_said(**options):
    """The UDF, with the options of Extractor: model, repair_utf8, single_quotes, max_bytes, library."""
    @pandas_udf(FOUND)
    def udf(texts: pd.Series) -> pd.DataFrame:
        reader = extractor(**options)  # fails the job where the library or the model is missing
        return pd.DataFrame([found(reader, text) for text in texts], columns=FOUND.names)
    return udf


def main():
    parser = argparse.ArgumentParser(description="Finds who said what in JSON Lines, by a pandas UDF of Apache Spark.")
    parser.add_argument("input", metavar="INPUT", help='JSON Lines: {"id": ..., "text": ...}')
    parser.add_argument("output", metavar="OUTPUT", help="a folder that is not there yet")
    parser.add_argument("--model", default="small", help="small, base or a file (small)")
    parser.add_argument("--max-bytes", type=int, default=64 << 20, help="longest text (64 MB)")
    arguments = parser.parse_args()

    spark = SparkSession.builder.appName("inquit: pandas UDF").getOrCreate()
    articles = spark.read.schema("id string, text string").json(arguments.input)
    udf = who_said(model=arguments.model, max_bytes=arguments.max_bytes)
    articles.select("id", udf("text").alias("found")).select("id", "found.*").write.json(arguments.output)
    spark.stop()


if __name__ == "__main__":
    # By the name of its module. What Spark sends of __main__ is code, made anew for each task, and so would be the Extractor.
    import pandas_udf as module
    module.main()
