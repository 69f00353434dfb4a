// A container for the tests: one static program that serves, trains, or reports what it can reach.
//
//   serve   answers /ping and /invocations. Environment: PING_STATUS (200), EXECUTION_PARAMETERS (absent: 404),
//           CRASH (exit with this code at once). A body's first line may be an order: "!status 400 text",
//           "!sleep MILLISECONDS", "!crash CODE", "!env NAME", "!header NAME" (of the request), "!meter UNITS";
//           anything else comes back behind the text of /opt/ml/model/prefix, where there is one.
//   train   turns the hyperparameter "prefix" into the model, prints "validation-accuracy: 0.75"; fails with the
//           hyperparameter "fail" as its text.
//   probe   one line for each further argument: tcp:ADDRESS:PORT, dns:NAME, write:PATH, status:FIELD, fork:COUNT,
//           resolv, wait.
#include <arpa/inet.h>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <netinet/in.h>
#include <poll.h>
#include <sstream>
#include <string>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

std::string read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return (std::ostringstream() << in.rdbuf()).str();
}

std::string env(const char* name, const char* otherwise = "") {
    const char* value = std::getenv(name);
    return value ? value : otherwise;
}

struct Request {
    std::string line;
    std::string headers; // lower case
    std::string body;
};

bool read_more(int fd, std::string& buffer) {
    char chunk[65536];
    const ssize_t n = read(fd, chunk, sizeof chunk);
    if (n > 0) buffer.append(chunk, static_cast<std::size_t>(n));
    return n > 0;
}

std::string header(const Request& request, std::string name) {
    const auto at = request.headers.find("\r\n" + name + ":");
    if (at == std::string::npos) return "";
    const auto start = request.headers.find_first_not_of(' ', at + name.size() + 3);
    return request.headers.substr(start, request.headers.find("\r\n", start) - start);
}

bool read_chunked(int fd, std::string& rest, std::string& body) {
    for (;;) {
        std::size_t end;
        while ((end = rest.find("\r\n")) == std::string::npos)
            if (!read_more(fd, rest)) return false;
        const std::size_t size = std::strtoul(rest.c_str(), nullptr, 16);
        while (rest.size() < end + 2 + size + 2)
            if (!read_more(fd, rest)) return false;
        body.append(rest, end + 2, size);
        rest.erase(0, end + 2 + size + 2);
        if (size == 0) return true;
    }
}

bool read_request(int fd, std::string& buffer, Request& request) {
    std::size_t end;
    while ((end = buffer.find("\r\n\r\n")) == std::string::npos)
        if (!read_more(fd, buffer)) return false;
    request.line = buffer.substr(0, buffer.find("\r\n"));
    request.headers = buffer.substr(request.line.size(), end - request.line.size() + 2);
    for (char& c : request.headers)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    buffer.erase(0, end + 4);
    request.body.clear();
    if (header(request, "transfer-encoding") == "chunked") return read_chunked(fd, buffer, request.body);
    const std::size_t length = std::strtoul(header(request, "content-length").c_str(), nullptr, 10);
    while (buffer.size() < length)
        if (!read_more(fd, buffer)) return false;
    request.body = buffer.substr(0, length);
    buffer.erase(0, length);
    return true;
}

void answer(int fd, int status, const std::string& body, const std::string& extra = "") {
    std::string text = "HTTP/1.1 " + std::to_string(status) + " -\r\nContent-Type: text/csv\r\n" + extra +
                       "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    for (std::size_t at = 0; at < text.size();) {
        const ssize_t n = write(fd, text.data() + at, text.size() - at);
        if (n <= 0) return;
        at += static_cast<std::size_t>(n);
    }
}

void invoke(int fd, const Request& request) {
    const std::string first = request.body.substr(0, request.body.find('\n'));
    std::istringstream words(first);
    std::string order, word;
    words >> order >> word;
    const std::string rest =
        first.size() > order.size() + word.size() + 2 ? first.substr(order.size() + word.size() + 2) : "";
    const std::string echo = read_file("/opt/ml/model/prefix") + request.body;
    if (order == "!status") return answer(fd, std::atoi(word.c_str()), rest);
    if (order == "!crash") {
        std::fprintf(stderr, "crashing as told\n");
        std::_Exit(std::atoi(word.c_str()));
    }
    if (order == "!sleep") usleep(static_cast<useconds_t>(std::atoi(word.c_str())) * 1000);
    if (order == "!env") return answer(fd, 200, env(word.c_str()));
    if (order == "!header") return answer(fd, 200, header(request, word));
    if (order == "!meter")
        return answer(fd, 200, echo,
                      "X-Amzn-Inference-Metering: {\"Dimension\":\"inference.count\",\"ConsumedUnits\":" + word +
                          "}\r\n");
    answer(fd, 200, echo);
}

void converse(int fd) {
    std::string buffer;
    Request request;
    while (read_request(fd, buffer, request)) {
        if (request.line.starts_with("GET /ping"))
            answer(fd, std::atoi(env("PING_STATUS", "200").c_str()), "");
        else if (request.line.starts_with("GET /execution-parameters"))
            env("EXECUTION_PARAMETERS").empty() ? answer(fd, 404, "") : answer(fd, 200, env("EXECUTION_PARAMETERS"));
        else if (request.line.starts_with("POST /invocations"))
            invoke(fd, request);
        else
            answer(fd, 404, "");
    }
    close(fd);
}

