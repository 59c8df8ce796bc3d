# What the program asks of the system: reading from standard input to standard output, it writes no file and opens no socket.
# SPDX-License-Identifier: Apache-2.0
#
# A seccomp filter ends whoever tries: on Linux, on the two machines whose numbers of system calls stand below.
import ctypes
import os
import platform
import resource
import signal
import struct
import subprocess
import sys
import unittest

from program import PROGRAM, STORY, TINY_MODEL, ProgramTest

# System calls that write to the file system, or begin to speak to somebody else.
FORBIDDEN = {
    "x86_64": {"socket": 41, "connect": 42, "bind": 49, "socketpair": 53, "truncate": 76, "ftruncate": 77, "rename": 82, "mkdir": 83,
               "rmdir": 84, "creat": 85, "link": 86, "unlink": 87, "symlink": 88, "chmod": 90, "fchmod": 91, "chown": 92, "mknod": 133, "mkdirat": 258,
               "mknodat": 259, "unlinkat": 263, "renameat": 264, "linkat": 265, "symlinkat": 266, "fchmodat": 268, "fallocate": 285,
               "renameat2": 316, "memfd_create": 319, "fork": 57, "vfork": 58, "ptrace": 101, "io_uring_setup": 425, "openat2": 437},
    "aarch64": {"socket": 198, "socketpair": 199, "bind": 200, "connect": 203, "mknodat": 33, "mkdirat": 34, "unlinkat": 35, "symlinkat": 36,
                "linkat": 37, "renameat": 38, "truncate": 45, "ftruncate": 46, "fallocate": 47, "fchmod": 52, "fchmodat": 53, "ptrace": 117,
                "renameat2": 276, "memfd_create": 279, "io_uring_setup": 425, "openat2": 437},
}
# Those that open a file, with the argument that says what for.
OPENING = {"x86_64": {2: 1, 257: 2}, "aarch64": {56: 2}}
AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
FOR_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC

LOAD, IF_EQUAL, IF_ANY_BIT, RETURN = 0x20, 0x15, 0x45, 0x06  # instructions of BPF, of which a filter is made
ALLOW, END = 0x7FFF0000, 0x80000000


def filter_of(machine):
    """The filter's instructions: whatever is forbidden ends the process, all else is allowed."""
    code = [(LOAD, 0, 0, 4), (IF_EQUAL, 1, 0, AUDIT_ARCH[machine]), (RETURN, 0, 0, END), (LOAD, 0, 0, 0)]
    for number in FORBIDDEN[machine].values():
        code += [(IF_EQUAL, 0, 1, number), (RETURN, 0, 0, END)]
    for number, argument in OPENING[machine].items():
        code += [(IF_EQUAL, 0, 4, number), (LOAD, 0, 0, 16 + 8 * argument), (IF_ANY_BIT, 0, 1, FOR_WRITING), (RETURN, 0, 0, END),
                 (RETURN, 0, 0, ALLOW)]
    code.append((RETURN, 0, 0, ALLOW))
    return b"".join(struct.pack("HBBI", *instruction) for instruction in code)


def confine():
    """Puts this process, which is about to become the program, behind the filter."""
    libc = ctypes.CDLL(None, use_errno=True)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    code = filter_of(platform.machine())
    buffer = ctypes.create_string_buffer(code, len(code))
    program = struct.pack("HP", len(code) // 8, ctypes.addressof(buffer))
    no_new_privileges, set_seccomp, mode_filter = 38, 22, 2
    if libc.prctl(no_new_privileges, 1, 0, 0, 0) != 0 or libc.prctl(set_seccomp, mode_filter, program, 0, 0) != 0:
        os._exit(77)


@unittest.skipIf(os.environ.get("INQUIT_SANITIZE"), "sanitizers ask more of the system than the program")
@unittest.skipUnless(sys.platform == "linux" and platform.machine() in FORBIDDEN, "the filter is for Linux on x86-64 and arm64")
class Sandbox(ProgramTest):
    model = TINY_MODEL

    def confined(self, *arguments, stdin=STORY):
        run = subprocess.run([PROGRAM, *arguments], input=stdin, text=True, capture_output=True, cwd=self.folder, preexec_fn=confine, timeout=60)
        if run.returncode == 77:
            self.skipTest("the kernel takes no filter here")
        return run

    def test_from_standard_input_to_standard_output_no_file_is_written_and_no_socket_opened(self):
        lines = '{"id":1,"text":"“No,” said Ivo Lund."}\n{\n' * 20
        self.write("a.html", "<p>“No,” said Ivo Lund.")
        self.write("source.txt", STORY)
        for arguments, stdin in (((), STORY), (("--format", "html", "--explain"), STORY), (("--input", "jsonl", "--jobs", "4"), lines),
                                 (("--format", "jsonl", "a.html", "gone.txt"), ""), (("--model", "small", "--threads", "2"), STORY * 40)):
            with self.subTest(arguments):
                arguments = arguments if "--model" in arguments else ("--model", TINY_MODEL, *arguments)
                free, confined = self.run_program(*arguments, stdin=stdin), self.confined(*arguments, stdin=stdin)
                self.assertEqual((confined.returncode, confined.stdout, confined.stderr), (free.returncode, free.stdout, free.stderr))
                self.assertTrue(confined.stdout)
        for command in (["tally"], ["verify", "--sources", "source.txt"]):
            self.assertIn(self.confined(*command, "--model", TINY_MODEL, "-").returncode, (0, 1))

    def test_the_filter_ends_whoever_writes_a_file(self):
        for arguments in (("-o", "out.txt"), ("-o", "folder/"), ("--resume", "out.jsonl")):
            self.assertEqual(self.confined("--model", TINY_MODEL, *arguments).returncode, -signal.SIGSYS)
        self.assertEqual(os.listdir(self.folder), [])

    def test_without_a_network(self):
        free = self.run_program(stdin=STORY)
        run = subprocess.run(["unshare", "--map-root-user", "--net", PROGRAM, "--model", TINY_MODEL], input=STORY, text=True, capture_output=True)
        if "unshare" in run.stderr:
            self.skipTest(run.stderr)
        self.assertEqual((run.returncode, run.stdout, run.stderr), (0, free.stdout, ""))


if __name__ == "__main__":
    unittest.main()
