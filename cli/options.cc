// The command line of the program, and the help that teaches it.
// SPDX-License-Identifier: Apache-2.0
#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <iostream>
#include <system_error>
#include <thread>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "cli/pipeline.h"
#include "cli/platform.h"
#include "cli/presenter.h"

namespace inquit::cli {
namespace {

constexpr char kAbout[] =
    "Finds who said what in English news text: what was said, in quotation "
    "marks or not, the\n"
    "words that introduce it, and the speaker it comes from.\n";

constexpr char kFooter[] = R"(Examples:
  inquit story.txt
      shows who said what, in colours on a terminal
  inquit --format jsonl *.txt > said.jsonl
      writes one JSON record for each file
  inquit --jobs 0 news.jsonl.gz | jq -c '.attributions[] | [.speaker, .text]'
      reads {"id": ..., "text": ...}, one a line, on all cores, and lists the statements
  inquit --jobs 0 --stats --resume said.jsonl archive/
      reads all texts of a folder, and goes on there when it was interrupted
  inquit --attributions said.jsonl news.jsonl
      finds the speakers of the statements in said.jsonl, and looks for no others
  inquit --entities people.jsonl news.jsonl
      knows the people in people.jsonl, and calls them by the ids that they have there
  inquit --format html -o said.html *.txt
      makes a page to look at in a browser
  inquit --format csv -o said.csv news.jsonl
      makes a table, one statement a row
  inquit tally *.txt
      counts who is heard: statements and quoted words by gender, type and speaker
  inquit verify draft.txt --sources notes/ report.html
      tells which quotations of a draft are in its sources, unchanged and by the right speaker
  inquit --explain story.txt
      tells of each statement why it was found and why this is its speaker, and what was given up

Input:
  text   a plain text is one record.
  html   a page is one record: the headings, paragraphs, list items and captions of its <article>,
         or else <main>, or else of all of it, without navigation, scripts, forms, asides and what
         is hidden. That text is what spans count in, and is written into "text". By the names
         .html and .htm.
  jsonl  JSON Lines hold one record a line, {"id": ..., "text": ...}. By .jsonl and .ndjson.
  json   an array of such records, or one behind the other; never held as a whole. By .json.
  gzip and zstd are undone, whatever the file is called; a name's .gz and .zst do not count. A
  folder stands for all files of these names and .txt in it and below it, hidden ones aside.
  The id of a text or a page is the file's name: the last part of the path, the whole path where
  two of the files share that, or - for standard input. With --ids path it is always the whole
  path, so that batches of xargs do not collide. In JSON "text" is a string, "id" a string or a
  number, which comes out as it went in: 7 as 7, 1.50 as 1.50, "7" as "7". Other fields are passed
  over, or come out in "kept" as they are: --text-field body --id-field url --keep date,section. A
  record without an id is called by its place: news.jsonl:7 is a line, news.json:7 the seventh.
  Text is UTF-8. With --repair-utf8 each bad byte is read as U+FFFD; in a plain text it still
  counts one byte, in JSON it is replaced before the record is read, as half a surrogate is. A page
  may be in the encoding that it declares.

What you know already:
  The files of --attributions and --entities hold one JSON record a line, as in
    {"id": "x", "attributions": [{"content": [[0, 17]], "cue": [[18, 22]], "source": [[23, 34]]}]}
    {"id": "x", "entities": [{"id": "Q7", "name": "Rhea Okonjo", "type": "person", "gender": "f",
                              "mentions": [[23, 34], [60, 63]]}]}
  "id" is that of a record of the input, and stands once; lines for other records and other fields
  are passed over. Numbers are compared as they are written: 1.50 is not 1.5. The line of "7" will
  do for record 7, and that of 7 for record "7", where none has the very same id. Spans count
  bytes, whatever --offsets says. The whole file is read before the work begins, and held in
  memory; - is standard input.
  attributions  keep their order. "cue" and "source" may be missing, null or []; several pieces
                become one span. "confidence" is kept, or else 1. A text without a line fails.
                Records that inquit wrote will do, with offsets in bytes.
  entities      "type" is person (where it is missing), organization, group, document, author or
                other; "gender" is f, m or null. Where "mentions" is missing or [], the text is
                searched for "name", as it is written. A text without a line has no known entities.
  With both, entities are known in the sources of the attributions. A line that is wrong fails
  its record alone; one whose id cannot be read is told on standard error.

Models:
  small  lies inside the program. Quick.
  base   is larger, slower, and right more often: the file base.inquit, in the folder that
         INQUIT_MODEL_DIR names, or else in share/inquit where inquit is installed.
  PATH   is a model file: a name with a slash in it, or that ends in .inquit.
  inquit --version --model base tells a model's version, its licence, and what it learnt from.

Output:
  text   for a person: each speaker with what they said; in colours, the text itself too.
  html   a page of its own to look at: the text with what was said in its speaker's colour, who
         speaks how much, filters; with --explain also why.
  jsonl  one JSON record for each record of the input, in the same order, as
         docs/output.schema.json describes it (installed in share/inquit).
  json   the same as one array.
  csv    a table, one statement a row, for spreadsheets, pandas and R; it begins with a byte order
         mark, by which Excel knows UTF-8. A cell like a formula has ' in front.
  tsv    the same with tabs, and without the mark.
  brat   standoff annotations: into a folder the .ann, the .txt that belongs to it and
         annotation.conf; elsewhere the .ann alone. Spans count code points.
  tei    TEI P5: <said who="#s1" direct="true">; several records are one <teiCorpus>.
  webanno  a page of W3C Web Annotations (JSON-LD) for each record, one a line.
  -o FILE writes there rather than to standard output. -o FOLDER/, or a folder that is there, gets
  a file for each record, called by its id; one that fails has none.
  --resume FILE passes over the records whose ids FILE has, takes off a line that was cut off, and
  writes the rest behind it; model and offsets must be those of before.
  Spans of jsonl, json, csv and tsv are [begin, end), from 0, in --offsets: bytes of the text in
  UTF-8, Unicode code points (Python), or UTF-16 units (Java, JavaScript).

Tallies:
  inquit tally reads the same and writes, at the end, who is heard over all records, as text, csv,
  tsv, json or html (bar charts): documents, statements, words between quotation marks, and in how
  many documents somebody is the first to be quoted. Two speakers of different records are one
  where they bear the same full name. --by-document gives each record's speakers instead.

Verify:
  inquit verify DRAFT ... --sources FILE ... holds each statement of the drafts against the sources,
  and writes text, as html a page with the draft and its places in the sources side by side, or as
  jsonl and json what docs/verification.schema.json describes. A quotation is
  verbatim   there, word for word, said by the same speaker
  edited     there with changes that an editor may make, each of them listed
  altered    there with other words: a dropped "not" is always told, and so are numbers and names
  wrong speaker    there, said by somebody else
  speaker unknown  there, and the source does not tell whose words they are
  only indirect    there as the source's own words or paraphrase, which nobody has said so
  absent     not there
  What is not quoted is supported where the same speaker says something with the same words
  (perhaps: nothing is claimed), or not found. The exit code is 1 where anything is altered,
  absent, only indirect or somebody else's.
  --index FILE with --sources writes to FILE what they are read as, and alone takes it from there,
  which is quick: inquit verify --sources archive --index archive.index
  --allow says what an editor may change: marks (curly or straight), case (of a first letter),
  punctuation, ellipsis (words left out), brackets (put in), join (a "she said" left out); spelling
  (British, American) is not in the list by itself. An ellipsis or bracket never hides a "not".

Why:
  --explain adds the decisions of each step of the library: the rule that decided, what it chose
  among, best first, the chosen one with >, and what the scores were made of. Steps, rules and
  names change from version to version; docs/architecture.md says what they are.
  A record that fails is told on standard error; {"id": ..., "error": ...}, or a line of text,
  stands in its place, and the rest goes on.

Exit codes:
  0  every record was read
  1  a record, a file or a line was not, or the output could not be written; a draft has a fault
  2  wrong usage, no such model, or a file of --attributions or --entities cannot be read
)";

template <typename T>
using Choices = std::vector<std::pair<std::string, T>>;

// Enumerators of the library, by the names that it gives them.
template <typename T>
Choices<T> Named(std::initializer_list<T> values) {
  Choices<T> choices;
  for (const T value : values) choices.emplace_back(ToString(value), value);
  return choices;
}

// The values of names with commas between them.
template <typename T>
std::vector<T> ReadNames(const std::string& option, const std::string& names, const Choices<T>& choices) {
  std::vector<T> values;
  for (const std::string& name : std::vector<std::string>(absl::StrSplit(names, ',', absl::SkipEmpty()))) {
    const auto found = std::find_if(choices.begin(), choices.end(), [&](const auto& choice) { return choice.first == name; });
    if (found == choices.end()) {
      const std::string all =
          absl::StrJoin(choices, ", ", [](std::string* out, const auto& choice) { out->append(choice.first); });
      throw CLI::ValidationError(option, absl::StrCat("is of ", all, ", not ", name));
    }
    values.push_back(found->second);
  }
  return values;
}

// An option with named values; one that is none of them is wrong usage.
template <typename T, typename Target>
CLI::Option* AddChoice(CLI::App* app, const std::string& name, Target* target, const Choices<T>& choices,
                       const std::string& help) {
  const std::string names =
      absl::StrJoin(choices, "|", [](std::string* out, const auto& choice) { out->append(choice.first); });
  const auto set = [name, target, choices, names](const std::string& given) {
    for (const auto& [choice, value] : choices) {
      if (choice != given) continue;
      *target = value;
      return;
    }
    throw CLI::ValidationError(name, absl::StrCat("is one of ", names, ", not ", given));
  };
  return app->add_option_function<std::string>(name, set, help)->type_name(names);
}

// What becomes of the arguments only together with others.
struct Raw {
  std::optional<Format> format;
  std::optional<std::string> files_from, resume;
};

void AddInputAndOutput(CLI::App* app, Arguments* arguments, Raw* raw) {
  const Choices<Format> kFormats = {{"text", Format::kText}, {"jsonl", Format::kJsonl}, {"json", Format::kJson},
                                    {"csv", Format::kCsv},   {"tsv", Format::kTsv},     {"html", Format::kHtml},
                                    {"brat", Format::kBrat}, {"tei", Format::kTei},     {"webanno", Format::kWebAnnotation}};
  app->add_option("FILE", arguments->files, "Files and folders to read; - or none is standard input")->type_name("");
  app->add_option("--files-from", raw->files_from, "A file that names more of them, one a line")->type_name("FILE");
  const Choices<Input> kInputs = {
      {"text", Input::kText}, {"jsonl", Input::kJsonl}, {"json", Input::kJson}, {"html", Input::kHtml}};
  AddChoice<Input>(app, "--input", &arguments->input, kInputs, "What is read (by each file's name, see Input)");
  AddChoice(app, "--format", &raw->format, kFormats, "What is written, see Output (jsonl where jsonl is read)")
      ->type_name("FORMAT");
  app->add_option("-o,--output", arguments->output, "Where: a file, or a folder, which gets a file for each record")
      ->type_name("FILE|FOLDER/");
  app->add_option("--resume", raw->resume, "Like -o, for jsonl: goes on with what was interrupted")->type_name("FILE");
  app->add_flag("--unordered", arguments->unordered, "With --jobs: write each record as soon as it is done");
  app->add_flag("--with-text", arguments->with_text, "Write the text into the record, too (always of html)");
  app->add_flag("--by-document", arguments->by_document, "Tally: the speakers of each document (csv, tsv, json)");
  app->add_option("--sources", arguments->sources, "Verify: the files and folders to hold FILE against")->type_name("FILE");
  app->add_option("--index", arguments->index, "Verify: keeps what --sources are read as; alone stands for them")
      ->type_name("FILE");
  const auto add_allowed = [arguments](const std::string& words) {
    const Choices<ChangeKind> kinds =
        Named({ChangeKind::kMarks, ChangeKind::kCase, ChangeKind::kPunctuation, ChangeKind::kEllipsis, ChangeKind::kBrackets,
               ChangeKind::kJoin, ChangeKind::kSpelling});
    arguments->allowed = ReadNames("--allow", words, kinds);
  };
  app->add_option_function<std::string>("--allow", add_allowed, "Verify: what an editor may change, see Verify")
      ->type_name("KIND,...");
  app->add_flag("--explain", arguments->explain, "Tell why: the decisions behind each statement and speaker");
  AddChoice(app, "--offsets", &arguments->offsets, Named({OffsetUnit::kBytes, OffsetUnit::kCodePoints, OffsetUnit::kUtf16}),
            "What spans count (bytes)");
  AddChoice<Color>(app, "--color", &arguments->color,
                   {{"auto", Color::kAuto}, {"always", Color::kAlways}, {"never", Color::kNever}},
                   "Colours in text (auto: on a terminal, unless NO_COLOR is set)");
}

// Names of fields as they stand in a line of JSON, which are then written as they stand.
void AddFields(CLI::App* app, Arguments* arguments) {
  app->add_option("--text-field", arguments->fields.text, "The field of JSON that holds the text (text)")->type_name("NAME");
  app->add_option("--id-field", arguments->fields.id, "... and the id (id)")->type_name("NAME");
  const auto add_kept = [arguments](const std::string& names) {
    arguments->fields.keep = absl::StrSplit(names, ',', absl::SkipEmpty());
    for (const std::string& name : arguments->fields.keep) {
      if (name.find_first_of("\"\\") != name.npos) throw CLI::ValidationError("--keep", "takes names without quotation marks");
    }
  };
  app->add_option_function<std::string>("--keep", add_kept, "Other fields of JSON to write into the record")
      ->type_name("NAME,...");
  AddChoice<bool>(app, "--ids", &arguments->paths_as_ids, {{"name", false}, {"path", true}},
                  "What files' records are called by (name)");
}

void AddSelection(CLI::App* app, Arguments* arguments) {
  app->add_option("--min-confidence", arguments->min_confidence, "Leave out statements that are less sure (0)")
      ->type_name("P")
      ->check(CLI::Range(0.0, 1.0).description(""));
  const auto add_kinds = [arguments](const std::string& words) {
    arguments->kinds = ReadNames("--kinds", words, Named({Kind::kDirect, Kind::kMixed, Kind::kIndirect}));
  };
  app->add_option_function<std::string>("--kinds", add_kinds, "Leave out other kinds than these (all)")
      ->type_name("direct,mixed,indirect");
  app->add_flag("--no-speakers", arguments->no_speakers, "Leave out who the sources stand for");
  app->add_flag("--stats", arguments->stats, "Tell at the end what was read and how fast, on standard error");
  app->add_flag("--quiet", arguments->quiet, "No progress and no hints; faults are still told");
}

void AddExtraction(CLI::App* app, Arguments* arguments) {
  Options* extraction = &arguments->extraction;
  app->add_option("--model", arguments->model, "Which model reads (small)")->type_name("small|base|PATH");
  app->add_option("--attributions", arguments->attributions, "Find only the speakers, of these statements")
      ->type_name("FILE.jsonl");
  app->add_option("--entities", arguments->entities, "Know these speakers in the texts")->type_name("FILE.jsonl");
  AddChoice(app, "--single-quotes", &extraction->single_quotes,
            Named({SingleQuotes::kAuto, SingleQuotes::kOn, SingleQuotes::kOff}), "Whether '...' may be a quotation (auto)");
  app->add_flag("--repair-utf8", extraction->repair_utf8, "Read bytes that are not UTF-8 as U+FFFD");
  app->add_option("--max-bytes", extraction->max_bytes, "Longest text, page, and record of JSON (64M; below 4G)")
      ->type_name("N[K|M|G]")
      ->transform(CLI::AsSizeValue(false).description(""))
      ->check(CLI::Range(std::size_t{1}, kMaxTextBytes).description(""));
  app->add_option("--jobs", arguments->jobs, "Records read at the same time; 0: one on each core (1)")
      ->type_name("N")
      ->check(CLI::Range(0, 1024).description(""));
  app->add_option("--threads", arguments->threads, "Threads that read one long text; 0: one on each core (1)")
      ->type_name("N")
      ->check(CLI::Range(0, 1024).description(""));
}

bool HasRoomForWhy(Format format) {
  return format == Format::kText || format == Format::kJsonl || format == Format::kJson || format == Format::kHtml;
}

bool IsOfTallies(Format format) {
  return format == Format::kText || format == Format::kCsv || format == Format::kTsv || format == Format::kJson ||
         format == Format::kHtml;
}

// What comes first would leave nothing for the next.
bool ReadsStandardInputTwice(const Arguments& arguments, const std::optional<std::string>& files_from) {
  const auto input = std::count(arguments.files.begin(), arguments.files.end(), "-") +
                     std::count(arguments.sources.begin(), arguments.sources.end(), "-");
  return (arguments.attributions == "-") + (arguments.entities == "-") + (files_from == "-") + input > 1;
}

int WrongUsage(const std::string& message) {
  std::cerr << "inquit: " << Printable(message) << "\nTry inquit --help.\n";
  return kExitUsage;
}

}  // namespace