int serve() {
    if (const std::string code = env("CRASH"); !code.empty()) {
        std::fprintf(stderr, "cannot read the model: no such feature\n");
        return std::atoi(code.c_str());
    }
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(8080);
    if (bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 || listen(listener, 64) != 0)
        return 3;
    std::fprintf(stderr, "listening\n");
    for (;;) {
        const int fd = accept(listener, nullptr, nullptr);
        if (fd >= 0) std::thread(converse, fd).detach();
    }
}

// The text of a member of a flat JSON object of texts.
std::string member(const std::string& json, const std::string& name) {
    const auto at = json.find("\"" + name + "\":\"");
    if (at == std::string::npos) return "";
    const auto start = at + name.size() + 4;
    return json.substr(start, json.find('"', start) - start);
}

int train() {
    const std::string parameters = read_file("/opt/ml/input/config/hyperparameters.json");
    if (const std::string text = member(parameters, "fail"); !text.empty()) {
        std::ofstream("/opt/ml/output/failure") << text;
        return 1;
    }
    std::string data;
    for (const auto& file : std::filesystem::recursive_directory_iterator("/opt/ml/input/data"))
        if (file.is_regular_file()) data += read_file(file.path());
    std::printf("read %zu bytes\nvalidation-accuracy: 0.50\nvalidation-accuracy: 0.75\n", data.size());
    std::ofstream("/opt/ml/model/prefix") << member(parameters, "prefix");
    std::ofstream("/opt/ml/output/data/resourceconfig.json") << read_file("/opt/ml/input/config/resourceconfig.json");
    std::ofstream("/opt/ml/output/data/inputdataconfig.json") << read_file("/opt/ml/input/config/inputdataconfig.json");
    return 0;
}

sockaddr_in address_of(const std::string& host, int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    inet_pton(AF_INET, host.c_str(), &address.sin_addr);
    return address;
}

std::string try_tcp(const std::string& target) {
    const auto colon = target.find(':');
    const auto address = address_of(target.substr(0, colon), std::atoi(target.c_str() + colon + 1));
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return "reached";
    if (errno != EINPROGRESS) return std::strerror(errno);
    pollfd wait{fd, POLLOUT, 0};
    if (poll(&wait, 1, 1000) == 0) return "silence";
    int error = 0;
    socklen_t size = sizeof error;
    getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size);
    return error == 0 ? "reached" : std::strerror(error);
}

// Asks the engine's resolver (whatever resolv.conf says) for an address.
std::string try_dns(const std::string& name) {
    std::string query("\x12\x34\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00", 12);
    std::istringstream labels(name);
    for (std::string label; std::getline(labels, label, '.');)
        query += static_cast<char>(label.size()) + label;
    query += std::string("\x00\x00\x01\x00\x01", 5);
    const auto address = address_of("127.0.0.11", 53);
    const int fd = socket(AF_INET, SOCK_DGRAM, 0);
    if (connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return std::strerror(errno);
    if (send(fd, query.data(), query.size(), 0) < 0) return std::strerror(errno);
    pollfd wait{fd, POLLIN, 0};
    if (poll(&wait, 1, 1500) == 0) return "silence";
    char reply[512];
    const ssize_t n = recv(fd, reply, sizeof reply, 0);
    if (n < 12) return "refused";
    return reply[6] == 0 && reply[7] == 0 ? "no answer" : "resolved";
}

std::string status_field(const std::string& name) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(name + ":")) return line.substr(line.find_first_not_of("\t ", name.size() + 1));
    return "";
}

std::string try_forks(int count) {
    int made = 0;
    std::vector<pid_t> children;
    for (; made < count; ++made) {
        const pid_t child = fork();
        if (child < 0) break;
        if (child == 0) {
            pause();
            _exit(0);
        }
        children.push_back(child);
    }
    for (pid_t child : children)
        kill(child, SIGKILL);
    return made == count ? "all" : std::strerror(errno);
}

std::string probe(const std::string& what) {
    const auto colon = what.find(':');
    const std::string kind = what.substr(0, colon), rest = colon == what.npos ? "" : what.substr(colon + 1);
    if (kind == "tcp") return try_tcp(rest);
    if (kind == "dns") return try_dns(rest);
    if (kind == "status") return status_field(rest);
    if (kind == "fork") return try_forks(std::atoi(rest.c_str()));
    if (kind == "write") {
        const int fd = open(rest.c_str(), O_CREAT | O_WRONLY, 0644);
        return fd >= 0 ? "written" : std::strerror(errno);
    }
    if (kind == "resolv") {
        std::string text = read_file("/etc/resolv.conf");
        for (char& c : text)
            if (c == '\n') c = '|';
        return text;
    }
    return "?";
}

} // namespace

int main(int argc, char** argv) {
    const std::string order = argc > 1 ? argv[1] : "";
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGTERM, [](int) { _exit(0); }); // process 1 has no default action
    if (order == "serve") return serve();
    if (order == "train") return train();
    if (order != "probe") return 64;
    for (int i = 2; i < argc; ++i)
        std::printf("%s = %s\n", argv[i], probe(argv[i]).c_str());
    return 0;
}
