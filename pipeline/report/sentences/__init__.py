"""The sentences of the page, each once as (English, Russian), a module for each part of it."""
