// Takes apart the engine's log stream: frames of 8 bytes (stream, 3 zero bytes, length) and that many bytes of text.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace outside {

class LogFrames {
  public:
    // Calls `each` for the text of every piece; frames may be cut anywhere. Stops and answers false as `each` does.
    bool feed(std::string_view bytes, const std::function<bool(std::string_view)>& each);

  private:
    std::string header_;
    std::size_t left_ = 0;
};

} // namespace outside