bool WritesToTerminal(const Arguments& arguments) {
  return (arguments.output.empty() || arguments.output == "-") && IsTerminal(kStandardOutput);
}

// NOLINTNEXTLINE(readability-function-size): one option after the other
std::optional<int> ParseArguments(int argc, const char* const* argv, Arguments* arguments) {
  // A word in front of the options, as of git: a file of that name is ./tally.
  arguments->tally = argc > 1 && std::string_view(argv[1]) == "tally";
  arguments->verify = argc > 1 && std::string_view(argv[1]) == "verify";
  if (arguments->tally || arguments->verify) {
    --argc;
    ++argv;
  }
  CLI::App app(kAbout, "inquit");
  app.add_flag("--version", arguments->show_version, "Tell the versions of the program and the model");
  app.footer(kFooter);
  app.get_formatter()->column_width(37);
  Raw raw;
  AddInputAndOutput(&app, arguments, &raw);
  AddFields(&app, arguments);
  AddSelection(&app, arguments);
  AddExtraction(&app, arguments);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& done) {  // --help
    const int code = app.exit(done);
    if (std::cout.flush()) return code;
    std::cerr << "inquit: cannot write the output: " << std::strerror(errno) << "\n";
    return kExitFailed;
  } catch (const CLI::ParseError& error) {
    return WrongUsage(error.what());
  }
  const bool only_index = !arguments->index.empty() && !arguments->sources.empty();  // is made, where there is no draft
  if (arguments->files.empty() && !raw.files_from && !only_index) arguments->files = {"-"};
  if (ReadsStandardInputTwice(*arguments, raw.files_from)) {
    return WrongUsage("only one of FILE, --files-from, --attributions and --entities can be standard input");
  }
  if (raw.files_from) {
    const absl::StatusOr<std::vector<std::string>> more = ReadFileList(*raw.files_from);
    if (!more.ok()) return WrongUsage(std::string(more.status().message()));
    arguments->files.insert(arguments->files.end(), more->begin(), more->end());
  }
  arguments->files = WithFoldersOpened(arguments->files);
  arguments->sources = WithFoldersOpened(arguments->sources);
  for (std::size_t* count : {&arguments->jobs, &arguments->threads}) {
    if (*count == 0) *count = std::max(1u, std::thread::hardware_concurrency());
  }
  if (arguments->threads > 1) {
    arguments->extraction.parallel = [threads = arguments->threads](std::size_t count,
                                                                    const std::function<void(std::size_t)>& work) {
      RunSideBySide(threads, count, work);
    };
  }
  const bool any_jsonl = std::any_of(arguments->files.begin(), arguments->files.end(), [&](const std::string& file) {
    return InputOf(*arguments, file) == Input::kJsonl || InputOf(*arguments, file) == Input::kJson;
  });
  if (raw.resume && !arguments->output.empty()) return WrongUsage("--resume stands in the place of --output");
  if (raw.resume) arguments->output = *raw.resume;
  arguments->resume = raw.resume.has_value();
  const bool writes_jsonl = arguments->resume || (any_jsonl && !arguments->tally && !arguments->verify);
  arguments->format = raw.format.value_or(writes_jsonl ? Format::kJsonl : Format::kText);
  arguments->single = arguments->files.size() == 1 && !any_jsonl;
  std::error_code error;
  arguments->output_is_folder =
      absl::EndsWith(arguments->output, "/") || std::filesystem::is_directory(arguments->output, error);
  for (const std::string& file : arguments->files) {
    if (file == "-" || !std::filesystem::equivalent(file, arguments->output, error)) continue;
    return WrongUsage(absl::StrCat("--output would write over the input ", file));
  }
  if (arguments->tally && (arguments->explain || arguments->output_is_folder || !IsOfTallies(arguments->format))) {
    return WrongUsage("tally writes one text, csv, tsv, json or html, and knows no --explain");
  }
  if (arguments->verify && ((arguments->sources.empty() && arguments->index.empty()) || arguments->explain ||
                            arguments->resume || !HasRoomForWhy(arguments->format))) {
    return WrongUsage("verify takes --sources or --index and writes text, jsonl, json or html, without --explain and --resume");
  }
  if (!arguments->verify && !(arguments->sources.empty() && arguments->index.empty())) {
    return WrongUsage("--sources and --index are of inquit verify");
  }
  if (arguments->by_document && !arguments->tally) {
    return WrongUsage("--by-document is of inquit tally");
  }
  const bool json = arguments->format == Format::kJsonl || arguments->format == Format::kJson;
  if ((!arguments->fields.keep.empty() || arguments->with_text) && (!json || arguments->tally)) {
    return WrongUsage("--keep and --with-text go with --format jsonl or json");
  }
  if (arguments->resume && (arguments->format != Format::kJsonl || arguments->tally || arguments->output_is_folder)) {
    return WrongUsage("--resume goes on with a file of --format jsonl");
  }
  if (arguments->fields.text.empty() || arguments->fields.id.empty()) {
    return WrongUsage("--text-field and --id-field name a field");
  }
  if (arguments->explain && !HasRoomForWhy(arguments->format)) {
    return WrongUsage("--explain goes with --format text, jsonl, json or html");
  }
  return std::nullopt;
}

}  // namespace inquit::cli
