"""A run every night under Airflow 3, submitted to YARN from the worker.

Copy this file to the folder of DAGs and change SUBMIT and ENVIRONMENT. The worker needs spark-submit
of Spark 4.2, HADOOP_CONF_DIR, the jar, and the settings file. In client mode spark-submit ends with the run's own exit
code, which decides what happens next:

    0  done, or nothing to do
    1  stopped by a file, the configuration or a fault: fails at once, since somebody has to look
    2  the command line was not understood: the same
    3  a check of quality stopped it: the same; the marts of the last run stay published
    4  another run is at work on the folder: tried again

Anything else means that the run was killed. That is tried again too: a run goes on where one stopped.
"""

import os
import subprocess
from datetime import datetime, timedelta

from airflow.exceptions import AirflowException, AirflowFailException
from airflow.sdk import dag, task

SUBMIT = [
    "spark-submit",
    "--master", "yarn",
    "--deploy-mode", "client",
    "--packages", "io.delta:delta-spark_4.2_2.13:4.4.0",
    "--class", "no.kommunespeil.jobs.Main",
    "/opt/kommunespeil/kommunespeil-jobs.jar",
    "run",
    "--conf", "hdfs:///kommunespeil/conf",
    "--waves", "hdfs:///kommunespeil/waves",
    "--out", "hdfs:///kommunespeil/out",
    "--patience", "30m",
]

# The secret under which units have their keys comes from the worker's own environment, or lies
# beside the tables; it is no variable of Airflow's, which would show it.
ENVIRONMENT = {"KOMMUNESPEIL_SETTINGS": "/etc/kommunespeil/settings.yaml"}

BUSY = 4
NOT_BETTER_THE_NEXT_TIME = {
    1: "stopped by a file, the configuration or a fault",
    2: "the command line was not understood",
    3: "a check of quality stopped the run",
}


@dag(
    dag_id="kommunespeil",
    schedule="15 3 * * *",
    start_date=datetime(2026, 1, 1),
    # A night that was missed is not made up for: the next run takes in what it would have.
    catchup=False,
    max_active_runs=1,
    tags=["kommunespeil"],
)
def kommunespeil():
    @task(
        retries=3,
        retry_delay=timedelta(minutes=20),
        execution_timeout=timedelta(hours=4),
    )
    def run():
        code = subprocess.run(SUBMIT, env=os.environ | ENVIRONMENT, check=False).returncode
        if code in NOT_BETTER_THE_NEXT_TIME:
            raise AirflowFailException(f"exit code {code}: {NOT_BETTER_THE_NEXT_TIME[code]}")
        if code == BUSY:
            raise AirflowException("exit code 4: another run is at work on the folder")
        if code != 0:
            raise AirflowException(f"exit code {code}: the run was killed")

    run()


kommunespeil()
