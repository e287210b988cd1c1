// Line editing, over libedit.
#include "edict/entry_lines.h"

#include <histedit.h>
#include <sys/select.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <clocale>
#include <csignal>
#include <cstdlib>
#include <cwchar>
#include <filesystem>
#include <iostream>

namespace edict::tool {
namespace {

constexpr int kMostKept = 2000;

volatile std::sig_atomic_t interrupted = 0;
void on_interrupt(int) { interrupted = 1; }

// Ctrl-C is let through only while the session waits for a key: none is lost between two keys, and one pressed meanwhile waits until an answer on its way asks for it.
sigset_t while_waiting;

int read_key(EditLine*, wchar_t* key) {
  std::mbstate_t partial{};
  while (interrupted == 0) {
    fd_set input;
    FD_ZERO(&input);
    FD_SET(STDIN_FILENO, &input);
    if (pselect(STDIN_FILENO + 1, &input, nullptr, nullptr, nullptr, &while_waiting) < 0) {
      if (errno == EINTR) continue;
      return -1;
    }
    char byte = 0;
    const ssize_t got = read(STDIN_FILENO, &byte, 1);
    if (got <= 0) return static_cast<int>(got);
    const std::size_t used = std::mbrtowc(key, &byte, 1, &partial);
    if (used == static_cast<std::size_t>(-2)) continue;  // the first bytes of a sign
    if (used == static_cast<std::size_t>(-1)) *key = L'?';
    return 1;
  }
  return -1;
}

void let_interrupts_through_while_waiting() {
  struct sigaction action {};
  action.sa_handler = on_interrupt;
  sigaction(SIGINT, &action, nullptr);
  sigset_t interrupts;
  sigemptyset(&interrupts);
  sigaddset(&interrupts, SIGINT);
  sigprocmask(SIG_BLOCK, &interrupts, &while_waiting);
  sigdelset(&while_waiting, SIGINT);
}

}  // namespace

struct EntryLines::Terminal {
  EditLine* editor = nullptr;
  History* history = nullptr;
  HistEvent event{};
  std::string prompt, kept;
  Completer completer;

  static Terminal& of(EditLine* editor) {
    void* self = nullptr;
    el_get(editor, EL_CLIENTDATA, &self);
    return *static_cast<Terminal*>(self);
  }
  static char* prompt_of(EditLine* editor) { return of(editor).prompt.data(); }

  static unsigned char completed(EditLine* editor, wint_t) {
    const Terminal& self = of(editor);
    const LineInfo* line = el_line(editor);
    const std::string text(line->buffer, line->lastchar);
    const Help help = self.completer(text, static_cast<std::size_t>(line->cursor - line->buffer));
    if (!help.insert.empty() && el_insertstr(editor, help.insert.c_str()) != 0) return CC_ERROR;
    if (help.show.empty()) return help.insert.empty() ? CC_REFRESH_BEEP : CC_REFRESH;
    std::cout << "\n" << help.show << std::flush;
    return CC_REDISPLAY;
  }
};

EntryLines::EntryLines(const std::string& kept, Completer completer) : terminal_(isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0) {
  if (!terminal_) return;
  std::setlocale(LC_CTYPE, "");
  state_ = std::make_unique<Terminal>();
  Terminal& s = *state_;
  s.kept = kept;
  s.completer = std::move(completer);
  s.history = history_init();
  history(s.history, &s.event, H_SETSIZE, kMostKept);
  history(s.history, &s.event, H_SETUNIQUE, 1);
  if (!s.kept.empty()) history(s.history, &s.event, H_LOAD, s.kept.c_str());
  s.editor = el_init("edict", stdin, stdout, stderr);
  el_set(s.editor, EL_CLIENTDATA, &s);
  el_set(s.editor, EL_PROMPT, &Terminal::prompt_of);
  el_set(s.editor, EL_EDITOR, "emacs");
  el_set(s.editor, EL_HIST, history, s.history);
  // The wide form keeps these very texts; the other makes copies of them that it never frees.
  el_wset(s.editor, EL_ADDFN, L"edict-complete", L"completes the word", &Terminal::completed);
  el_set(s.editor, EL_BIND, "^I", "edict-complete", nullptr);
  el_set(s.editor, EL_BIND, "^R", "em-inc-search-prev", nullptr);
  el_source(s.editor, nullptr);
  el_set(s.editor, EL_GETCFN, &read_key);
  let_interrupts_through_while_waiting();
}

EntryLines::~EntryLines() {
  if (!state_) return;
  el_end(state_->editor);
  history_end(state_->history);
}

EntryLines::Got EntryLines::next(const std::string& prompt, std::string& line) {
  if (!terminal_) return std::getline(std::cin, line) ? Got::Line : Got::End;
  Terminal& s = *state_;
  s.prompt = prompt;
  interrupted = 0;
  el_resize(s.editor);
  int count = 0;
  const char* got = el_gets(s.editor, &count);
  if (got == nullptr || count <= 0) {
    std::cout << "\n" << std::flush;
    if (interrupted == 0) return Got::End;
    el_reset(s.editor);
    return Got::Abandoned;
  }
  line.assign(got, static_cast<std::size_t>(count));
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.pop_back();
  return Got::Line;
}

void EntryLines::remember(const std::string& entry) {
  if (!terminal_ || entry.find_first_not_of(" \n") == std::string::npos) return;
  Terminal& s = *state_;
  std::string one = entry;
  std::replace(one.begin(), one.end(), '\n', ' ');
  history(s.history, &s.event, H_ENTER, one.c_str());
  if (s.kept.empty()) return;
  // At once, so that nothing is lost however the session ends.
  std::error_code none;
  std::filesystem::create_directories(std::filesystem::path(s.kept).parent_path(), none);
  history(s.history, &s.event, H_SAVE, s.kept.c_str());
}

bool interrupt_waits() {
  sigset_t waiting;
  return sigpending(&waiting) == 0 && sigismember(&waiting, SIGINT) == 1;
}

void heed_interrupt() {
  if (!interrupt_waits()) return;
  sigset_t interrupts;
  sigemptyset(&interrupts);
  sigaddset(&interrupts, SIGINT);
  int taken = 0;
  sigwait(&interrupts, &taken);
}

std::string kept_entries_path() {
  if (const char* state = std::getenv("XDG_STATE_HOME"); state != nullptr && state[0] == '/') return std::string(state) + "/edict/history";
  const char* home = std::getenv("HOME");
  return home == nullptr || home[0] == 0 ? "" : std::string(home) + "/.local/state/edict/history";
}

}  // namespace edict::tool
