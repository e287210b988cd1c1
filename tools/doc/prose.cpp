// md4c reads the Markdown; what it finds becomes markup here.
#include "doc/prose.h"

#include <md4c.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

#include "doc/markup.h"
#include "source/literate.h"

namespace edict::doc {
namespace {

// As web sites make them of headings: small letters, blanks as dashes, no other signs.
std::string slug_of(const std::string& text) {
  std::string slug;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c >= 'A' && c <= 'Z') slug += static_cast<char>(c - 'A' + 'a');
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || byte >= 0x80) slug += c;
    else if (c == ' ') slug += '-';
  }
  return slug.empty() ? "part" : slug;
}

std::string attribute(const MD_ATTRIBUTE& value) {
  std::string text(value.text == nullptr ? "" : value.text, value.size);
  return text;
}

class Weaver {
 public:
  Weaver(const std::string& markdown, const Woven& with, const std::set<std::string>* slugs) : markdown_(markdown), with_(with), known_(slugs), blocks_(source::program_blocks(markdown)), done_(blocks_.size()) {}

  std::string run() {
    MD_PARSER parser{};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOHTML | MD_FLAG_TASKLISTS;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) { return static_cast<Weaver*>(self)->enter(type, detail); };
    parser.leave_block = [](MD_BLOCKTYPE type, void* detail, void* self) { return static_cast<Weaver*>(self)->leave(type, detail); };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) { return static_cast<Weaver*>(self)->enter(type, detail); };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* self) { return static_cast<Weaver*>(self)->leave(type); };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) { return static_cast<Weaver*>(self)->text(type, {text, size}); };
    const std::size_t skipped = markdown_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    md_parse(markdown_.data() + skipped, static_cast<MD_SIZE>(markdown_.size() - skipped), &parser, this);
    for (std::size_t i = 0; i < blocks_.size(); ++i) weave(i);  // what stands where Markdown sees no block of its own
    return std::move(out_);
  }
  const std::set<std::string>& slugs() const { return slugs_; }
  const std::vector<Part>& parts() const { return parts_; }

 private:
  void weave(std::size_t i) {
    if (done_[i]) return;
    done_[i] = true;
    out_ += with_.block(static_cast<std::uint32_t>(blocks_[i].begin), static_cast<std::uint32_t>(blocks_[i].end), level_);
  }

  int enter(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_DOC: break;
      case MD_BLOCK_QUOTE: out_ += "<blockquote>\n"; break;
      case MD_BLOCK_UL: out_ += "<ul>\n"; break;
      case MD_BLOCK_OL: {
        const auto* list = static_cast<MD_BLOCK_OL_DETAIL*>(detail);
        out_ += list->start == 1 ? "<ol>\n" : "<ol start=\"" + std::to_string(list->start) + "\">\n";
        break;
      }
      case MD_BLOCK_LI: {
        const auto* item = static_cast<MD_BLOCK_LI_DETAIL*>(detail);
        out_ += std::string("<li>") + (!item->is_task ? "" : item->task_mark == ' ' ? "☐ " : "☑ ");
        break;
      }
      case MD_BLOCK_HR: out_ += "<hr>\n"; break;
      case MD_BLOCK_H: begin_heading(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level); break;
      case MD_BLOCK_CODE: begin_code(); break;
      case MD_BLOCK_HTML: break;
      case MD_BLOCK_P:
        out_ += "<p>";
        if (!parts_.empty()) parts_.back().words += ' ';
        break;
      case MD_BLOCK_TABLE: out_ += "<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"Table\">\n<table>\n"; break;
      case MD_BLOCK_THEAD: out_ += "<thead>\n"; break;
      case MD_BLOCK_TBODY: out_ += "<tbody>\n"; break;
      case MD_BLOCK_TR: out_ += "<tr>"; break;
      case MD_BLOCK_TH: out_ += "<th scope=\"col\">"; break;
      case MD_BLOCK_TD: out_ += "<td>"; break;
    }
    return 0;
  }

  int leave(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_DOC: case MD_BLOCK_HR: case MD_BLOCK_HTML: break;
      case MD_BLOCK_QUOTE: out_ += "</blockquote>\n"; break;
      case MD_BLOCK_UL: out_ += "</ul>\n"; break;
      case MD_BLOCK_OL: out_ += "</ol>\n"; break;
      case MD_BLOCK_LI: out_ += "</li>\n"; break;
      case MD_BLOCK_H: end_heading(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level); break;
      case MD_BLOCK_CODE: end_code(); break;
      case MD_BLOCK_P: out_ += "</p>\n"; break;
      case MD_BLOCK_TABLE: out_ += "</table>\n</div>\n"; break;
      case MD_BLOCK_THEAD: out_ += "</thead>\n"; break;
      case MD_BLOCK_TBODY: out_ += "</tbody>\n"; break;
      case MD_BLOCK_TR: out_ += "</tr>\n"; break;
      case MD_BLOCK_TH: out_ += "</th>"; break;
      case MD_BLOCK_TD: out_ += "</td>"; break;
    }
    return 0;
  }

  int enter(MD_SPANTYPE type, void* detail) {
    switch (type) {
      case MD_SPAN_EM: out_ += "<em>"; break;
      case MD_SPAN_STRONG: out_ += "<strong>"; break;
      case MD_SPAN_CODE: out_ += "<code>"; break;
      case MD_SPAN_DEL: out_ += "<del>"; break;
      case MD_SPAN_A: begin_link(attribute(static_cast<MD_SPAN_A_DETAIL*>(detail)->href)); break;
      case MD_SPAN_IMG: out_ += "<span class=\"picture\">"; break;   // nothing is fetched: its words stand for it
      case MD_SPAN_LATEXMATH: case MD_SPAN_LATEXMATH_DISPLAY: case MD_SPAN_WIKILINK: case MD_SPAN_U: break;
    }
    return 0;
  }

  int leave(MD_SPANTYPE type) {
    switch (type) {
      case MD_SPAN_EM: out_ += "</em>"; break;
      case MD_SPAN_STRONG: out_ += "</strong>"; break;
      case MD_SPAN_CODE: out_ += "</code>"; break;
      case MD_SPAN_DEL: out_ += "</del>"; break;
      case MD_SPAN_A:
        out_ += links_.back() ? "</a>" : "";
        links_.pop_back();
        break;
      case MD_SPAN_IMG: out_ += "</span>"; break;
      case MD_SPAN_LATEXMATH: case MD_SPAN_LATEXMATH_DISPLAY: case MD_SPAN_WIKILINK: case MD_SPAN_U: break;
    }
    return 0;
  }

  int text(MD_TEXTTYPE type, std::string_view text) {
    if (in_code_) {
      const bool here = text.data() >= markdown_.data() && text.data() < markdown_.data() + markdown_.size();
      if (here && at_ == kNowhere) at_ = static_cast<std::size_t>(text.data() - markdown_.data());
      code_ += text;
      return 0;
    }
    const bool a_blank = type == MD_TEXT_SOFTBR || type == MD_TEXT_BR;
    if (in_heading_) heading_ += text;
    else if (!parts_.empty() && type != MD_TEXT_ENTITY) parts_.back().words += a_blank ? " " : std::string(text);
    switch (type) {
      case MD_TEXT_NULLCHAR: out_ += "\xEF\xBF\xBD"; break;
      case MD_TEXT_BR: out_ += "<br>\n"; break;
      case MD_TEXT_SOFTBR: out_ += "\n"; break;
      case MD_TEXT_ENTITY: entity(text); break;
      case MD_TEXT_NORMAL: case MD_TEXT_CODE: case MD_TEXT_HTML: case MD_TEXT_LATEXMATH: out_ += escaped(text); break;
    }
    return 0;
  }

  // `&amp;`, `&#8212;`: letters and digits between its signs, so the browser may read it.
  void entity(std::string_view text) {
    const bool plain = text.size() > 2 && std::all_of(text.begin() + 1, text.end() - 1, [](char c) { return c == '#' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
    out_ += plain && text.front() == '&' && text.back() == ';' ? std::string(text) : escaped(text);
  }

  void begin_heading(unsigned) {
    in_heading_ = true;
    heading_.clear();
    heading_at_ = out_.size();
  }

  void end_heading(unsigned wanted) {
    in_heading_ = false;
    const std::string inside = out_.substr(heading_at_);
    out_.resize(heading_at_);
    if (first_ && heading_ == with_.title) {
      first_ = false;
      return;
    }
    first_ = false;
    level_ = std::min<std::size_t>({static_cast<std::size_t>(wanted) + 1, level_ + 1, 6});
    const std::string base = slug_of(heading_);
    std::string slug = base;
    for (std::size_t n = 1; !slugs_.insert(slug).second; ++n) slug = base + "-" + std::to_string(n);
    const std::string tag = "h" + std::to_string(level_);
    parts_.push_back({with_.prefix + "-" + slug, heading_, ""});
    out_ += "<" + tag + " id=\"" + with_.prefix + "-" + escaped(slug) + "\">" + inside + "</" + tag + ">\n";
  }

  void begin_code() {
    in_code_ = true;
    code_.clear();
    at_ = kNowhere;
  }

  void end_code() {
    in_code_ = false;
    for (std::size_t i = 0; i < blocks_.size() && at_ != kNowhere; ++i) {
      if (blocks_[i].begin <= at_ && at_ < blocks_[i].end) {
        for (std::size_t before = 0; before <= i; ++before) weave(before);
        return;
      }
    }
    out_ += "<pre><code>" + escaped(code_) + "</code></pre>\n";
  }

  void begin_link(const std::string& address) {
    std::string href;
    if (safe_address(address)) href = address;
    else if (address.starts_with('#')) href = known_ != nullptr && known_->contains(address.substr(1)) ? "#" + with_.prefix + "-" + address.substr(1) : "";
    else if (address.find(':') == std::string::npos) href = with_.page_of_file(address.substr(0, address.find('#')));
    links_.push_back(!href.empty());
    if (!href.empty()) out_ += "<a href=\"" + escaped(href) + "\"" + (safe_address(href) ? " rel=\"noopener noreferrer\"" : "") + ">";
  }

  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

  const std::string& markdown_;
  const Woven& with_;
  const std::set<std::string>* known_;
  std::vector<source::ProgramBlock> blocks_;
  std::vector<bool> done_;
  std::set<std::string> slugs_;
  std::vector<Part> parts_;
  std::string out_, heading_, code_;
  std::vector<bool> links_;
  std::size_t level_ = 1, heading_at_ = 0, at_ = kNowhere;
  bool in_heading_ = false, in_code_ = false, first_ = true;
};


Woven without_blocks(Woven with) {
  with.block = [](std::uint32_t, std::uint32_t, std::size_t) { return std::string(); };
  return with;
}

}  // namespace

std::vector<Part> parts_of(const std::string& markdown, const Woven& with) {
  const Woven without = without_blocks(with);
  Weaver weaver(markdown, without, nullptr);
  weaver.run();
  return weaver.parts();
}

// Twice: a link may lead to a heading further down.
std::string woven(const std::string& markdown, const Woven& with) {
  const Woven without = without_blocks(with);
  Weaver first(markdown, without, nullptr);
  first.run();
  return Weaver(markdown, with, &first.slugs()).run();
}

}  // namespace edict::doc
