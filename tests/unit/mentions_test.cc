// Mentions: names where a network says that they are, and descriptions and pronouns by their words.
// SPDX-License-Identifier: Apache-2.0
#include "lib/speakers/mentions/mentions.h"

#include <string>
#include <vector>

#include "inquit/model.h"
#include "lib/article/article.h"
#include "lib/model_parts.h"
#include "lib/speakers/mentions/words.h"
#include "tests/unit/catch.h"
#include "tests/unit/known_names.h"

namespace inquit {
namespace internal {
namespace {

// "name Ada Pell|nominal the senator|pronoun she": of names only what is after the title.
std::string Mentions(const std::string& bytes) {
  const Article article = *Article::Read(bytes, {});
  const Words words(article, *PartsOf(*Model::BuiltIn()).lexicon);
  static constexpr const char* kForms[] = {"name ", "nominal ", "pronoun "};
  std::string found;
  for (const Mention& mention : FindMentions(words, TagKnownNames(article).tags)) {
    if (!found.empty()) found += "|";
    const std::uint32_t begin = mention.form == Form::kName ? mention.core : mention.begin;
    found += kForms[static_cast<int>(mention.form)];
    found += bytes.substr(words.TokenAt(begin).span.begin,
                          words.TokenAt(mention.end - 1).span.end - words.TokenAt(begin).span.begin);
  }
  return found;
}

TEST_CASE("an ending alone is no name, whatever the network says", "[speakers][mentions]") {
  for (const char* text : {"He’s said so.", "Who's there?"}) {
    const Article article = *Article::Read(text, {});
    REQUIRE(article.Word(1).back() == 's');
    const Words words(article, *PartsOf(*Model::BuiltIn()).lexicon);
    const std::vector<MentionTag> tags(article.size(), {MentionKind::kPerson, Part::kSingle});
    for (const Mention& mention : FindMentions(words, tags)) CHECK((mention.form != Form::kName || mention.begin != 1));
  }
}

TEST_CASE("what an office is of is no part of the name, where the network takes it for one", "[speakers][mentions]") {
  const auto name = [](const char* text, std::size_t begin, std::size_t end) {
    const Article article = *Article::Read(text, {});
    const Words words(article, *PartsOf(*Model::BuiltIn()).lexicon);
    std::vector<MentionTag> tags(article.size());
    for (std::size_t t = begin; t < end; ++t) tags[t] = {MentionKind::kPerson, Part::kInside};
    tags[begin].part = Part::kBegin;
    tags[end - 1].part = Part::kEnd;
    std::string found;
    for (const Mention& mention : FindMentions(words, tags)) {
      if (mention.form == Form::kName) found += std::string(article.Word(mention.core)) + "|";
    }
    return found;
  };
  CHECK(name("Today Minister of Information Moam Kalo left.", 3, 6) == "Moam|");
  CHECK(name("Today Minister of Ada Moam Kalo left.", 3, 6) == "Ada|");             // a first name
  CHECK(name("Today Minister of Information Kalo left.", 3, 5) == "Information|");  // a name of two is left whole
  CHECK(name("Today a cousin of Zorb Moam Kalo left.", 4, 7) == "Zorb|");           // no office
}

TEST_CASE("what an editor adds in brackets is no part of a name", "[speakers][mentions]") {
  for (const char* text : {"We saw [Ada] Pell.", "We saw (Ada) Pell."}) {
    INFO(text);
    const Article article = *Article::Read(text, {});
    const Words words(article, *PartsOf(*Model::BuiltIn()).lexicon);
    std::vector<MentionTag> tags(article.size());
    for (std::size_t t = 3; t < 6; ++t)
      tags[t] = {MentionKind::kPerson, t == 3 ? Part::kBegin : t == 5 ? Part::kEnd : Part::kInside};
    REQUIRE(article.Word(5) == "Pell");
    bool found = false;
    for (const Mention& mention : FindMentions(words, tags)) found = found || (mention.begin == 5 && mention.core == 5);
    CHECK(found);
  }
}

struct Case {
  const char* text;
  const char* mentions;
};

void Check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    INFO(c.text);
    CHECK(Mentions(c.text) == c.mentions);
  }
}

TEST_CASE("names", "[speakers][mentions]") {
  Check({
      {"We met Ada Pell there.", "name Ada Pell"},
      {"We met Senator Ada Pell there.", "name Ada Pell"},
      {"We met Ohio Gov. Ada Pell there.", "name Ada Pell"},
      {"We met then-Sen. Ada Pell there.", "name Ada Pell"},
      {"We met Secretary of Trade John Odd there.", "name John Odd"},
      {"We met Texas-based Ada Pell there.", "name Ada Pell"},
      {"We met Crooked Ada Pell there.", "name Ada Pell"},
      {"We met J. Ada Pell there.", "name J. Ada Pell"},
      {"We met John Odd Jr. and Ada Pell III there.", "name John Odd Jr.|name Ada Pell III"},
      {"We met Jan de Wit and Mohammed bin Kalo there.", "name Jan de Wit|name Mohammed bin Kalo"},
      {"We met Mr. King and Mr. Law there.", "name King|name Law"},
      {"The Port Safety Board met.", "name Port Safety Board"},
      {"We wrote letters to the Rivers and Harbours Safety Commission.",
       "nominal letters|name Rivers and Harbours Safety Commission"},
      {"We wrote to @adapell there.", "name @adapell"},
      {"We met Ada Pell Friday.", "name Ada Pell"},
      {"We met the Vale Center for Justice there.", "name Vale Center for Justice"},
      {"We met the Foundation for Defense of Harbours there.", "name Foundation for Defense of Harbours"},
      {"We met the Committee on Dams there.", "name Committee on Dams"},
      {"We met Our Principles PAC there.", "name Our Principles PAC"},
      {"We asked the 6th Circuit Court of Appeals there.", "name 6th Circuit Court of Appeals"},
      {"We asked the Court of Appeals for the 6th Circuit there.", "name Court of Appeals for the 6th Circuit"},
      {"We met the John and Ada Pell Foundation there.", "name John and Ada Pell Foundation"},
      {"We met William “Bill” Odd there.", "name William “Bill” Odd"},
      {"We met the United Bakers there.", "name United Bakers"},
      {"We met President Hassan Sheikh Kalo there.", "name Hassan Sheikh Kalo"},
  });
}

TEST_CASE("capitals that are no names", "[speakers][mentions]") {
  Check({
      {"Fishing was poor.", ""},
      {"Critics disagreed. They met critics.", "nominal Critics|pronoun They|nominal critics"},
      {"Unlike Weir they left. Poor Kalo stayed.", "name Weir|pronoun they|name Kalo"},
      {"The Attorney General left.", "nominal The Attorney General"},
      {"House Republicans left.", "nominal House Republicans"},
      {"The anti-Pell PAC left.", "nominal The anti-Pell PAC"},
      {"Some pro-Islamic Weir users left.", "nominal Some pro-Islamic Weir users|name Weir"},
  });
}

TEST_CASE("in a heading only names that the body has", "[speakers][mentions]") {
  CHECK(Mentions("Pell Slams Weak Dam Rules Again\n\nWe met Pell there. The rules are weak.") ==
        "name Pell|nominal Rules|name Pell|nominal The rules");
}

TEST_CASE("descriptions", "[speakers][mentions]") {
  Check({
      {"The senator denied it.", "nominal The senator|pronoun it"},
      {"Two senior port officials objected.", "nominal Two senior port officials"},
      {"A police officer objected.", "nominal A police officer"},
      {"The chief political strategist objected.", "nominal The chief political strategist"},
      {"We saw a lot of voters there.", "nominal a lot of voters"},
      {"Some 30 percent of the voters agreed.", "nominal Some 30 percent of the voters"},
      {"She called for greeting voters.", "pronoun She|nominal voters"},
      {"He knew that officials lied.", "pronoun He|nominal officials"},
      {"We like those who listen.", "nominal those"},
      {"The group plans a study.", "nominal The group|nominal a study"},
      {"Their lawyer objected.", "nominal Their lawyer|pronoun Their"},
      {"The Pell campaign objected.", "nominal The Pell campaign|name Pell"},
      {"We met campaign manager Ada Pell there.", "nominal campaign manager|name Ada Pell"},
      // Phrases that touch.
      {"It was the first time voters agreed.", "pronoun It|nominal voters"},
      {"He knows the pressures facing young voters.", "pronoun He|nominal young voters"},
      {"We met a sports betting company.", "nominal a sports betting company"},
      {"We met a drugs smuggling baker.", "nominal a drugs smuggling baker"},
      {"He knew that one of their bakers lied.", "pronoun He|nominal one of their bakers|pronoun their"},
  });
}

TEST_CASE("pronouns keep their meaning with a contracted verb", "[speakers][mentions]") {
  Check({{"He’ll go.", "pronoun He"}, {"She's gone.", "pronoun She"}, {"They've gone.", "pronoun They"}});
}

// Former bugs

TEST_CASE("capitals in brackets tell what they are short for", "[speakers][mentions]") {
  Check({
      {"We met the Port Department of Dams and Rivers (PDDR) there.", "name Port Department of Dams and Rivers|name PDDR"},
      {"We met the Port Union of Old, New and Applied Dams (PUONAD).",
       "name Port Union of Old, New and Applied Dams|name PUONAD"},
      {"We met Ada Pell and Jo Weir (XYZW).", "name Ada Pell|name Jo Weir|name XYZW"},
      {"We met Ada Pell and Jo Weir (APJW, they say).", "name Ada Pell|name Jo Weir|name APJW|pronoun they"},
  });
}

TEST_CASE("names with a dash, with Today and with dela", "[speakers][mentions]") {
  Check({
      {"We asked the Kalo–Weir Bank there.", "name Kalo–Weir Bank"},
      {"We saw the Kalo–Weir treaty.", "name Kalo|nominal Weir treaty|name Weir"},
      {"He reads Weir Today there.", "pronoun He|name Weir Today"},
      {"Today Ada Pell left.", "name Ada Pell"},
      {"We met Zorb dela Kalo.", "name Zorb dela Kalo"},
  });
}

TEST_CASE("a nickname in marks is in the name", "[speakers][mentions]") {
  Check({
      {"We met Ada “Dot” Pell there.", "name Ada “Dot” Pell"},
      {"We met Ada \"Big Dot\" Pell there.", "name Ada \"Big Dot\" Pell"},
      {"We met Ada Vale “Dot” Pell there.", "name Ada Vale “Dot” Pell"},
      {"We met Ada. “Dot” Pell left.", "name Ada|name Pell"},                                     // two sentences
      {"We heard Ada’s “Stop” Pell left.", "name Ada’s|name Pell"},                               // an owner
      {"We asked Ada “when” Pell left.", "name Ada|name Pell"},                                   // no capital
      {"We met Ada “Dot” Baker Street people.", "name Ada|nominal Baker|nominal Street people"},  // a noun
  });
}

TEST_CASE("states is a verb behind a document or a body, a police vehicle is no police", "[speakers][mentions]") {
  Check({
      {"The act states rules.", "nominal The act|nominal rules"},
      {"The border states left.", "nominal The border states"},
      {"It was in a police vehicle there.", "pronoun It"},
      {"We saw a police officer there.", "nominal a police officer"},
  });
}

TEST_CASE("That before a verb opens no description", "[speakers][mentions]") {
  Check({
      {"That allows doctors to leave.", "nominal doctors"},
      {"That doctor left.", "nominal That doctor"},
      {"That famous doctor left.", "nominal That famous doctor"},
  });
}

}  // namespace
}  // namespace internal
}  // namespace inquit
