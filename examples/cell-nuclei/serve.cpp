// Answers a SageMaker inference container's requests with the model in /opt/ml/model:
// GET /ping, GET /execution-parameters, POST /invocations. Counts each row as one inference.
#include "booster.hpp"
#include "http.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <thread>

namespace {

enum class Format { csv, json, json_lines };

struct Model {
    Booster booster;
    std::size_t features;
    float threshold;
    std::string positive, negative;
};

Model load_model(const std::string& file) {
    auto booster = Booster::load(file);
    auto features = booster.features();
    auto threshold = std::stof(booster.attribute("threshold", "0.5"));
    auto positive = booster.attribute("positive_label", "1"), negative = booster.attribute("negative_label", "0");
    return {std::move(booster), features, threshold, std::move(positive), std::move(negative)};
}

// "text/csv; charset=utf-8" → "text/csv", in lower case.
std::string media_type(std::string_view text) {
    std::string type(text.substr(0, text.find_first_of(";,")));
    type.erase(std::remove(type.begin(), type.end(), ' '), type.end());
    std::transform(type.begin(), type.end(), type.begin(), [](unsigned char each) { return std::tolower(each); });
    return type;
}

std::optional<Format> format_of(const std::string& type) {
    if (type == "text/csv") return Format::csv;
    if (type == "application/json") return Format::json;
    if (type == "application/jsonlines" || type == "application/x-ndjson") return Format::json_lines;
    return std::nullopt;
}

const char* name_of(Format format) {
    return format == Format::csv ? "text/csv" : format == Format::json ? "application/json" : "application/jsonlines";
}

// The first format of an Accept header that there is; without one, as the request came.
std::optional<Format> accepted(std::string_view accept, Format otherwise) {
    if (accept.empty()) return otherwise;
    for (std::size_t begin = 0; begin <= accept.size();) {
        auto end = std::min(accept.find(',', begin), accept.size());
        auto type = media_type(accept.substr(begin, end - begin));
        if (type == "*/*") return otherwise;
        if (auto format = format_of(type)) return format;
        begin = end + 1;
    }
    return std::nullopt;
}

Table parse_rows(const Request& request, Format format, std::size_t features) {
    Table table;
    table.columns = features;
    if (format == Format::csv)
        parse_csv(request.body, table);
    else if (format == Format::json)
        parse_json(request.body, table);
    else
        parse_json_lines(request.body, table);
    if (table.rows == 0) throw BadInput("the body has no rows");
    return table;
}

void append(std::string& out, float number) {
    char text[32];
    auto end = std::to_chars(text, text + sizeof text, number, std::chars_format::fixed, 6).ptr;
    out.append(text, end);
}

std::string render(const std::vector<float>& probabilities, const Model& model, Format format) {
    std::string out = format == Format::json ? "{\"predictions\":[" : "";
    for (std::size_t row = 0; row < probabilities.size(); ++row) {
        const auto& label = probabilities[row] >= model.threshold ? model.positive : model.negative;
        if (format == Format::json && row > 0) out += ',';
        if (format != Format::csv) out += "{\"label\":\"";
        out += label;
        out += format == Format::csv ? "," : "\",\"probability\":";
        append(out, probabilities[row]);
        if (format != Format::csv) out += '}';
        if (format != Format::json) out += '\n';
    }
    if (format == Format::json) out += "]}\n";
    return out;
}

Response refuse(int status, const std::string& text) {
    return {status, "text/plain", text + "\n"};
}

Response invoke(const Request& request, Model& model) {
    constexpr auto known = "text/csv, application/json, application/jsonlines";
    auto format = format_of(media_type(request.content_type));
    if (!format)
        return refuse(415, "Content-Type '" + request.content_type.substr(0, 100) + "' is not one of " + known);
    auto wanted = accepted(request.accept, *format);
    if (!wanted) return refuse(406, "Accept '" + request.accept.substr(0, 100) + "' is not one of " + known);
    auto table = parse_rows(request, *format, model.features);
    auto probabilities = model.booster.predict(table);
    return {200, name_of(*wanted), render(probabilities, model, *wanted),
            R"(X-Amzn-Inference-Metering: {"Dimension":"inference.count","ConsumedUnits":)" +
                std::to_string(table.rows) + "}\r\n"};
}

Response answer(const Request& request, Model& model, unsigned threads) {
    const bool invocations = request.path == "/invocations";
    if (!invocations && request.path != "/ping" && request.path != "/execution-parameters")
        return refuse(404, "there are /ping, /invocations and /execution-parameters");
    const auto* method = invocations ? "POST" : "GET";
    if (request.method != method) {
        auto refusal = refuse(405, request.path + " takes " + method);
        refusal.headers = std::string("Allow: ") + method + "\r\n";
        return refusal;
    }
    if (request.path == "/ping") return {};
    if (!invocations)
        return {200, "application/json",
                R"({"MaxConcurrentTransforms":)" + std::to_string(threads) +
                    R"(,"BatchStrategy":"MULTI_RECORD","MaxPayloadInMB":6})"};
    try {
        return invoke(request, model);
    } catch (const BadInput& bad) {
        return refuse(400, bad.what());
    } catch (const std::exception& error) {
        std::fprintf(stderr, "serve: %s\n", error.what());
        return refuse(500, "the prediction failed; the container's log says why");
    }
}

int number_from(const char* name, int otherwise) {
    const char* text = std::getenv(name);
    return text != nullptr ? std::atoi(text) : otherwise;
}

} // namespace

int main() {
    const char* root = std::getenv("ML_ROOT");
    const auto file = std::string(root != nullptr ? root : "/opt/ml") + "/model/model.json";
    ServerOptions options;
    options.port = number_from("SAGEMAKER_BIND_TO_PORT", 8080);
    options.threads = std::clamp(std::thread::hardware_concurrency(), 2U, 64U);
    try {
        auto model = load_model(file);
        std::fprintf(stderr, "serve: %s, %d rounds, %zu features; port %d, %u threads\n", file.c_str(),
                     model.booster.rounds(), model.features, options.port, options.threads);
        serve_http(options, [&]() -> Answer {
            auto own = std::make_shared<Model>(load_model(file)); // boosters are not shared between threads
            return [own, &options](const Request& request) { return answer(request, *own, options.threads); };
        });
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "serve: %s\n", error.what());
        return 1;
    }
}
