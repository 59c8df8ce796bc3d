# The page of inquit verify --format html in a browser: counts, ways from a draft to its sources and back, faults, themes.
# SPDX-License-Identifier: Apache-2.0
import unittest

from browser import DARK, EVIL, LIGHT, BrowserTest  # first, since it skips all where there is no browser
from selenium.webdriver.common.keys import Keys

SOURCE = """Harbour bridge to close

The harbour bridge will close in May, Ada Quill, the mayor, said on Monday.

“We will not open it before the winter,” Quill said. “Nobody has the 5 million dollars that we need.”

“This is the best news in years,” said Ivo Lund, who runs the ferry.
"""
# Each statement with its verdict; long enough that neither it nor its findings fit on a screen.
DRAFT = (('"We will not open it before the winter," said Ada Quill.', "verbatim"),
         ('"We will open it before the winter," said Ada Quill.', "altered"),
         ('"We will not open it … the winter," said Ada Quill.', "edited"),
         ('"This is the best news in years," said Ada Quill.', "wrong speaker"),
         ("Ada Quill said that gulls were dangerous.", "not found"),
         ('"I love gulls and the open sea," said Ada Quill.', "absent"))
FILLER = "\n\n" + "The gulls came and went over the harbour.\n\n" * 8
FAULTS = [str(n) for n, (_, verdict) in enumerate(DRAFT, 1) if verdict in ("altered", "wrong speaker", "absent")]


