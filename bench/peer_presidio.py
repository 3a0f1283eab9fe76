"""presidio-analyzer (MIT) with a spaCy pipeline for Dutch, and its recognisers by pattern."""

import logging

import tldextract
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import NlpEngineProvider
from presidio_analyzer.predefined_recognizers import (
    EmailRecognizer,
    IbanRecognizer,
    PhoneRecognizer,
    SpacyRecognizer,
)

from bench.score import Find
from bench.texts import Mark

KINDS = {
    "PERSON": "PERSON",
    "PHONE_NUMBER": "PHONE",
    "EMAIL_ADDRESS": "EMAIL",
    "IBAN_CODE": "IBAN",
}


def loaded(model: str) -> Find:
    """``model``: the folder of a pipeline, as bench/peer_model.py makes one."""
    logging.getLogger("presidio-analyzer").setLevel(logging.ERROR)
    # Its list of domains is fetched from the network, unless it is told to take its own.
    tldextract.extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
    models = [{"lang_code": "nl", "model_name": model}]
    engine = NlpEngineProvider(
        nlp_configuration={"nlp_engine_name": "spacy", "models": models}
    ).create_engine()
    registry = RecognizerRegistry(supported_languages=["nl"])
    for recogniser in (EmailRecognizer, IbanRecognizer, SpacyRecognizer):
        registry.add_recognizer(recogniser(supported_language="nl"))
    phones = PhoneRecognizer(supported_language="nl", supported_regions=("BE", "NL"))
    registry.add_recognizer(phones)
    analyzer = AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=["nl"])

    def find(text: str) -> list[Mark]:
        found = analyzer.analyze(text, language="nl", entities=list(KINDS))
        return sorted((one.start, one.end, KINDS[one.entity_type]) for one in found)

    return find
