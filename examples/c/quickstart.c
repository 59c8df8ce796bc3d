// The C interface: who said what, and how an error is read.
// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <string.h>

#include "inquit/inquit_c.h"

static int fail(inquit_error* error) {
  fprintf(stderr, "%s: %s\n", inquit_code_name(inquit_error_code(error)), inquit_error_message(error));
  inquit_error_free(error);
  return 1;
}

static void print(const inquit_document* document, const char* text) {
  inquit_attribution attribution;
  inquit_speaker speaker;
  attribution.struct_size = sizeof attribution;
  speaker.struct_size = sizeof speaker;
  for (size_t i = 0; inquit_document_attribution(document, i, &attribution) == INQUIT_OK; ++i) {
    if (inquit_document_speaker(document, attribution.speaker, &speaker) != INQUIT_OK) continue;  // nobody is known
    printf("%s (%s, %s):", speaker.name, inquit_kind_name(attribution.kind), inquit_gender_name(speaker.gender));
    for (size_t piece = 0; piece < attribution.content_count; ++piece) {
      const inquit_span span = attribution.content[piece];
      printf(" %.*s", (int)(span.end - span.begin), text + span.begin);
    }
    printf("\n");
  }
}

int main(void) {
  const char* const text = "\"We open in May,\" said Rhea Okonjo. She added that tickets were free.";
  inquit_extractor* extractor;
  inquit_document* document;
  inquit_error* error;

  if (inquit_extractor_new(NULL, NULL, &extractor, &error) != INQUIT_OK) return fail(error);
  const inquit_code code = inquit_extractor_extract(extractor, text, strlen(text), NULL, 0, &document, &error);
  inquit_extractor_free(extractor);  // the document needs it no more
  if (code != INQUIT_OK) return fail(error);
  print(document, text);
  inquit_document_free(document);
  return 0;
}
