# What bash and zsh make of a line that is not finished, by cli/completions/; and that these are what --help says.
# SPDX-License-Identifier: Apache-2.0
"""Usage: test_completions.py [Written | Bash | Zsh]..., or all three."""
import os
import pathlib
import pty
import re
import subprocess
import sys
import threading
import unittest

from program import PROGRAM, ProgramTest

PROJECT = pathlib.Path(os.environ["INQUIT_SOURCE_DIR"])
COMPLETIONS = PROJECT / "cli" / "completions"
FILES = ["folder one", "my story.txt", "small talk.inquit", "tale.txt"]

# What follows "inquit " on the line, and what its last word may become; of words with commas between them, what the last may.
CASES = [
    ("", [*FILES, "tally", "verify"]),
    ("v", ["verify"]),
    ("verify --so", ["--sources"]),
    ("verify --allow case,ma", ["marks"]),
    ("t", ["tale.txt", "tally"]),
    ("tally t", ["tale.txt"]),
    ("--quiet t", ["tale.txt"]),
    ("tale.txt my", ["my story.txt"]),
    ("f", ["folder one"]),
    ("--offs", ["--offsets"]),
    ("tally --by", ["--by-document"]),
    ("tale.txt --offs", ["--offsets"]),
    ("--offsets ", ["bytes", "codepoints", "utf16"]),
    ("--offsets=", ["bytes", "codepoints", "utf16"]),
    ("--offsets b", ["bytes"]),
    ("--single-quotes o", ["off", "on"]),
    ("--single-quotes=o", ["off", "on"]),
    ("--format w", ["webanno"]),
    ("tally --format=cs", ["csv"]),
    ("--format my", []),
    ("--kinds ", ["direct", "indirect", "mixed"]),
    ("--kinds m", ["mixed"]),
    ("--kinds direct,", ["indirect", "mixed"]),
    ("--kinds direct,m", ["mixed"]),
    ("--kinds=indirect,mixed,", ["direct"]),
    ("--model ", ["base", *FILES, "small"]),
    ("--model s", ["small", "small talk.inquit"]),
    ("--model=b", ["base"]),
    ("-o m", ["my story.txt"]),
    ("-o -", []),
    ("--output f", ["folder one"]),
    ("--output=m", ["my story.txt"]),
    ("--attributions m", ["my story.txt"]),
    ("--entities t", ["tale.txt"]),
    ("--text-field t", []),
    ("--jobs ", []),
]


class Written(unittest.TestCase):
    def test_as_the_help_says(self):
        tool = PROJECT / "tools" / "completions"
        run = subprocess.run([sys.executable, "-B", tool, "--check", PROGRAM], capture_output=True, text=True, timeout=120)
        self.assertEqual((run.returncode, run.stdout, run.stderr), (0, "", ""))


class Shell:
    """What both shells have to pass. complete(line) is what the last word may become."""

    def setUp(self):
        super().setUp()
        for name in FILES[1:]:
            self.write(name, "")
        self.write("folder one/in side.txt", "")

    def at_terminal(self, *command, typed="", **env):
        """What the command shows on a terminal until it ends."""
        terminal, other_side = pty.openpty()
        os.write(terminal, typed.encode())
        env = {"PATH": os.environ["PATH"], "TERM": "dumb", "COMPLETIONS": str(COMPLETIONS), **env}
        run = subprocess.Popen(command, stdin=other_side, stdout=other_side, stderr=other_side, cwd=self.folder, env=env,
                               start_new_session=True)
        os.close(other_side)
        watchdog = threading.Timer(60, run.kill)
        watchdog.start()
        shown = b""
        try:
            while part := os.read(terminal, 4096):
                shown += part
        except OSError:  # by which Linux tells that the other side is closed
            pass
        code = run.wait()
        watchdog.cancel()
        os.close(terminal)
        self.assertEqual(code, 0, shown)
        return shown.decode()

    def words(self, name):
        """What the shell has left in a file, which goes, so that no other takes it for its own."""
        content = (self.folder / name).read_text()
        (self.folder / name).unlink()
        return content.split("\0")[:-1]

    def test_cases(self):
        for line, expected in CASES:
            with self.subTest(line=line):
                found = [word.rpartition(",")[2] for word in self.complete("inquit " + line)]
                self.assertEqual(sorted(found), sorted(expected))

    def test_every_option_of_the_help(self):
        options = self.run_program("--help").stdout.partition("\nOptions:\n")[2].partition("\n\n")[0]
        names = re.findall(r"^  (?:-\w,)?(--[\w-]+)", options, re.M)
        self.assertGreater(len(names), 20)
        self.assertEqual(sorted(self.complete("inquit --")), sorted(names))


