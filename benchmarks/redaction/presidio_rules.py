"""Presidio with its rules alone, as this engine has: no language model behind it."""

# ruff: noqa: ARG002 - the interface of Presidio names arguments that no language model needs

from presidio_analyzer import AnalyzerEngine, RecognizerRegistry  # type: ignore[import-not-found]
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine  # type: ignore[import-not-found]


class NoLanguage(NlpEngine):  # type: ignore[misc]
    """No language model: rules alone, as this engine has."""

    def load(self) -> None:
        """Nothing to load."""

    def is_loaded(self) -> bool:
        """Always ready."""
        return True

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        """No tokens."""
        return NlpArtifacts([], [], [], [], self, language)

    def process_batch(self, texts: list[str], language: str, **_: object) -> list[tuple[str, NlpArtifacts]]:
        """No tokens for any."""
        return [(text, self.process_text(text, language)) for text in texts]

    def is_stopword(self, word: str, language: str) -> bool:
        """There are none."""
        return False

    def is_punct(self, word: str, language: str) -> bool:
        """There is none."""
        return False

    def get_supported_entities(self) -> list[str]:
        """None by itself."""
        return []

    def get_supported_languages(self) -> list[str]:
        """English."""
        return ["en"]


def spans(text: str) -> list[tuple[int, int]]:
    """Where Presidio finds something, as (start, end) in characters."""
    return [(one.start, one.end) for one in _ENGINE.analyze(text, language="en")]


_REGISTRY = RecognizerRegistry()
_REGISTRY.load_predefined_recognizers()
_ENGINE = AnalyzerEngine(registry=_REGISTRY, nlp_engine=NoLanguage())
