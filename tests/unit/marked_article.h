// Mini-articles with their attributions written into them, for tests of the speakers.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_TESTS_UNIT_MARKED_ARTICLE_H_
#define INQUIT_TESTS_UNIT_MARKED_ARTICLE_H_

#include <cctype>
#include <string>
#include <string_view>
#include <vector>

#include "inquit/document.h"
#include "inquit/model.h"
#include "inquit/speaker_resolver.h"
#include "lib/article/article.h"
#include "lib/attribution/kind.h"
#include "lib/model_parts.h"
#include "lib/speakers/speakers.h"
#include "tests/unit/catch.h"
#include "tests/unit/known_names.h"

namespace inquit {

// "[s1 Ada Pell] [c1 said] [t1 the dam leaked]." is the text without the brackets, and an attribution with this source, cue
// and content. A span with several digits belongs to several attributions: "[s12 Ada Pell]".
struct MarkedArticle {
  std::string text;
  Document document;

  explicit MarkedArticle(std::string_view marked) {
    for (std::size_t i = 0; i < marked.size(); ++i) {
      if (marked[i] != '[' || i + 2 >= marked.size() || !std::isdigit(static_cast<unsigned char>(marked[i + 2]))) {
        text.push_back(marked[i]);
        continue;
      }
      const char role = marked[++i];
      std::string owners;
      while (std::isdigit(static_cast<unsigned char>(marked[++i]))) owners.push_back(marked[i]);
      const std::size_t end = marked.find(']', i);
      const std::string_view span = marked.substr(i + 1, end - i - 1);
      for (const char owner : owners)
        Add(role, static_cast<std::size_t>(owner - '1'), {text.size(), text.size() + span.size()});
      text.append(span);
      i = end;
    }
  }

  // Resolves the speakers, with the known names alone in place of what a network says, and lists them, one an attribution: "Ada
  // Pell; -".
  std::string Speakers(const std::vector<Entity>& entities = {}) {
    const internal::Article article = *internal::Article::Read(text, {});
    const internal::ModelParts& model = internal::PartsOf(*Model::BuiltIn());
    for (Attribution& a : document.attributions) a.kind = internal::KindOf(a.content, article);
    internal::ResolveSpeakers(article, *model.lexicon, model.ranker, internal::TagKnownNames(article), entities, &document);
    return Listed();
  }

  // ... as a program does, with the model that is built in.
  std::string SpeakersByNetwork(const std::vector<Entity>& entities = {}) {
    return SpeakerResolver().Resolve(text, entities, &document).ok() ? Listed() : "error";
  }

 private:
  std::string Listed() const {
    std::string names;
    for (const Attribution& attribution : document.attributions) {
      if (!names.empty()) names += "; ";
      names += attribution.speaker ? document.speakers[*attribution.speaker].name : "-";
    }
    return names;
  }

  void Add(char role, std::size_t owner, ByteSpan span) {
    if (document.attributions.size() <= owner) document.attributions.resize(owner + 1);
    Attribution& attribution = document.attributions[owner];
    if (role == 's') attribution.source = span;
    if (role == 'c') attribution.cue = span;
    if (role == 't') attribution.content.push_back(span);
  }
};

// Checks who speaks in each article, one speaker an attribution, as Speakers() lists them.
struct SpeakersCase {
  const char* article;
  const char* speakers;
};

inline void CheckSpeakers(const std::vector<SpeakersCase>& cases) {
  for (const SpeakersCase& c : cases) {
    INFO(c.article);
    CHECK(MarkedArticle(c.article).Speakers() == c.speakers);
  }
}

}  // namespace inquit

#endif  // INQUIT_TESTS_UNIT_MARKED_ARTICLE_H_
