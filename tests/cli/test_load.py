# The program under load: many documents, many threads, little memory, full disks, and ends that nobody asked for.
# SPDX-License-Identifier: Apache-2.0
import functools
import json
import os
import pathlib
import re
import resource
import signal
import subprocess
import sys
import time
import unittest

from program import PROGRAM, STORY, TINY_MODEL, ProgramTest, as_somebody

SANITIZED = bool(os.environ.get("INQUIT_SANITIZE"))
NO_MEMORY = "there is no memory to read it"


def jsonl(count, text=STORY):
    return "".join(json.dumps({"id": n, "text": text}) + "\n" for n in range(count))


def limited(limit, value):
    """What sets a limit of the new process alone."""
    return lambda: resource.setrlimit(limit, (value, value))


class Load(ProgramTest):
    model = TINY_MODEL

    def run_limited(self, *arguments, limit=None, value=0, **options):
        return subprocess.run([PROGRAM, "--model", TINY_MODEL, *arguments], cwd=self.folder, timeout=300, text=True, stdin=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, preexec_fn=limit and limited(limit, value), **{"stdout": subprocess.PIPE, **options})


@functools.lru_cache(None)
def address_space():
    """Bytes of address space that the program takes for a short text on one thread."""
    with subprocess.Popen([PROGRAM, "--model", TINY_MODEL, "--input", "jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as run:
        run.stdin.write(jsonl(1, STORY * 50).encode())
        run.stdin.flush()
        run.stdout.readline()
        status = pathlib.Path(f"/proc/{run.pid}/status").read_text()
        run.stdin.close()
    return int(re.search(r"VmPeak:\s+(\d+) kB", status)[1]) << 10


MEGABYTES = 1 << 20


class Memory(Load):
    # INQUIT_MANY_DOCUMENTS is set where there is time.
    def test_many_documents_take_no_more_memory_than_few(self):
        many = int(os.environ.get("INQUIT_MANY_DOCUMENTS", "2000" if SANITIZED else "40000"))
        script = ("import json, sys\nfor n in range(int(sys.argv[1])):\n"
                  "  sys.stdout.write(json.dumps({'id': n, 'text': '“We open in May,” said Rhea Okonjo number %d.' % n}) + '\\n')")
        peaks = []
        for count in (many // 20, many):
            with subprocess.Popen([sys.executable, "-c", script, str(count)], stdout=subprocess.PIPE) as source:
                run = subprocess.Popen([PROGRAM, "--model", TINY_MODEL, "--input", "jsonl", "--jobs", "4"], stdin=source.stdout, stdout=subprocess.PIPE)
                source.stdout.close()
                ids = [json.loads(line.split(b',"schema"')[0] + b"}")["id"] for line in run.stdout]
                run.stdout.close()
                _, status, usage = os.wait4(run.pid, 0)
                run.returncode = os.waitstatus_to_exitcode(status)
            self.assertEqual(run.returncode, 0)
            self.assertEqual(ids, list(range(count)))
            peaks.append(usage.ru_maxrss)
        if not SANITIZED:  # sanitizers keep what was freed
            self.assertLess(peaks[1] - peaks[0], 6_000, "kB")

    @unittest.skipIf(SANITIZED or sys.platform != "linux", "sanitizers take more address space than there is, and /proc tells how much that is")
    def test_as_many_threads_work_as_there_is_memory_for(self):
        self.write("in.jsonl", jsonl(300) + json.dumps({"id": 300, "text": STORY * 50}) + "\n")
        whole = self.run_program("in.jsonl").stdout
        for more in (20, 100, 200):
            for arguments in (("--jobs", "1024"), ("--threads", "1024")):
                with self.subTest(more=more, arguments=arguments):
                    run = self.run_limited(*arguments, "in.jsonl", limit=resource.RLIMIT_AS, value=address_space() + more * MEGABYTES)
                    self.assertEqual((run.returncode, run.stderr), (0, ""))
                    self.assertEqual(run.stdout, whole)

    @unittest.skipIf(SANITIZED or sys.platform != "linux", "sanitizers take more address space than there is, and /proc tells how much that is")
    def test_a_record_that_there_is_no_memory_for_fails_alone(self):
        large = json.dumps({"id": "large", "text": STORY * 80_000})  # 14 MB, which takes more than 300 MB
        self.write("in.jsonl", jsonl(5) + large + "\n" + jsonl(5))
        self.write("large.txt", STORY * 80_000)
        self.write("large.json", f"[{large}, {large}]")
        for files, failed in ((["in.jsonl"], ["in.jsonl:6"]), (["large.txt", "in.jsonl"], ["large.txt", "in.jsonl:6"]),
                              (["large.json"], ["large.json:1", "large.json:1"])):
            for more in (20, 35, 100):
                with self.subTest(files=files, more=more):
                    run = self.run_limited("--format", "jsonl", *files, limit=resource.RLIMIT_AS, value=address_space() + more * MEGABYTES)
                    errors = [r["error"] for r in map(json.loads, run.stdout.splitlines()) if "error" in r]
                    self.assertEqual((run.returncode, [(e["code"], e["message"]) for e in errors]),
                                     (1, [("RESOURCE_EXHAUSTED", NO_MEMORY)] * len(failed)))
                    self.assertEqual(run.stderr, "".join(f"inquit: {place}: {NO_MEMORY}\n" for place in failed))
                    self.assertEqual(len(run.stdout.splitlines()), len(failed) + 10 * ("in.jsonl" in files))

    def test_where_no_thread_can_be_made_there_is_one(self):
        self.write("in.jsonl", jsonl(50))
        whole = self.run_program("in.jsonl").stdout
        os.chmod(self.folder, 0o755)
        no_leaks = {**os.environ, "ASAN_OPTIONS": "detect_leaks=0"}  # which are looked for from a thread
        run = self.run_limited("--jobs", "16", "--threads", "4", "in.jsonl", limit=resource.RLIMIT_NPROC, value=1, env=no_leaks, **as_somebody())
        self.assertEqual((run.returncode, run.stderr, run.stdout), (0, "", whole))


class Disks(Load):
    def setUp(self):
        super().setUp()
        self.write("in.jsonl", jsonl(300))
        self.whole = self.run_program("in.jsonl").stdout.encode()

    def test_a_disk_that_fills_up_is_told_and_the_rest_comes_with_resume(self):
        size = len(self.whole) // 3
        # What the kernel says of a file that may not grow: the program is not to be ended by its signal.
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        run = subprocess.run([PROGRAM, "--model", TINY_MODEL, "--jobs", "3", "--resume", "out", "in.jsonl"], cwd=self.folder, preexec_fn=limit, capture_output=True)
        self.assertEqual((run.returncode, run.stderr), (1, b"inquit: cannot write out: File too large\n"))
        self.assertEqual((self.folder / "out").read_bytes(), self.whole[:size])
        self.assertEqual(self.run_program("--quiet", "--resume", "out", "in.jsonl").returncode, 0)
        self.assertEqual((self.folder / "out").read_bytes(), self.whole)

    @unittest.skipUnless(os.path.exists("/dev/full"), "there is no /dev/full")
    def test_every_way_out_tells_of_a_full_disk(self):
        for arguments in (("--format", "html"), ("--format", "csv"), ("--format", "tei"), ("--jobs", "4"), ("--unordered", "--jobs", "4"), ("-o", "/dev/full"),
                          ("--version",), ("--help",)):
            with self.subTest(arguments), open("/dev/full", "wb") as full:
                run = self.run_limited(*arguments, "in.jsonl", stdout=full)
                self.assertEqual(run.returncode, 1)
                self.assertRegex(run.stderr, "^inquit: cannot write (the output|/dev/full): No space left on device\n$")
        with open("/dev/full", "wb") as full:
            run = subprocess.run([PROGRAM, "tally", "--model", TINY_MODEL, "in.jsonl"], cwd=self.folder, stdout=full, stderr=subprocess.PIPE, text=True)
        self.assertEqual((run.returncode, run.stderr), (1, "inquit: cannot write the output: No space left on device\n"))


class Kills(Load):
    def test_a_run_that_is_killed_leaves_the_first_lines_and_resume_ends_it(self):
        count = 300 if SANITIZED else 3000
        self.write("in.jsonl", jsonl(count))
        whole = self.run_program("in.jsonl").stdout.encode()
        out = self.folder / "out"
        kills = 0
        for share in (0.0, 0.01, 0.2, 0.45, 0.7, 0.95):
            out.unlink(missing_ok=True)
            for jobs in ("1", "4"):  # the second goes on where the first was killed
                done = out.stat().st_size if out.exists() else 0
                run = subprocess.Popen([PROGRAM, "--model", TINY_MODEL, "--quiet", "--jobs", jobs, "--resume", "out", "in.jsonl"], cwd=self.folder)
                wanted = done + share * (len(whole) - done)
                while run.poll() is None and not (out.exists() and out.stat().st_size >= wanted):
                    time.sleep(0.0005)
                run.kill()
                kills += run.wait() == -signal.SIGKILL
                found = out.read_bytes() if out.exists() else b""
                self.assertEqual(found, whole[:len(found)])
                # Each line is one write, which Linux leaves off between two pages of the file where the process is killed in it.
                self.assertTrue(found == b"" or found.endswith(b"\n") or len(found) % 4096 == 0, "a line is one write")
            self.assertEqual(self.run_program("--quiet", "--resume", "out", "in.jsonl").returncode, 0)
            self.assertEqual(out.read_bytes(), whole)
        self.assertGreater(kills, 6)


if __name__ == "__main__":
    unittest.main()
