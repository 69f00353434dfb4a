// The hyperparameters of a training: strings, as the contract has them, checked all at once.
#pragma once

#include <map>
#include <string>
#include <string_view>

struct Settings {
    std::map<std::string, std::string> booster; // passed on to XGBoost
    int rounds = 200;
    int patience = 20; // rounds without a better log loss before stopping; 0: never stop early
    std::string threshold = "0.5";
    std::string positive_label = "1";
    std::string negative_label = "0";
};

// Throws BadInput with every violation. Names that begin with "_" belong to the platform and are left alone.
Settings parse_settings(std::string_view hyperparameters_json);
