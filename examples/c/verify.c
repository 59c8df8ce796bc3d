// The C interface: a draft's quotations held against a source, in one call.
// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <string.h>

#include "inquit/inquit_c.h"

int main(void) {
  const char* const article = "\"We will not open in May,\" said Rhea Okonjo, who runs the diving school.";
  const char* const draft = "\"We will open in May,\" said Rhea Okonjo.";
  inquit_source source = {sizeof source, "article", article, strlen(article)};
  inquit_extractor* extractor;
  inquit_error* error;
  char* json;

  inquit_code code = inquit_extractor_new(NULL, NULL, &extractor, &error);
  if (code == INQUIT_OK) code = inquit_extractor_verify(extractor, draft, strlen(draft), "draft", &source, 1, &json, &error);
  if (code != INQUIT_OK) {
    fprintf(stderr, "%s: %s\n", inquit_code_name(code), inquit_error_message(error));
    inquit_error_free(error);
    return 1;
  }
  inquit_extractor_free(extractor);
  printf("%s\n", json);
  inquit_json_free(json);
  return 0;
}
