// Callers: the entities that the caller brings without mentions, looked for by their names.
// SPDX-License-Identifier: Apache-2.0
#include "lib/speakers/mentions/callers.h"

#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "inquit/model.h"
#include "lib/article/article.h"
#include "lib/model_parts.h"
#include "lib/speakers/mentions/mentions.h"
#include "lib/speakers/mentions/words.h"
#include "lib/text/text.h"
#include "tests/unit/catch.h"
#include "tests/unit/known_names.h"

namespace inquit::internal {
namespace {

// `entities` with the mentions that are found for those that have none.
std::vector<Entity> Search(const std::string& text, std::vector<Entity> entities, const Options& options = {}) {
  const Article article = *Article::Read(text, options);
  const Words words(article, *PartsOf(*Model::BuiltIn()).lexicon);
  return FindCallers(words, FindMentions(words, TagKnownNames(article).tags), std::move(entities));
}

// Where an entity called `name` is found: "0 Rhea|9 Rhea|".
std::string Found(const std::string& text, const std::string& name) {
  Entity entity;
  entity.name = name;
  std::string found;
  const std::vector<Entity> searched = Search(text, {entity});
  for (const ByteSpan mention : searched[0].mentions) {
    found += std::to_string(mention.begin) + " " + std::string(mention.In(text)) + "|";
  }
  return found;
}

TEST_CASE("an entity without mentions is looked for by its name", "[speakers][mentions]") {
  const struct {
    const char *text, *name, *found;
  } kRows[] = {
      {"Rhea Okonjo left. We saw Rhea Okonjo.", "Rhea Okonjo", "0 Rhea Okonjo|25 Rhea Okonjo|"},
      {"Rhea  Okonjo left.", " Rhea \t Okonjo ", "0 Rhea  Okonjo|"},
      {"The council of Vale voted on Monday to keep the old ferry in\nport for the winter, and said that the crew and master "
       "Rhea\n"
       "Okonjo had asked for it.",
       "Rhea Okonjo", "116 Rhea\nOkonjo|"},
      {"Rhea\u00A0Okonjo", "Rhea Okonjo", "0 Rhea\u00A0Okonjo|"},        // a blank that does not break
      {"Talk to Rhea\n\nOkonjo", "Rhea Okonjo", ""},                     // in two paragraphs
      {"RHEA OKONJO, rhea okonjo", "Rhea Okonjo", ""},                   // other capitals
      {"Rhea Okonjos, anRhea Okonjo, Rhea-Okonjo", "Rhea Okonjo", ""},   // no whole tokens
      {"We like Rhea Okonjo's boat.", "Rhea Okonjo", "8 Rhea Okonjo|"},  // without its ending
      {"“Rhea Okonjo” (Rhea Okonjo)", "Rhea Okonjo", "3 Rhea Okonjo|19 Rhea Okonjo|"},
      {"Ms. O’Brien met Ms. O'Brien.", "Ms. O'Brien", "0 Ms. O’Brien|18 Ms. O'Brien|"},
      {"We saw the U.S. Navy. The U.S. Navy left.", "U.S. Navy", "11 U.S. Navy|26 U.S. Navy|"},
      {"We asked Senator Ada Pell.", "Ada Pell", "17 Ada Pell|"},  // a title is no part of a name
      {"We asked Senator Ada Pell.", "Senator Ada Pell", "9 Senator Ada Pell|"},
      {"We asked Ada Pell Jr. there.", "Ada Pell", ""},       // somebody else
      {"We asked Ada Pell about Pell.", "Pell", "24 Pell|"},  // part of a longer name
      {"We asked the Rhea Okonjo Prize.", "Rhea Okonjo", ""},
      {"We asked the mayor and The mayor.", "the mayor", "9 the mayor|"},
      {"a b", "", ""},
      {"a b", " ", ""},
  };
  for (const auto& row : kRows) {
    CAPTURE(row.text, row.name);
    CHECK(Found(row.text, row.name) == row.found);
  }
  CHECK(Found(std::string(256, 'x'), std::string(256, 'x')) != "");
  CHECK(Found(std::string(257, 'x'), std::string(257, 'x')) == "");  // nobody's name
}

TEST_CASE("entities of which one is named like another's beginning are told apart", "[speakers][mentions]") {
  const std::string text = "We met Rhea and Rhea Okonjo of Lisbon.";
  std::vector<Entity> entities(4);
  entities[0].name = "Rhea";
  entities[1].name = entities[2].name = "Rhea Okonjo";
  entities[3].name = "Rhea Okonjo";
  entities[3].mentions = {{0, 2}};  // nothing is looked for
  const std::vector<Entity> found = Search(text, entities);
  CHECK(found[0].mentions == std::vector<ByteSpan>{{7, 11}});
  CHECK(found[1].mentions == std::vector<ByteSpan>{{16, 27}});
  CHECK(found[2].mentions == std::vector<ByteSpan>{{16, 27}});
  CHECK(found[3].mentions == std::vector<ByteSpan>{{0, 2}});
}

// `bytes` without white space, its apostrophes straight: how a name is compared.
std::string Plain(std::string_view bytes) {
  const Text text = Text::OfAnyBytes(bytes);
  std::string plain;
  for (std::size_t at = 0; at < text.size(); at += text.At(at).size) {
    const char32_t c = text.At(at).code_point;
    if (!IsSpace(c)) AppendUtf8(c == U'’' ? U'\'' : c, &plain);
  }
  return plain;
}

TEST_CASE("whatever piece of a text is a name, its mentions say just that, in order, on characters", "[speakers][mentions]") {
  std::mt19937 random(11);
  const std::string kPieces[] = {"Ada", "Pell",    "Pell’s", "O'Odd", " ", " ", "\n\n",
                                 "é",   "&rsquo;", "\xff",   "-",     ".", "“", "Jr."};
  Options repair;
  repair.repair_utf8 = true;
  std::size_t found = 0;
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (std::size_t n = random() % 20; n > 0; --n) text += kPieces[random() % std::size(kPieces)];
    Entity entity;
    entity.name = text.substr(random() % (text.size() + 1), 1 + random() % 12);
    CAPTURE(round, text, entity.name);
    const Text checked = *Text::Create(text, repair);
    std::size_t end = 0;
    const std::vector<Entity> searched = Search(text, {entity}, repair);
    for (const ByteSpan mention : searched[0].mentions) {
      REQUIRE((end <= mention.begin && mention.begin < mention.end && mention.end <= text.size()));
      REQUIRE((checked.IsBoundary(mention.begin) && checked.IsBoundary(mention.end)));
      REQUIRE(Plain(mention.In(text)) == Plain(entity.name));
      end = mention.end;
      ++found;
    }
  }
  CHECK(found > 200);
}

}  // namespace
}  // namespace inquit::internal