class VerifyPage(BrowserTest):
    def sample(self, **options):
        self.write("source.txt", SOURCE)
        self.write("draft.txt", FILLER.join(statement for statement, _ in DRAFT))
        self.open("verify", "draft.txt", "--sources", "source.txt", exit_code=1, **options)

    def mark(self, number):
        return self.all(f'article:not([hidden]) .text mark[data-a="{number}"]')[0]

    def finding(self, number):
        return self.all(f'article:not([hidden]) .finding[data-a="{number}"]')[0]

    def assert_chosen(self, number):
        """One statement and its finding are, and both are to be seen."""
        self.assertEqual((self.statements(".chosen"), [f.get_attribute("data-a") for f in self.all(".finding.chosen")]), ([number], [number]))
        seen = """const box = arguments[0].getClientRects()[0];
            return arguments[0].contains(document.elementFromPoint(box.left + 9, box.top + 9));"""
        for one in (self.mark(number), self.finding(number)):
            self.assertTrue(self.browser.execute_script(seen, one), f"statement {number} or its finding is not to be seen")

    def focused(self):
        return self.browser.switch_to.active_element.get_attribute("href").split("#")[1]

    def test_the_summary_counts_verdicts_in_words(self):
        self.sample()
        self.assertEqual(self.all(".summary p")[0].text, "3 faults in 6 statements, held against 1 source")
        self.assertEqual(sorted(item.text for item in self.all(".verdicts li")),
                         sorted(("✓ 1 verbatim", "≈ 1 edited", "✗ 1 wrong speaker", "✗ 1 altered", "✗ 1 absent", "? 1 not found")))
        self.assertEqual(len(self.all(".shares i")), len(DRAFT))

    def test_each_statement_and_finding_tells_its_verdict_without_colour(self):
        self.sample()
        symbols = {"verbatim": "✓", "edited": "≈", "not found": "?"}
        for number, (_, verdict) in enumerate(DRAFT, 1):
            symbol = symbols.get(verdict, "✗")
            self.assertEqual(self.mark(number).get_attribute("class"), verdict.replace(" ", "-"))
            link = self.all(f'.text mark[data-a="{number}"] a')[0]
            self.assertEqual((link.text, link.get_attribute("aria-label")), (f"{symbol}{number}", f"{number}, {verdict}:"))
            self.assertEqual(self.finding(number).text.split("\n")[:2], [f"{number} {symbol} {verdict}", "Ada Quill"])

    def test_what_differs_is_marked_in_all_three_places(self):
        self.sample()
        texts = lambda selector: [one.text for one in self.all(selector)]
        self.assertEqual((texts("#d1-c2 .diff"), texts("#d1-c2 .diff ins")), (["We will not open it before the winter,"], ["not"]))
        self.assertEqual((texts("#d1-c2 mark"), texts("#d1-c2 mark u")), (["We will not open it before the winter"], ["not"]))
        self.assertEqual(texts("#d1-c3 .diff ins.permitted"), ["before"])
        self.assertEqual(texts("#d1-c4 figcaption"), ["source.txt, said by Ivo Lund"])
        self.assertEqual(texts("#d1-c6 figure"), [])
        self.write("draft.txt", '"Nobody has the 6 million dollars that we need," said Ada Quill.')
        self.open("verify", "draft.txt", "--sources", "source.txt", exit_code=1)
        self.assertEqual((texts(".text mark u"), texts("del"), texts("ins"), texts(".finding mark u")), (["6"], ["6"], ["5"], ["5"]))

    def test_a_long_paragraph_is_cut_around_the_place(self):
        self.write("source.txt", "Gulls came. " * 200 + SOURCE.split("\n\n")[2] + " Gulls went." * 200 + "\n\nElsewhere all was quiet.")
        self.write("draft.txt", DRAFT[0][0])
        self.open("verify", "draft.txt", "--sources", "source.txt")
        passage, = self.all(".finding blockquote p")
        self.assertRegex(passage.text, r"^… (Gulls )?came\. .*Gulls( went\.)? …$")
        self.assertIn("“We will not open it before the winter,” Quill said.", passage.text)
        self.assertLess(len(passage.text), 600)

    def test_pointer_from_the_draft_to_the_finding_and_back(self):
        self.sample()
        self.mark(3).click()
        self.assert_chosen("3")
        self.keep("verify-light.png")
        self.mark(3).click()
        self.assertEqual(self.statements(".chosen"), [])
        self.all("#d1-c1 blockquote")[0].click()
        self.assert_chosen("1")
        self.mark(1).find_element("tag name", "a").click()
        self.assert_chosen("1")
        self.assertEqual(self.focused(), "d1-a1")  # the link of the finding
        self.all(".text p")[3].click()
        self.assertEqual(self.statements(".chosen"), [])
        self.all('[data-key="f"]')[0].click()
        self.assert_chosen(FAULTS[0])

    def test_a_short_draft_does_not_move_under_the_pointer(self):
        self.write("source.txt", SOURCE)
        self.write("draft.txt", "\n\n".join(statement for statement, _ in DRAFT))
        self.open("verify", "draft.txt", "--sources", "source.txt", exit_code=1)
        for number in range(1, len(DRAFT) + 1):
            self.mark(number).click()
            self.assert_chosen(str(number))
            self.assertEqual(self.browser.execute_script("return scrollY"), 0)

    def test_keys(self):
        self.sample()
        for number in (*range(1, len(DRAFT) + 1), 1):
            self.press("j")
            self.assert_chosen(str(number))
        self.press("k")
        self.assert_chosen(str(len(DRAFT)))
        self.press("j")
        for number in (*FAULTS, FAULTS[0]):
            self.press("f")
            self.assert_chosen(number)
        self.assertEqual(self.focused(), f"d1-c{FAULTS[0]}")  # the link of the statement
        self.press(Keys.ENTER)
        self.assertEqual(self.focused(), f"d1-a{FAULTS[0]}")
        self.press(Keys.ENTER)
        self.assertEqual(self.focused(), f"d1-c{FAULTS[0]}")
        self.assert_chosen(FAULTS[0])
        self.press(Keys.ESCAPE)
        self.assertEqual((self.statements(".chosen"), self.all(".finding.chosen")), ([], []))

    def test_faults_only(self):
        self.sample(scheme="dark")
        self.all("#faults")[0].click()
        self.assertEqual(self.statements(), FAULTS)
        self.assertEqual([f.get_attribute("data-a") for f in self.all(".finding") if f.is_displayed()], FAULTS)
        self.assertEqual(self.all("#status")[0].text, f"{len(FAULTS)} statements")
        self.press("j")
        self.press("j")
        self.assert_chosen(FAULTS[1])
        self.keep("verify-faults.png")
        self.all("#faults")[0].click()
        self.assertEqual(len(self.statements()), len(DRAFT))

    def test_light_and_dark(self):
        for scheme, paper in (("light", LIGHT), ("dark", DARK)):
            self.sample(scheme=scheme)
            self.assertEqual(self.paper(), paper)
            self.assertEqual([c.is_displayed() for c in self.all(".controls input")], [False, False, False, False, True])
        self.mark(2).click()
        self.keep("verify-dark.png")

    def test_on_a_telephone_the_finding_comes_up_from_below(self):
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": 400, "height": 800, "deviceScaleFactor": 2, "mobile": True})
        self.addCleanup(self.browser.execute_cdp_cmd, "Emulation.clearDeviceMetricsOverride", {})
        self.sample()
        self.keep("verify-phone.png")
        self.press("f")
        self.assert_chosen(FAULTS[0])
        boxes = [self.browser.execute_script("return arguments[0].getBoundingClientRect().toJSON()", one)
                 for one in (self.mark(FAULTS[0]), self.finding(FAULTS[0]))]
        self.assertLess(boxes[0]["bottom"], boxes[1]["top"])
        self.assertEqual(boxes[1]["bottom"], 800)
        self.assertEqual(self.browser.execute_script("return document.documentElement.scrollWidth"), 400)
        self.keep("verify-phone-chosen.png")

    def test_several_drafts_and_one_that_fails(self):
        self.write("source.txt", SOURCE)
        for name, draft in (("a.txt", DRAFT[0][0]), ("b.txt", b"\xff"), ("c.txt", DRAFT[1][0])):
            self.write(name, draft)
        self.open("verify", "a.txt", "b.txt", "c.txt", "--sources", "source.txt", exit_code=1)
        links = self.all("nav.index a")
        self.assertEqual([link.text for link in links], ["a.txt\n1 statement, 0 faults", "b.txt\nnot read", "c.txt\n1 statement, 1 fault"])
        self.assertEqual(self.all("#d1 .summary p")[0].text, "No fault in 1 statement, held against 1 source")
        links[2].click()
        self.wait(lambda: self.all("#d3")[0].is_displayed())
        self.press("j")
        self.assert_chosen("1")
        # A link to a finding opens its draft.
        self.browser.get((self.folder / "page.html").as_uri() + "#d1-c1")
        self.browser.refresh()
        self.assertEqual([article.get_attribute("id") for article in self.all("article") if article.is_displayed()], ["d1"])
        self.assertEqual(self.statements(".chosen"), ["1"])

    def test_what_draft_and_source_hold_stays_text(self):
        evil = "<script>.txt"
        self.write(evil, f"{EVIL} “We {EVIL} leave,” said Ivo {EVIL} Lund, mayor of Vale.\n")
        self.write("draft.txt", f'{EVIL} "We {EVIL} left," said Ivo Lund. {EVIL}\n')
        self.open("verify", "draft.txt", "--sources", evil, exit_code=1)
        self.assertEqual(self.browser.title, "inquit verify: draft.txt")
        self.assertEqual(self.all("article img, article script"), [])
        self.assertIn(EVIL, self.all(".text")[0].text)
        self.assertIn(EVIL, self.all("blockquote")[0].text)
        self.assertIn(evil, self.all("figcaption")[0].text)

    def test_printed_all_is_there_and_no_control(self):
        self.sample()
        self.print()
        self.assertTrue(all(one.is_displayed() for one in self.all(".summary, .finding")))
        self.assertFalse(any(control.is_displayed() for control in self.all("header.top, .keys")))
        self.assertEqual(self.browser.execute_script("return getComputedStyle(document.querySelector('.stick')).maxHeight"), "none")
        self.keep("verify-print.png")


if __name__ == "__main__":
    unittest.main()
