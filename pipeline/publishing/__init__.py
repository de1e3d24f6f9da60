"""The release goes to where people work: a folder of files, DuckDB, SQLite, PostgreSQL"""
