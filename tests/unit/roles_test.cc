// Roles: what the text says that a speaker is.
// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "inquit/speaker_resolver.h"
#include "tests/unit/catch.h"
#include "tests/unit/marked_article.h"

namespace inquit {
namespace {

// The role of the first speaker of `marked`, or "-".
std::string RoleIn(const std::string& marked) {
  const MarkedArticle article(marked);
  if (article.document.speakers.empty()) return "nobody";
  const Speaker& speaker = article.document.speakers.front();
  return speaker.role ? std::string(speaker.role->In(article.text)) : "-";
}

TEST_CASE("a role is what the text says beside a name", "[speakers]") {
  const struct {
    const char* article;
    const char* role;
  } kRows[] = {
      // Behind the name.
      {"[s1 Jo Weir, head of the diving school,] [c1 said] [t1 it leaked].", "head of the diving school"},
      {"[t1 “It leaked,”] [c1 said] [s1 Ada Pell, a doctor at the Kalo clinic].", "doctor at the Kalo clinic"},
      {"[s1 Ivo Lund, the harbour master,] [c1 said] [t1 it leaked].", "harbour master"},
      // In front of it.
      {"On Monday [s1 campaign manager Jo Weir] [c1 said] [t1 it leaked].", "campaign manager"},
      {"[s1 The mayor of Kalo, Jo Weir,] [c1 said] [t1 it leaked].", "mayor of Kalo"},
      {"The club and [s1 its executive director, Ada Pell,] [c1 said] [t1 it leaked].", "executive director"},
      // Titles, with what they are of.
      {"[s1 Senator Ada Pell] [c1 said] [t1 it leaked].", "Senator"},
      {"On Monday [s1 former Sen. Ada Pell] [c1 said] [t1 it leaked].", "former Sen."},
      {"On Monday [s1 Health Minister Ada Pell] [c1 said] [t1 it leaked].", "Health Minister"},
      // A description goes before a title, and the first before others.
      {"[s1 Senator Ada Pell] [c1 said] [t1 it leaked]. Pell, a former teacher, left.", "former teacher"},
      {"[s1 Ada Pell, a baker,] [c1 said] [t1 it leaked]. Pell, a singer, left.", "baker"},
      // No role.
      {"[s1 Mrs. Pell] [c1 said] [t1 it leaked].", "-"},
      {"[s1 Ada Pell] [c1 said] [t1 it leaked].", "-"},
      {"[s1 Ada Pell, who left the clinic,] [c1 said] [t1 it leaked].", "-"},
      {"[s1 Ada Pell, 34,] [c1 said] [t1 it leaked].", "-"},
      {"For Ada Pell, a doctor left. [s1 Pell] [c1 said] [t1 it leaked].", "-"},
      {"[s1 The doctor] [c1 said] [t1 it leaked].", "-"},
      // Former bugs: a place or a second office taken for the whole title.
      {"On Monday [s1 incumbent President Ada Pell] [c1 said] [t1 it leaked].", "incumbent President"},
  };
  for (const auto& row : kRows) {
    INFO(row.article);
    CHECK(RoleIn(row.article) == row.role);
  }
}

TEST_CASE("a role is bounded, however long the description", "[speakers]") {
  std::string article = "[s1 Ada Pell, a doctor";
  for (int i = 0; i < 1000; ++i) article += " of the clinic";
  CHECK(RoleIn(article + ",] [c1 said] [t1 it leaked].") == "-");
}

}  // namespace
}  // namespace inquit
