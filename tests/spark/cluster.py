# A cluster of Apache Spark on this machine: PySpark in a folder of its own, a master, and workers that can be lost.
# SPDX-License-Identifier: Apache-2.0
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import time
import venv

ROOT = pathlib.Path(__file__).resolve().parents[2]
PACKAGES = ROOT / "tools" / "requirements" / "spark.txt"
SKIPPED = 77  # the exit code, as in CMakeLists.txt
PATIENCE = 60  # seconds, for what takes two


def enter_environment(work, **env):
    """Goes on as Python with PySpark, which it installs first where that is missing, and with these variables."""
    if not shutil.which("java"):
        print("skipped: there is no Java")
        sys.exit(SKIPPED)
    folder = work / "venv"
    if pathlib.Path(sys.prefix).resolve() == folder.resolve():
        return
    if not (folder / "bin" / "pip").exists():
        venv.create(folder, with_pip=True)
    install = [folder / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", PACKAGES]
    if subprocess.run(install).returncode:
        print(f"skipped: pip could not install {PACKAGES.relative_to(ROOT)}, as where PyPI cannot be reached")
        sys.exit(SKIPPED)
    python = str(folder / "bin" / "python")
    os.execve(python, [python, "-B", *sys.argv], {**os.environ, **env})


def processes_of(session):
    """Those of a session: what was started as its leader, and all that came of it."""
    found = []
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(stat.read_text().rpartition(")")[2].split()[3]) == session:
                found.append(int(stat.parent.name))
        except (OSError, ValueError):
            pass  # it has just ended
    return found


def wait_for(what, condition):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.02)
    raise TimeoutError(f"there is no {what} after {PATIENCE} seconds")


class Cluster:
    """A master, and workers of one core as they are added, in a folder made anew. All that it starts ends with stop()."""

    def __init__(self, folder):
        import pyspark
        shutil.rmtree(folder, ignore_errors=True)
        self.folder = folder
        self.home = pathlib.Path(pyspark.__file__).parent
        self.sessions = []
        (folder / "conf").mkdir(parents=True)  # so that nobody's settings are taken
        (folder / "local").mkdir()
        self.env = {**os.environ, "SPARK_HOME": str(self.home), "SPARK_CONF_DIR": str(folder / "conf"),
                    "SPARK_LOCAL_DIRS": str(folder / "local"), "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_DAEMON_MEMORY": "256m",
                    "PYSPARK_PYTHON": sys.executable, "PYTHONDONTWRITEBYTECODE": "1",
                    "JAVA_TOOL_OPTIONS": f'-Djava.io.tmpdir="{folder / "local"}"',  # who is killed cleans nothing up
                    "JDK_JAVA_OPTIONS": "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"}  # for programs that run for seconds
        try:
            self.url = self._daemon("master.Master", r"Starting Spark master at (\S+)", "--port", "0")[1]
        except BaseException:
            self.stop()
            raise

    def _start(self, log, *command):
        with open(log, "wb") as stderr:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=stderr, stderr=stderr, env=self.env,
                                       cwd=self.folder, start_new_session=True)
        self.sessions.append(process)
        return process

    def _daemon(self, name, ready, *arguments):
        """Starts a part of the cluster; returns it and what `ready` found in its log."""
        log = self.folder / f"{name}.{len(self.sessions)}.log"
        process = self._start(log, self.home / "bin" / "spark-class", f"org.apache.spark.deploy.{name}", "--host", "127.0.0.1",
                              "--webui-port", "0", *arguments)
        found = wait_for(f"{ready!r} in {log}", lambda: re.search(ready, log.read_text()))
        return process, found[found.re.groups]

    def add_worker(self):
        return self._daemon("worker.Worker", "Successfully registered with master", "--cores", "1", "--memory", "512m",
                            "--work-dir", self.folder / "workers", self.url)[0]

    def lose(self, process):
        """As if the machine had lost its power: the worker, its executor and their programs are gone at once."""
        for pid in processes_of(process.pid):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass  # gone with another
        process.wait()

    def submit(self, name, *arguments, conf={}, master=None):
        """Starts a program of Spark's under this name."""
        job = Job(self.folder / name)
        settings = {"spark.driver.memory": "512m", "spark.executor.memory": "512m", "spark.ui.enabled": "false",
                    "spark.eventLog.enabled": "true", "spark.eventLog.dir": job.folder / "events", **conf}
        words = [word for name, value in settings.items() for word in ("--conf", f"{name}={value}")]
        job.process = self._start(job.log, self.home / "bin" / "spark-submit", "--master", master or self.url, *words, *arguments)
        return job

    def stop(self):
        for process in self.sessions:
            self.lose(process)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()


class Job:
    """A program that Spark runs, and what is known of it: its log, its events, its output."""

    def __init__(self, folder):
        self.folder, self.log, self.output = folder, folder / "log", folder / "out"
        (folder / "events").mkdir(parents=True)

    def committed(self):
        """How many tasks are done while the job goes on: each has put its part of the output aside."""
        return len(list(self.output.glob("_temporary/0/task_*")))

    def wait(self):
        if self.process.wait(timeout=3 * PATIENCE):
            raise RuntimeError(f"exit code {self.process.returncode}\n" + self.log.read_text()[-5000:])
        return self

    def parts(self):
        """The lines of each file of the output."""
        return [part.read_bytes().splitlines(keepends=True) for part in sorted(self.output.glob("part-*"))]

    def events(self, kind):
        log, = (self.folder / "events").iterdir()
        return [event for event in map(json.loads, log.read_text().splitlines()) if event["Event"] == "SparkListener" + kind]

    def failures(self):
        """Why tasks had to be tried again."""
        reasons = [event["Task End Reason"]["Reason"] for event in self.events("TaskEnd")]
        return [reason for reason in reasons if reason != "Success"]
