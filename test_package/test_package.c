// A consumer in C: prints who said what, and fails where that is not what it should be. Usage: test_package_c [MODEL]
// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <string.h>

#include "inquit/inquit_c.h"

static int fail(inquit_error* error) {
  fprintf(stderr, "%s\n", inquit_error_message(error));
  inquit_error_free(error);
  return 1;
}

int main(int argc, char** argv) {
  const char* const text = "\"The bridge is safe,\" said Ines Marek.";
  inquit_model* model;
  inquit_extractor* extractor;
  inquit_document* document;
  inquit_error* error;
  inquit_attribution attribution;
  inquit_speaker speaker;
  int right = 0;
  attribution.struct_size = sizeof attribution;
  speaker.struct_size = sizeof speaker;

  if (inquit_model_named(argc > 1 ? argv[1] : "small", &model, &error) != INQUIT_OK) return fail(error);
  if (inquit_extractor_new(NULL, model, &extractor, &error) != INQUIT_OK) return fail(error);
  if (inquit_extractor_extract(extractor, text, strlen(text), NULL, 0, &document, &error) != INQUIT_OK) return fail(error);
  if (inquit_document_attribution(document, 0, &attribution) == INQUIT_OK &&
      inquit_document_speaker(document, attribution.speaker, &speaker) == INQUIT_OK) {
    const inquit_span said = attribution.content[0];
    printf("%s: %.*s\n", speaker.name, (int)(said.end - said.begin), text + said.begin);
    right = strcmp(speaker.name, "Ines Marek") == 0 && said.begin == 0 && said.end == strlen("\"The bridge is safe,\"");
  }
  inquit_document_free(document);
  inquit_extractor_free(extractor);
  inquit_model_free(model);
  return right ? 0 : 1;
}
