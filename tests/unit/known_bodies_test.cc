// Known bodies: what organizations are called that a text need not explain.
// SPDX-License-Identifier: Apache-2.0
#include "lib/speakers/entities/known_bodies.h"

#include "tests/unit/catch.h"
#include "tests/unit/marked_article.h"

namespace inquit {
namespace {

TEST_CASE("a well-known body is called what it is", "[speakers][bodies]") {
  CheckSpeakers({
      {"NASA met. [s1 The agency] [c1 said] [t1 so].", "NASA"},
      {"NASA met. [s1 The American space agency] [c1 said] [t1 so]. [s2 The space agency] [c2 said] [t2 no].", "NASA; NASA"},
      {"NASA met. [s1 The U.S. space agency] [c1 said] [t1 so].", "NASA"},
      {"NASA met Reuters. [s1 The news agency] [c1 said] [t1 so]. [s2 The space agency] [c2 said] [t2 no].", "Reuters; NASA"},
      {"NASA met. [s1 The Russian space agency] [c1 said] [t1 so].", "The Russian space agency"},
      {"NASA met. [s1 A space agency] [c1 said] [t1 so].", "A space agency"},
      {"NASA met. [s1 The newspaper] [c1 said] [t1 so].", "The newspaper"},
      {"NASA met. [s1 The harbour agency] [c1 said] [t1 so].", "The harbour agency"},
  });
}

TEST_CASE("a newspaper or news agency is who it says it is", "[speakers][appositions]") {
  CheckSpeakers({
      {"[s1 The Kalo Post newspaper] [c1 said] [t1 so]. [s2 The newspaper] [c2 said] [t2 no].", "Kalo Post; Kalo Post"},
      {"[s1 The state-run Reuters news agency] [c1 said] [t1 so].", "Reuters"},
      {"[s1 Reuters news agency] [c1 said] [t1 so].", "Reuters"},
      {"[s1 The Reuters state news agency] [c1 said] [t1 so]. [s2 The agency] [c2 said] [t2 no].", "Reuters; Reuters"},
      {"[s1 Samoa’s Dorn news agency] [c1 said] [t1 so].", "Dorn"},  // a person to the network
      {"Ada Pell left. [s1 The Pell news agency] [c1 said] [t1 so].", "The Pell news agency"},
      {"[s1 Samoa’s Dorn newspaper] [c1 said] [t1 so].", "Samoa’s Dorn newspaper"},
      {"[s1 A Reuters news agency] [c1 said] [t1 so].", "A Reuters news agency"},
      {"[s1 The Samoan news agency] [c1 said] [t1 so].", "The Samoan news agency"},
      {"[s1 Dorn’s news agency] [c1 said] [t1 so].", "Dorn’s news agency"},
      {"[s1 Samoa’s Kalo Post newspaper] [c1 said] [t1 so].", "Kalo Post"},
      {"[s1 A Kalo Post newspaper] [c1 said] [t1 so].", "A Kalo Post newspaper"},
      {"[s1 The Samoa newspaper] [c1 said] [t1 so].", "The Samoa newspaper"},
      {"[s1 The NASA website] [c1 said] [t1 so].", "The NASA website"},
      {"[s1 The NASA news site] [c1 said] [t1 so].", "The NASA news site"},
      {"[s1 The Harbour Board newspaper] [c1 said] [t1 so].", "The Harbour Board newspaper"},
      {"[s1 Kalo Post’s news website] [c1 said] [t1 so].", "Kalo Post’s news website"},
  });
}

TEST_CASE("a person of that name is no body", "[speakers][bodies]") {
  CheckSpeakers({{"Neil Ford came. [s1 The carmaker] [c1 said] [t1 so]. Ford left.", "The carmaker"}});
}

TEST_CASE("what only one can be need not have been told", "[speakers][bodies]") {
  CheckSpeakers({
      {"Ada Motors met. [s1 Samoa’s largest company] [c1 said] [t1 so].", "Ada Motors"},
      {"Ada Motors met. [s1 The largest Samoan company] [c1 said] [t1 so].", "The largest Samoan company"},
      {"Ada Motors met. [s1 Samoa’s new company] [c1 said] [t1 so].", "Samoa’s new company"},
  });
}

}  // namespace
}  // namespace inquit
