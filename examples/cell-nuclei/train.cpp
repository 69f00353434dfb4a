// Learns boosted trees as a SageMaker training container: reads /opt/ml/input, leaves /opt/ml/model/model.json.
// Promises the same model for the same data, hyperparameters and seed. A failure says why in /opt/ml/output/failure.
#include "booster.hpp"
#include "settings.hpp"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

namespace fs = std::filesystem;

namespace {

volatile std::sig_atomic_t stopping = 0;

std::string contents(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw BadInput("cannot read " + file.string());
    return {std::istreambuf_iterator<char>(in), {}};
}

std::optional<Table> read_channel(const fs::path& folder) {
    if (!fs::is_directory(folder)) return std::nullopt;
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end()); // the folder's own order differs from machine to machine
    Table table;
    for (const auto& file : files) {
        try {
            parse_csv(contents(file), table);
        } catch (const BadInput& bad) {
            throw BadInput("channel " + folder.filename().string() + ", file " + file.filename().string() +
                           " (rows counted over the channel): " + bad.what());
        }
    }
    if (table.rows == 0) throw BadInput("channel " + folder.filename().string() + " has no rows");
    return table;
}

void require_labels(const Table& table, const std::string& channel) {
    if (table.columns < 2)
        throw BadInput("channel " + channel + ": a label and at least one feature are expected in each row");
    bool seen[2] = {false, false};
    for (std::size_t row = 0; row < table.rows; ++row) {
        float label = table.values[row * table.columns];
        if (label != 0.0F && label != 1.0F)
            throw BadInput("channel " + channel + ", row " + std::to_string(row + 1) + ": the label must be 0 or 1");
        seen[label == 1.0F] = true;
    }
    if (channel == "train" && !(seen[0] && seen[1])) throw BadInput("channel train: both labels, 0 and 1, must occur");
}

void print(int round, const Booster::Scores& scores) {
    std::printf("round=%d", round);
    for (const auto& [name, value] : scores)
        std::printf(" %s=%.6f", name.c_str(), value);
    std::printf("\n");
    std::fflush(stdout);
}

// Learns until the rounds are over, the validation stops getting better, or SIGTERM; the best model so far.
Booster learn(const Settings& settings, const Matrix& train, const Matrix* validation) {
    Booster::Watched watched = {{"train", &train}};
    if (validation != nullptr) watched.emplace_back("validation", validation);
    Booster booster(settings.booster, watched);
    const std::string judge = validation != nullptr ? "validation:logloss" : "train:logloss";
    double best = 1e300;
    int best_round = 0;
    Booster::Scores best_scores;
    for (int round = 0; round < settings.rounds && stopping == 0; ++round) {
        booster.learn(round, train);
        auto scores = booster.score(round, watched);
        print(round + 1, scores);
        auto value =
            std::find_if(scores.begin(), scores.end(), [&](auto& each) { return each.first == judge; })->second;
        if (value < best || best_round == 0) {
            best = value;
            best_round = round + 1;
            best_scores = scores;
        }
        if (settings.patience > 0 && round + 1 - best_round >= settings.patience) break;
    }
    if (best_round == 0) throw std::runtime_error("stopped before the first round was over");
    std::printf("keeping the first %d rounds\n", best_round);
    print(best_round, best_scores); // last, so that the final metrics are those of the model kept
    return booster.first_rounds(best_round);
}

void run(const fs::path& root) {
    auto settings = parse_settings(contents(root / "input/config/hyperparameters.json"));
    auto train = read_channel(root / "input/data/train");
    if (!train) throw BadInput("the channel train is missing");
    require_labels(*train, "train");
    auto validation = read_channel(root / "input/data/validation");
    if (validation) {
        require_labels(*validation, "validation");
        if (validation->columns != train->columns)
            throw BadInput("channel validation has " + std::to_string(validation->columns) +
                           " columns, channel train has " + std::to_string(train->columns));
    }
    std::printf("train: %zu rows, %zu features; validation: %zu rows\n", train->rows, train->columns - 1,
                validation ? validation->rows : 0);
    Matrix train_matrix(*train);
    std::optional<Matrix> validation_matrix;
    if (validation) validation_matrix.emplace(*validation);
    auto model = learn(settings, train_matrix, validation_matrix ? &*validation_matrix : nullptr);
    model.set_attribute("positive_label", settings.positive_label);
    model.set_attribute("negative_label", settings.negative_label);
    model.set_attribute("threshold", settings.threshold);
    fs::create_directories(root / "model");
    model.save((root / "model/model.json").string());
}

} // namespace

int main() {
    std::signal(SIGTERM, [](int) { stopping = 1; });
    const char* given = std::getenv("ML_ROOT");
    const fs::path root = given != nullptr ? given : "/opt/ml";
    try {
        run(root);
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "train: %s\n", error.what());
        std::error_code ignored;
        fs::create_directories(root / "output", ignored);
        std::ofstream(root / "output/failure") << error.what() << '\n';
        return 1;
    }
}
