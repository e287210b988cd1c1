// Output for people and pipes.
#include "edict/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace edict::tool {

bool colour_wanted(bool on_standard_error) {
  return isatty(on_standard_error ? STDERR_FILENO : STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr;
}

std::uint32_t screen_width() {
  winsize size{};
  return isatty(STDOUT_FILENO) != 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

std::uint32_t terminal_width() {
  constexpr std::uint32_t kDefault = 110;
  const std::uint32_t screen = screen_width();
  return screen == 0 ? kDefault : screen;
}

void print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

void print_error(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

void complain(std::string_view text) {
  print_error("edict: ");
  print_error(text);
  print_error("\n");
}

}  // namespace edict::tool
