// Descriptions: what "the poll", "another poll" and "his campaign" take up, and how somebody without a name is called.
// SPDX-License-Identifier: Apache-2.0
#include "lib/speakers/entities/descriptions.h"

#include "tests/unit/catch.h"
#include "tests/unit/marked_article.h"

namespace inquit {
namespace {

TEST_CASE("descriptions that bring in somebody new", "[speakers][descriptions]") {
  CheckSpeakers({
      {"[s1 A Weir baker] [c1 said] [t1 so]. [s2 Another Weir baker] [c2 said] [t2 no].", "A Weir baker; Another Weir baker"},
      {"[s1 One Weir baker] [c1 said] [t1 so]. [s2 A Weir baker] [c2 said] [t2 no].", "One Weir baker; A Weir baker"},
      {"The bakers met. [s1 Many bakers] [c1 said] [t1 so].", "Many bakers"},
      {"[s1 A lot of the bakers] [c1 said] [t1 so]. [s2 The bakers] [c2 said] [t2 no].", "A lot of the bakers; The bakers"},
      {"[s1 Two bakers in Kalo] [c1 said] [t1 so]. [s2 One of the bakers] [c2 said] [t2 no].",
       "Two bakers in Kalo; One of the bakers"},
      {"[s1 One of the bakers] [c1 said] [t1 so]. [s2 He] [c2 said] [t2 no].", "One of the bakers; One of the bakers"},
      {"No Weir baker came. [s1 The Weir baker] [c1 said] [t1 so].", "The Weir baker"},
      {"[s1 Many bakers] [c1 said] [t1 so]. [s2 The bakers] [c2 said] [t2 no].", "Many bakers; Many bakers"},
  });
}

TEST_CASE("a definite description takes up the latest that nothing distinguishes from it", "[speakers][descriptions]") {
  CheckSpeakers({
      {"[s1 A harbour audit] [c1 found] [t1 so]. [s2 The audit] [c2 found] [t2 more].", "A harbour audit; A harbour audit"},
      {"[s1 A Pell audit] [c1 found] [t1 so]. [s2 The Weir audit] [c2 found] [t2 more].", "A Pell audit; The Weir audit"},
      {"[s1 A harbour audit] [c1 found] [t1 so]. [s2 The new audit] [c2 found] [t2 more].", "A harbour audit; The new audit"},
      {"[s1 An audit] [c1 found] [t1 so]. [s2 The new audit] [c2 found] [t2 more].", "The new audit; The new audit"},
      {"[s1 An audit] [c1 found] [t1 so], unlike a previous audit. [s2 The audit] [c2 found] [t2 more].", "An audit; An audit"},
      {"An audit came. [s1 The previous audit] [c1 found] [t1 so].", "The previous audit"},
      {"A past winner came. [s1 The winner] [c1 said] [t1 so].", "A past winner"},
      {"They read a previous audit. [s1 The previous audit] [c1 found] [t1 so].", "a previous audit"},
      {"[s1 The 50-page audit] [c1 found] [t1 so]. [s2 The 90-page audit] [c2 found] [t2 more].",
       "The 50-page audit; The 90-page audit"},
      {"[s1 Pell’s 2008 campaign] [c1 said] [t1 so]. [s2 The Pell campaign] [c2 said] [t2 no].",
       "Pell’s 2008 campaign; The Pell campaign"},
      {"[s1 The Weir government] [c1 said] [t1 so]. [s2 The government in Kalo] [c2 said] [t2 no].",
       "The Weir government; The government in Kalo"},
      {"President Ada Pell came. [s1 The former president] [c1 said] [t1 so].", "The former president"},
      {"Former President Ada Pell came. [s1 The former president] [c1 said] [t1 so].", "Ada Pell"},
      {"They were former ministers. Former President Ada Pell came, and so did President Jo Weir. [s1 The former president] "
       "[c1 "
       "said] [t1 so].",
       "Ada Pell"},
      {"Sen. Ada Pell of Kalo met Sen. Jo Weir. [s1 The Kalo senator] [c1 said] [t1 so].", "Ada Pell"},
  });
}

TEST_CASE("descriptions that take up only their own words", "[speakers][descriptions]") {
  CheckSpeakers({
      {"Pell ran an odd campaign. [s1 His campaign] [c1 said] [t1 so].", "His campaign"},
      {"[s1 Bakers in Kalo] [c1 said] [t1 so]. [s2 Bakers] [c2 said] [t2 no].", "Bakers in Kalo; Bakers"},
      {"Bakers came. [s1 Bakers who agree] [c1 said] [t1 so]. [s2 Bakers] [c2 said] [t2 no].", "Bakers who agree; Bakers"},
      {"They asked 30 percent of the Weir bakers. [s1 The Weir bakers] [c1 said] [t1 so].", "The Weir bakers"},
      {"[s1 Ordinary bakers] [c1 said] [t1 so]. [s2 Bakers] [c2 said] [t2 no].", "Ordinary bakers; Bakers"},
      {"We read poll numbers. A harbour poll came. They saw poll numbers. [s1 The poll] [c1 found] [t1 so].", "A harbour poll"},
  });
}

TEST_CASE("an organization by its kind", "[speakers][descriptions]") {
  CheckSpeakers({
      {"The Harbour Department met. [s1 The agency] [c1 said] [t1 so].", "Harbour Department"},
      {"The Kalo Times came out. [s1 The newspaper] [c1 said] [t1 so].", "Kalo Times"},
      {"The Harbour Board met. [s1 The newspaper] [c1 said] [t1 so].", "The newspaper"},
      {"The Harbour Review Office met. [s1 The review office] [c1 said] [t1 so]. [s2 The tax office] [c2 said] [t2 no].",
       "Harbour Review Office; The tax office"},
      {"The White House burnt. [s1 The House] [c1 voted] [t1 so].", "The House"},
      {"The Living Church of Weir met. [s1 The church] [c1 said] [t1 so].", "Living Church of Weir"},
  });
}

TEST_CASE("a noun takes up one that is like it", "[speakers][descriptions]") {
  CheckSpeakers({
      {"[s1 A 20-page lawsuit] [c1 says] [t1 so]. [s2 The suit] [c2 says] [t2 more].", "A 20-page lawsuit; A 20-page lawsuit"},
      {"[s1 A lawsuit] [c1 says] [t1 so]. [s2 The new suit] [c2 says] [t2 more].", "A lawsuit; The new suit"},
      {"[s1 A suit] [c1 says] [t1 so]. A lawsuit came. [s2 The suit] [c2 says] [t2 more].", "A suit; A suit"},
      {"[s1 A lawsuit] [c1 says] [t1 so]. [s2 The survey] [c2 says] [t2 more].", "A lawsuit; The survey"},
  });
}

TEST_CASE("his mother is the only mother whom the text names", "[speakers][descriptions]") {
  CheckSpeakers({
      {"John Odd and his mother, Ada Pell, left. [s1 His mother] [c1 said] [t1 so].", "Ada Pell"},
      {"John Odd and his lawyer, Ada Pell, left. [s1 Her lawyer] [c1 said] [t1 so].", "Her lawyer"},
      {"His mother, Ada Pell, and her mother, Jo Weir, left. [s1 My mother] [c1 said] [t1 so].", "My mother"},
  });
}

TEST_CASE("any is nobody who could be taken up", "[speakers][descriptions]") {
  CheckSpeakers({
      {"No town has more than any college there. [s1 The college] [c1 said] [t1 so].", "The college"},
  });
}

TEST_CASE("an epithet is the protagonist's", "[speakers][descriptions]") {
  CheckSpeakers({
      {"Ada Pell came. Pell spoke. Later came John Odd. [s1 The candidate] [c1 said] [t1 so].", "Ada Pell"},
      {"Ada Pell came. Pell spoke. Later came John Odd. [s1 The businessman] [c1 said] [t1 so].", "John Odd"},
      {"Ada Pell came. Pell spoke and Pell left. Weir met Kalo, Quill, Zimt, Dorn, Brin, Vale, Alda, Ibarra and Lund, and then "
       "Odd, Hale, Marsh and Roos. Then came John Odd, and Odd spoke. [s1 The candidate] [c1 said] [t1 so].",
       "John Odd"},
      {"Ada Pell came. [s1 The governor] [c1 said] [t1 so].", "The governor"},
      {"Ada Pell came. [s1 A candidate] [c1 said] [t1 so].", "A candidate"},
      {"Ada Pell came. [s1 The owner of the boat] [c1 said] [t1 so].", "The owner of the boat"},
      {"[s1 The candidate] [c1 said] [t1 so]. Ada Pell came.", "The candidate"},
  });
}

TEST_CASE("the name of somebody without one", "[speakers][descriptions]") {
  CheckSpeakers({
      {"[s1 Weir bakers — all of them poor —] [c1 said] [t1 so].", "Weir bakers"},
      {"[s1 Brin and Vale, both bakers,] [c1 said] [t1 so].", "Brin and Vale"},
      {"[s1 Officials in Kalo, the capital,] [c1 said] [t1 so].", "Officials in Kalo"},
      {"[s1 The company and the owner, the mayor and a baker,] [c1 said] [t1 so].",
       "The company and the owner, the mayor and a baker"},
      {"Those bakers came. [s1 Those bakers] [c1 said] [t1 so]. [s2 The bakers] [c2 said] [t2 no].", "The bakers; The bakers"},
  });
}

// Former bugs

TEST_CASE("a clause behind a comma is no part of the name, whatever it joins", "[speakers][descriptions]") {
  CheckSpeakers({
      {"[s1 Brin and Vale, bakers for the port,] [c1 said] [t1 so]. [s2 They] [c2 said] [t2 no].",
       "Brin and Vale; Brin and Vale"},
      {"[s1 Brin and Vale, of the Weir Board,] [c1 said] [t1 so].", "Brin and Vale"},
      {"[s1 Ada Pell, who chairs the board and the fund,] [c1 said] [t1 so].", "Ada Pell"},
      {"[s1 Pell, whose bakery and mill closed,] [c1 said] [t1 so].", "Pell"},
      {"[s1 Bakers from the port, Kalo Mills and the dam, who met the board and the mayor,] [c1 said] [t1 so].",
       "Bakers from the port, Kalo Mills and the dam"},
      {"[s1 The team, led by Ada Pell at the port,] [c1 said] [t1 so].", "The team"},
      {"[s1 The mill, based in Kalo,] [c1 said] [t1 so].", "The mill"},
      // The list goes on behind it.
      {"[s1 Bakers, led by Ada Pell, and millers] [c1 said] [t1 so].", "Bakers, led by Ada Pell, and millers"},
      {"[s1 Some bakers, including the mayor,] [c1 said] [t1 so].", "Some bakers, including the mayor"},
      {"[s1 Both Brin and Vale] [c1 said] [t1 so].", "Brin and Vale"},
  });
}

TEST_CASE("a description of the one who is named later", "[speakers][descriptions]") {
  CheckSpeakers({
      {"[s1 Mayor][c1 :] [t1 Tram Will Open]\n\nThe tram will open, Mayor Ada Pell said.", "Ada Pell"},
      {"[t1 “So,”] said [s1 the mill’s spokesman]. The spokesman, John Odd, left.", "John Odd"},
      {"[s1 The surgeon] [c1 said] [t1 so]. Ada Pell, a surgeon, left.", "Ada Pell"},
      {"[s1 Jo Weir’s surgeon] [c1 said] [t1 so]. Weir’s surgeon Ada Pell left.", "Ada Pell"},
      // There are two, or it is another.
      {"[s1 Mayor][c1 :] [t1 Tram Will Open]\n\nMayor Ada Pell met Mayor John Odd.", "Mayor"},
      {"[s1 The Weir spokesman] [c1 said] [t1 so]. The Kalo spokesman, John Odd, left.", "The Weir spokesman"},
      {"[s1 The spokesman] [c1 said] [t1 so]. The former spokesman, John Odd, left.", "The spokesman"},
      {"[s1 A surgeon] [c1 said] [t1 so]. Ada Pell, a surgeon, left.", "A surgeon"},
  });
}

TEST_CASE("a judge whom the text names later, and no other", "[speakers][descriptions]") {
  CheckSpeakers({
      {"[s1 A federal judge] [c1 said] [t1 so]. The tram, Judge Ada Pell wrote, is late.", "Ada Pell"},
      {"[s1 A judge] [c1 said] [t1 so]. Judge Ada Pell met Judge John Odd.", "A judge"},
      {"[s1 A Weir judge] [c1 said] [t1 so]. Ada Pell, a Kalo judge, left.", "A Weir judge"},
      {"Judge Pell left. [s1 A judge] [c1 said] [t1 so]. Judge Ada Pell went home.", "A judge"},
      {"[s1 One judge] [c1 said] [t1 so]. Judge Ada Pell left.", "One judge"},
      {"[s1 No judge] [c1 said] [t1 so]. Judge Ada Pell left.", "No judge"},
      {"[s1 A judge who left] [c1 said] [t1 so]. Judge Ada Pell came.", "A judge who left"},
      {"[s1 A senator] [c1 said] [t1 so]. Senator Ada Pell left.", "A senator"},  // of many
  });
}

TEST_CASE("police are the only ones that the text names", "[speakers][descriptions]") {
  CheckSpeakers({
      {"[s1 Police] [c1 said] [t1 so]. They met Kalo Police.", "Kalo Police"},
      {"Kalo Police came. [s1 Police] [c1 said] [t1 so].", "Kalo Police"},
      {"Kalo Police met Weir Police. [s1 Police] [c1 said] [t1 so].", "Police"},
      {"Kalo Police came. [s1 Police in Weir] [c1 said] [t1 so].", "Police in Weir"},
      {"[s1 Weir police] [c1 said] [t1 so]. Kalo Police came. [s2 Police] [c2 said] [t2 no].", "Weir police; Police"},
      {"Kalo Police came. [s1 Many police] [c1 said] [t1 so].", "Many police"},
  });
}

TEST_CASE("the force, the body and the party are who was spoken of last", "[speakers][descriptions]") {
  CheckSpeakers({
      {"Kalo Police came. [s1 The force] [c1 said] [t1 so].", "Kalo Police"},
      {"The Harbour Board met. [s1 The body] [c1 said] [t1 so].", "Harbour Board"},
      {"They like the Harbour Board. [s1 The body] [c1 said] [t1 so].", "The body"},
  });
}

TEST_CASE("a research team by other nouns", "[speakers][descriptions]") {
  CheckSpeakers({
      {"Scientists at Weir College met. [s1 The team] [c1 said] [t1 so]. [s2 The researchers] [c2 said] [t2 no].",
       "Scientists at Weir College; Scientists at Weir College"},
      {"The team behind the audit met. [s1 The authors] [c1 said] [t1 so].", "The team"},
      {"A team of scientists met. [s1 The researchers] [c1 said] [t1 so].", "A team"},
      {"A team of lawyers met. [s1 The researchers] [c1 said] [t1 so].", "The researchers"},
      {"The authors of a song met. [s1 The researchers] [c1 said] [t1 so].", "The researchers"},
      {"Scientists at Weir College met. [s1 A team] [c1 said] [t1 so].", "A team"},
      {"Scientists at Weir College met. [s1 The Kalo team] [c1 said] [t1 so].", "The Kalo team"},
      {"Scientists at Weir College met. [s1 The authors who left] [c1 said] [t1 so].", "The authors who left"},
      {"Scientists met. [s1 The team] [c1 said] [t1 so].", "The team"},
      {"A team met. Scientists at Weir College met. [s1 The team] [c1 said] [t1 so].", "A team"},
  });
}

TEST_CASE("the company is the organization that its sentence or the one before begins with", "[speakers][descriptions]") {
  CheckSpeakers({
      {"[t1 Zorb Motors will close], [s1 the company] [c1 said]. [s2 It] [c2 blamed] [t2 costs].", "Zorb Motors; Zorb Motors"},
      {"We like Brandel. [t1 Brandel will close], [s1 the company] [c1 said].", "Brandel"},
      {"The Kalo Port Group sold two piers. [s1 The company] [c1 said] [t1 so].", "Kalo Port Group"},
      {"[t1 Buses will run], [s1 the company] [c1 said].", "the company"},
      {"We like Brandel. [t1 Ada Pell will go], [s1 the company] [c1 said].", "the company"},
      {"We like Brandel. A company spoke. Brandel left, [s1 the company] [c1 said] [t1 so].", "A company"},
  });
}

TEST_CASE("an epithet is not of somebody whom the text describes and seldom names", "[speakers][descriptions]") {
  CheckSpeakers({
      {"Ada Pell, the coach, left. [s1 The author] [c1 said] [t1 so].", "The author"},
      {"Ada Pell left. [s1 The author] [c1 said] [t1 so]. [s2 The victim] [c2 said] [t2 no].", "Ada Pell; The victim"},
      {"Ada Pell left. Pell fell. Pell rose. [s1 The voter] [c1 said] [t1 so].", "The voter"},
      {"Ada Pell, the coach, left. Pell fell. Pell rose. Pell won. [s1 The author] [c1 said] [t1 so].", "Ada Pell"},
  });
}

}  // namespace
}  // namespace inquit