class Bash(Shell, ProgramTest):
    # As bash calls the function. compopt, which works only where bash does it, tells here what it was asked for.
    CALL = r"""
        compopt() { asked+=("$2"); }
        source "$1"
        COMP_WORDS=("${@:2}") COMP_CWORD=$(($# - 2))
        _inquit
        printf '%s\0' "${asked[*]}" "${COMPREPLY[@]}"
    """

    def complete(self, line):
        words = re.findall("[^ =]+|=|(?<= )$", line)  # --a=b is three
        run = subprocess.run(["bash", "--norc", "-c", self.CALL, "bash", COMPLETIONS / "inquit.bash", *words],
                             capture_output=True, text=True, cwd=self.folder, timeout=60)
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.asked, *found = run.stdout.split("\0")[:-1]
        return found

    def test_what_readline_is_asked_for(self):
        for line, asked in [("my", "filenames"), ("--model s", "filenames"), ("--kinds direct,m", "nospace"), ("--expl", "")]:
            with self.subTest(line=line):
                self.complete("inquit " + line)
                self.assertEqual(self.asked, asked)

    def test_at_a_terminal(self):
        self.write(".bash/rc", r"""
            source "$COMPLETIONS/inquit.bash"
            inquit() { printf '%s\0' "$@" >.bash/given; exit; }
        """)
        for typed, given in [
            ("my\t", ["my story.txt"]),
            ("my\\ s\t", ["my story.txt"]),
            ('"my s\t', ["my story.txt"]),
            ("-o fol\tin\t", ["-o", "folder one/in side.txt"]),
            ("--output=fol\t", ["--output=folder one/"]),
            ("--offs\tc\t--expl\t", ["--offsets", "codepoints", "--explain"]),
            ("--offsets=c\t", ["--offsets=codepoints"]),
            ("--no-speakers --ids=\tp\t", ["--no-speakers", "--ids=path"]),
            ("--kinds d\t,m\t", ["--kinds", "direct,mixed"]),
        ]:
            with self.subTest(typed=typed):
                self.at_terminal("bash", "--rcfile", ".bash/rc", "-i", typed=f"inquit {typed}\n", INPUTRC="/dev/null")
                self.assertEqual(self.words(".bash/given"), given)

    def test_nothing_of_the_line_is_run(self):
        for option in ("", "--format ", "--model ", "--kinds ", "--kinds direct,"):
            for command in ("$(touch${IFS}run)", "`touch${IFS}run`"):
                self.complete(f"inquit {option}{command}")
                self.complete(f"inquit {option}{command},m")
            self.assertFalse((self.folder / "run").exists())


class Zsh(Shell, ProgramTest):
    # A shell that completes the line as soon as there is one, and ends. `matches` are the words that it offers, `meanings` what it shows
    # for them. These are taken on their way to the screen: a shell that ends may do so before it has drawn them.
    STARTUP = r"""
        fpath=("$COMPLETIONS" $fpath)
        autoload -Uz compinit && compinit -D -u
        compadd() {
          if [[ ${@[1,(i)(-|--)]} != *-[OAD]\ * ]]; then # with these it offers nothing
            local -a offered
            builtin compadd -O offered "$@"
            matches+=("${(@Q)offered}")
            local named=${@[(i)-d]} # the option that names the array with what is shown
            ((named < $#)) && meanings+=("${(@P)@[named + 1]}")
          fi
          builtin compadd "$@"
        }
        zle-line-init() {
          local -a matches meanings
          BUFFER=$LINE CURSOR=$#LINE
          zle complete-word 2>"$ZDOTDIR/errors"
          print -rN -- "$BUFFER" "${(@)matches}" >"$ZDOTDIR/found"
          print -rN -- "${(@)meanings}" >"$ZDOTDIR/meanings"
          exit
        }
        zle -N zle-line-init
    """

    def complete(self, line):
        self.write(".zsh/.zshrc", self.STARTUP)
        home = self.folder / ".zsh"
        self.at_terminal("zsh", "-d", "-i", ZDOTDIR=str(home), LINE=line)
        self.assertEqual((home / "errors").read_text(), "")
        self.line, *found = self.words(".zsh/found")
        self.meanings = self.words(".zsh/meanings")
        return found

    def test_at_a_terminal(self):
        for line, completed in [
            ("my", r"my\ story.txt "),
            (r"my\ s", r"my\ story.txt "),
            (r"-o folder\ one/i", r"-o folder\ one/in\ side.txt "),
            ("-om", r"-omy\ story.txt "),
            ("--offs", "--offsets="),
            ("--offsets c", "--offsets codepoints "),
            ("--expl", "--explain "),
            ("--kinds direct,m", "--kinds direct,mixed,"),
        ]:
            with self.subTest(line=line):
                self.complete("inquit " + line)
                self.assertEqual(self.line, "inquit " + completed)

    def test_what_words_mean_is_shown(self):
        self.complete("inquit --")
        shown = dict(re.split(" +-- ", line) for line in self.meanings)
        self.assertEqual(shown["--offsets"], "What spans count (bytes)")
        self.assertEqual(shown["--single-quotes"], "Whether '...' may be a quotation (auto)")
        self.complete("inquit tal")
        self.assertEqual(self.meanings, ["tally  -- Count who is heard"])


if __name__ == "__main__":
    unittest.main()
