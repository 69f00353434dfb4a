#include "outside/docker/log_frames.hpp"

#include <algorithm>

namespace outside {

bool LogFrames::feed(std::string_view bytes, const std::function<bool(std::string_view)>& each) {
    while (!bytes.empty()) {
        if (left_ == 0) {
            const std::size_t wanted = std::min(8 - header_.size(), bytes.size());
            header_ += bytes.substr(0, wanted);
            bytes.remove_prefix(wanted);
            if (header_.size() < 8) return true;
            for (int i = 4; i < 8; ++i)
                left_ = left_ << 8 | static_cast<unsigned char>(header_[i]);
            header_.clear();
            continue;
        }
        const std::size_t size = std::min(left_, bytes.size());
        left_ -= size;
        if (!each(bytes.substr(0, size))) return false;
        bytes.remove_prefix(size);
    }
    return true;
}

} // namespace outside
