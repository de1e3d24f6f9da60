"""Schedules to copy: a crontab, systemd's units, a workflow of GitHub, a DAG of Airflow"""
