# Runs a browser for the tests of pages: Chromium, without a screen.
# SPDX-License-Identifier: Apache-2.0
"""Exit code 77 (skipped) where Selenium or Chromium is not there: scripts/setup --all installs Debian's. INQUIT_SCREENSHOTS names a
folder to keep pictures in."""
import os
import pathlib
import shutil
import sys

try:
    from selenium import webdriver
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common.by import By
    from selenium.webdriver.support.ui import WebDriverWait
except ImportError as error:
    print(f"skipped: {error}: install python3-selenium, as scripts/setup --all does")
    sys.exit(77)
DRIVER = shutil.which("chromedriver")
if not DRIVER:
    print("skipped: there is no chromedriver: install chromium-driver, as scripts/setup --all does")
    sys.exit(77)

from program import ProgramTest

LIGHT, DARK = "rgb(255, 255, 255)", "rgb(21, 23, 27)"  # --paper in page.css
# What a text may try.
EVIL = "<img src=x onerror=\"document.title='x'\"><script>document.title='x'</script>"


class BrowserTest(ProgramTest):
    @classmethod
    def setUpClass(cls):
        options = Options()
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1400,1000", "--hide-scrollbars"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        cls.browser = webdriver.Chrome(service=Service(DRIVER), options=options)
        cls.addClassCleanup(cls.browser.quit)

    def open(self, *arguments, scheme="light", exit_code=0):
        run = self.run_program(*arguments, "--format", "html", "-o", "page.html")
        self.assertEqual(run.returncode, exit_code, run.stderr)
        # A page that scrolls smoothly is still on its way when a busy machine clicks.
        features = [{"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": "reduce"}]
        self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "screen", "features": features})
        self.browser.get((self.folder / "page.html").as_uri())
        self.addCleanup(lambda: self.assertEqual(self.browser.get_log("browser"), [], "the browser has complained"))

    def all(self, selector):
        return self.browser.find_elements(By.CSS_SELECTOR, selector)

    def statements(self, state=""):
        """The numbers of the statements that are shown with this class, in order."""
        return [m.get_attribute("data-a") for m in self.all(f"article:not([hidden]) mark[data-first]{state}:not(.off)")]

    def click(self, element):
        """As a reader would, who scrolls to it first: it may lie under what stays at the top of the page."""
        self.browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()

    def wait(self, condition):
        """Until the page has come to it: what a link leads to is shown a moment after the click."""
        WebDriverWait(self.browser, 10).until(lambda _: condition())

    def press(self, key):
        webdriver.ActionChains(self.browser).send_keys(key).perform()

    def paper(self):
        return self.browser.execute_script("return getComputedStyle(document.body).backgroundColor")

    def print(self):
        """Shows the page as a printer would get it."""
        self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})

    def keep(self, name):
        if "INQUIT_SCREENSHOTS" in os.environ:
            self.browser.save_screenshot(str(pathlib.Path(os.environ["INQUIT_SCREENSHOTS"], name)))
