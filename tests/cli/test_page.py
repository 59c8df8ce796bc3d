# The page of --format html in a browser: clicks, keys, filters, themes, and many articles.
# SPDX-License-Identifier: Apache-2.0
import os
import pathlib
import time
import unittest

from browser import DARK, EVIL, LIGHT, BrowserTest  # first, since it skips all where there is no browser
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

SAMPLE = pathlib.Path(os.environ["INQUIT_SOURCE_DIR"], "examples", "sample.txt").read_text(encoding="utf-8")


class Page(BrowserTest):
    def sample(self, *arguments, **options):
        self.write("sample.txt", SAMPLE)
        self.open("sample.txt", *arguments, **options)
        self.of = {m.get_attribute("data-a"): m.get_attribute("data-s") for m in self.all("mark[data-first]")}
        self.assertGreater(len(self.of), 6)
        talkative = max(set(self.of.values()), key=list(self.of.values()).count)
        self.theirs = [a for a, s in self.of.items() if s == talkative]
        self.assertGreater(len(self.theirs), 2)

    def test_a_click_tells_of_a_statement_and_shows_its_speakers_others(self):
        self.sample("--explain")
        self.assertEqual(self.statements(".dimmed"), [])
        self.click(self.all(f'mark[data-a="{self.theirs[1]}"]')[0])
        self.assertEqual(self.statements(".chosen"), [self.theirs[1]])
        self.assertEqual(self.statements(":not(.dimmed)"), self.theirs)
        card, = [c for c in self.all(".card") if c.is_displayed()]
        self.assertIn("confidence", card.text)
        card.find_element(By.TAG_NAME, "summary").click()
        self.assertIn("links", card.text)  # a step of the decoder
        self.keep("page-light.png")
        self.press(Keys.ESCAPE)
        self.assertEqual((self.statements(".chosen"), self.statements(".dimmed")), ([], []))
        self.assertFalse(card.is_displayed())

    def test_keys_go_from_statement_to_statement(self):
        self.sample()
        order = list(self.of)
        self.press("j")
        self.assertEqual(self.statements(".chosen"), order[:1])
        self.press("j")
        self.assertEqual(self.statements(".chosen"), order[1:2])
        self.press("k")
        self.press("k")
        self.assertEqual(self.statements(".chosen"), order[-1:])  # round
        self.click(self.all(f'mark[data-a="{self.theirs[0]}"]')[0])
        for wanted in [*self.theirs[1:], self.theirs[0]]:
            self.press("n")
            self.assertEqual(self.statements(".chosen"), [wanted])
            self.assertEqual(self.browser.switch_to.active_element.get_attribute("data-a"), wanted)
        self.press("p")
        self.assertEqual(self.statements(".chosen"), self.theirs[-1:])
        self.press(Keys.ENTER)
        self.assertEqual(self.statements(".chosen"), [])
        self.press(Keys.ENTER)
        self.assertEqual(self.statements(".chosen"), self.theirs[-1:])

    def test_a_speaker_shows_what_they_said(self):
        self.sample()
        button = self.all("ol.speakers button")[0]
        self.assertIn(f"{len(self.theirs)} statements", button.text)
        button.click()
        self.assertEqual(button.get_attribute("aria-pressed"), "true")
        self.assertEqual(self.statements(":not(.dimmed)"), self.theirs)
        self.assertEqual(self.all("#status")[0].text, f"{len(self.theirs)} statements")
        button.click()
        self.assertEqual(self.statements(".dimmed"), [])

    def test_filters_take_statements_away(self):
        self.sample()
        kinds = {m.get_attribute("data-a"): m.get_attribute("data-kind") for m in self.all("mark[data-first]")}
        self.assertEqual(set(kinds.values()), {"direct", "mixed", "indirect"})
        for kind in ("direct", "indirect"):
            box = self.all(f'input[value="{kind}"]')[0]
            box.click()
            self.assertEqual(self.statements(), [a for a, k in kinds.items() if k != kind])
            box.click()
        sure = {m.get_attribute("data-a"): float(m.get_attribute("data-c")) for m in self.all("mark[data-first]")}
        slider = self.all("#confidence")[0]
        for _ in range(19):
            slider.send_keys(Keys.ARROW_RIGHT)
        self.assertEqual(self.all("#least")[0].text, "0.95")
        self.assertEqual(self.statements(), [a for a, c in sure.items() if c >= 0.95])
        self.assertLess(len(self.statements()), len(sure))

    def test_light_and_dark(self):
        self.sample(scheme="dark")
        self.assertEqual(self.paper(), DARK)
        self.keep("page-dark.png")
        self.all("#theme")[0].click()
        self.assertEqual(self.paper(), LIGHT)
        self.all("#theme")[0].click()
        self.assertEqual(self.paper(), DARK)
        self.sample(scheme="light")
        self.assertEqual(self.paper(), LIGHT)
        self.all("#theme")[0].click()
        self.assertEqual(self.paper(), DARK)

    def test_what_a_text_holds_stays_text(self):
        self.write("evil.txt", f"“We {EVIL} leave,” said Ivo Lund {EVIL}, mayor of Vale.\n")
        self.open("evil.txt")
        self.assertEqual(self.browser.title, "inquit: evil.txt")
        self.assertEqual(self.all("article img, article script"), [])
        self.assertIn(EVIL, self.all(".text")[0].text)

    def test_printed_all_is_there_and_no_control(self):
        for name in ("a.txt", "b.txt"):
            self.write(name, SAMPLE)
        self.open("a.txt", "b.txt")
        self.print()
        self.assertTrue(all(article.is_displayed() for article in self.all("article")))
        self.assertFalse(any(control.is_displayed() for control in self.all("header.top, nav.index, .card, .keys")))

    def test_two_hundred_articles_with_an_index(self):
        files = [self.write(f"{n:03}.txt", SAMPLE) for n in range(200)]
        began = time.monotonic()
        self.open(*files)
        self.assertLess(time.monotonic() - began, 30)
        links = self.all("nav.index a")
        self.assertEqual(len(links), 200)
        self.assertRegex(links[7].text, r"^007\.txt\n\d+ statements, \d+ speakers$")
        links[7].click()
        shown, = [article for article in self.all("article") if article.is_displayed()]
        self.assertEqual(shown.get_attribute("id"), "d8")
        self.assertEqual(self.all("nav.index a[aria-current]")[0].text, links[7].text)
        self.press("j")
        self.assertEqual(self.statements(".chosen"), ["1"])
        self.keep("page-many.png")
        self.browser.back()
        self.assertTrue(self.all("#d1")[0].is_displayed())


if __name__ == "__main__":
    unittest.main()
