"""Measures how good the answers are, on a test question set, through the same ``Assistant.ask`` as the chat.

A set is read (:mod:`~assistant.evaluation.detect`), its evidence is located in the texts
(:mod:`~assistant.evaluation.locate`), every question is asked (:mod:`~assistant.evaluation.runner`), what came is
judged question by question (:mod:`~assistant.evaluation.judge`), summed up in figures with intervals
(:mod:`~assistant.evaluation.scoring`), and written as a run (:mod:`~assistant.evaluation.run_folder`).
"""
