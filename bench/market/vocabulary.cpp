#include "market/vocabulary.hpp"

namespace bench {

const std::vector<Language>& languages() {
    static const std::vector<Language> all = {
        {{"the", "of", "and", "to", "for", "with", "in", "a", "your", "is", "on", "by", "from", "that", "or", "it"},
         {"model",      "data",        "learning",  "detection",  "images",     "text",      "trained",    "accuracy",
          "real",       "time",        "batch",     "prediction", "inference",  "training",  "features",   "results",
          "high",       "fast",        "input",     "output",     "classifier", "neural",    "network",    "deep",
          "analysis",   "automated",   "endpoint",  "custom",     "pretrained", "documents", "customers",  "business",
          "score",      "label",       "classes",   "precision",  "recall",     "dataset",   "samples",    "api",
          "container",  "algorithm",   "transform", "supports",   "format",     "json",      "csv",        "rows",
          "columns",    "latency",     "scalable",  "production", "research",   "teams",     "quality",    "values",
          "confidence", "probability", "threshold", "languages",  "identify",   "recognize", "extract",    "generate",
          "estimate",   "improve",     "reduce",    "cost",       "measure",    "evaluate",  "benchmark",  "open",
          "public",     "private",     "secure",    "isolated",   "compute",    "memory",    "gpu",        "instances",
          "version",    "release",     "notebook",  "example",    "guide",      "support",   "enterprise", "industry"}},
        {{"de", "la", "le", "et", "les", "des", "pour", "en", "un", "une", "avec", "dans", "par", "sur", "vos", "aux"},
         {"modèle",     "données",    "apprentissage", "détection",  "images",     "texte",     "entraîné",
          "précision",  "temps",      "réel",          "lot",        "prédiction", "inférence", "entraînement",
          "résultats",  "rapide",     "entrée",        "sortie",     "réseau",     "neurones",  "profond",
          "analyse",    "automatisé", "documents",     "clients",    "entreprise", "score",     "classes",
          "rappel",     "exemples",   "conteneur",     "algorithme", "format",     "lignes",    "colonnes",
          "production", "recherche",  "équipes",       "qualité",    "valeurs",    "confiance", "seuil",
          "langues",    "identifier", "reconnaître",   "extraire",   "estimer",    "améliorer", "réduire",
          "coût",       "mesurer",    "public",        "privé",      "sécurisé",   "mémoire",   "carnet"}}};
    return all;
}

const std::vector<Subject>& subjects() {
    static const std::vector<Subject> all = {
        {{"tabular", "regression", "boosting", "trees", "forest", "xgboost", "gradient", "churn", "tuning",
          "ensemble"}},
        {{"vision", "object", "bounding", "pixels", "camera", "segmentation", "yolo", "resnet", "pose", "tracking"}},
        {{"language", "sentiment", "tokens", "transformer", "translation", "summarization", "bert", "entities", "topic",
          "embedding"}},
        {{"speech", "transcription", "voice", "speaker", "audio", "phoneme", "accent", "microphone", "diarization",
          "whisper"}},
        {{"document", "invoice", "handwriting", "ocr", "layout", "receipt", "forms", "signature", "scanned", "tables"}},
        {{"image", "upscaling", "denoising", "background", "inpainting", "colorization", "faces", "landmarks",
          "retouching", "photographs"}},
        {{"video", "frames", "highlights", "motion", "scenes", "surveillance", "shots", "streams", "action",
          "subtitles"}},
        {{"generative", "prompt", "chat", "diffusion", "assistant", "retrieval", "tuned", "instructions", "context",
          "hallucination"}},
        {{"forecasting", "demand", "seasonality", "series", "inventory", "horizon", "sales", "anomaly", "trend",
          "promotion"}},
        {{"credit", "fraud", "risk", "loans", "transactions", "laundering", "insurance", "claims", "portfolio",
          "default"}},
        {{"medical", "nuclei", "radiology", "tumor", "genomics", "clinical", "patients", "histology", "protein",
          "diagnosis"}},
        {{"education", "students", "essays", "courses", "tutoring", "grading", "plagiarism", "curriculum", "reading",
          "mathematics"}},
        {{"media", "recommendation", "playlist", "audience", "advertising", "clicks", "content", "moderation", "news",
          "ranking"}},
        {{"industrial", "defects", "sensors", "vibration", "maintenance", "turbine", "welding", "inspection", "robots",
          "assembly"}},
        {{"energy", "load", "solar", "wind", "grid", "battery", "consumption", "meters", "weather", "emissions"}},
        {{"satellite", "crops", "parcels", "roads", "buildings", "vegetation", "flood", "mapping", "terrain", "drone"}},
        {{"labeling", "annotation", "workforce", "polygons", "consensus", "transcripts", "taxonomy", "review",
          "guidelines", "crowd"}},
        {{"solutions", "integration", "workflow", "dashboard", "monitoring", "drift", "explainability", "governance",
          "pipeline", "orchestration"}}};
    return all;
}

} // namespace bench
