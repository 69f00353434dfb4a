#include "transcript.hpp"

#include <cctype>
#include <fmt/format.h>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace transcripts {

namespace {

std::string trimmed(std::string text) {
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    return text;
}

std::string unescaped(const std::string& text) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.compare(i, 2, "\\x") == 0) {
            bytes += static_cast<char>(std::stoi(text.substr(i + 2, 2), nullptr, 16));
            i += 3;
        } else {
            bytes += text[i];
        }
    }
    return bytes;
}

std::string escaped(const std::string& bytes) {
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text += byte >= 0x20 && byte < 0x7F ? std::string(1, c) : fmt::format("\\x{:02x}", byte);
    }
    return text;
}

// Headers up to the empty line, then the body.
template<class Message>
void read_rest(std::istream& in, Message& message) {
    std::string line;
    while (std::getline(in, line) && !line.empty()) {
        const std::size_t colon = line.find(": ");
        if (colon == std::string::npos) throw std::runtime_error("not a header: " + line);
        message.headers.add(line.substr(0, colon), line.substr(colon + 2));
    }
    const std::string body{std::istreambuf_iterator<char>(in), {}};
    message.body = unescaped(trimmed(body));
}

} // namespace

std::vector<Conversation> load(const std::filesystem::path& file) {
    std::ifstream in(file);
    if (!in) throw std::runtime_error("cannot read " + file.string());
    std::vector<Conversation> all;
    std::string* part = nullptr;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("=== ")) {
            all.push_back({line.substr(4), {}});
            part = nullptr;
        } else if (line.starts_with("--- ") && !all.empty()) {
            part = &all.back().parts[line.substr(4)];
        } else if (part) {
            *part += line + '\n';
        }
    }
    for (Conversation& conversation : all)
        for (auto& [name, text] : conversation.parts)
            text = trimmed(std::move(text));
    return all;
}

wire::HttpRequest parse_request(const std::string& part) {
    std::istringstream in(part);
    wire::HttpRequest request;
    in >> request.method >> request.target;
    in.ignore(1);
    const std::size_t question = request.target.find('?');
    request.path = request.target.substr(0, question);
    if (question != std::string::npos) request.query = request.target.substr(question + 1);
    read_rest(in, request);
    return request;
}

wire::HttpAnswer parse_answer(const std::string& part) {
    std::istringstream in(part);
    wire::HttpAnswer answer;
    in >> answer.status;
    in.ignore(1);
    read_rest(in, answer);
    return answer;
}

std::string render(const wire::HttpAnswer& answer) {
    std::string text = fmt::format("{}\n", answer.status);
    for (const auto& [name, value] : answer.headers.items())
        text += fmt::format("{}: {}\n", name, value);
    return text + '\n' + escaped(answer.body) + '\n';
}

} // namespace transcripts
