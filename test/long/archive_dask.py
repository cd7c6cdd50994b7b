"""Checks plans through Dask (docs/archive.md) on workers of this machine, of which one is ended in the middle.

Usage: archive_dask.py PLANS.jsonl LINES_A_PART SCHEDULER PROCESS_TO_END NIWEN...
Prints: lines out, paths that came out other than once, parts that were run.
"""
import collections
import json
import os
import signal
import subprocess
import sys
import warnings

from dask.distributed import Client, as_completed

plans, lines_a_part, scheduler, doomed, *niwen = sys.argv[1:]


def check(lines):
    command = [*niwen, "check", "--format", "jsonl", "-"]
    done = subprocess.run(command, input="\n".join(lines).encode(), stdout=subprocess.PIPE)
    if len(done.stdout.splitlines()) != len(lines):
        raise RuntimeError(f"niwen ended with {done.returncode}")
    return [json.loads(line)["path"] for line in done.stdout.splitlines()]


def parts_of(path, size):
    part = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            part.append(line.rstrip("\n"))
            if len(part) == size:
                yield part
                part = []
    if part:
        yield part


# A part is megabytes and goes to one worker: what dask would rather have scattered would be lost with its worker.
warnings.filterwarnings("ignore", message="Large object")
expected = collections.Counter()
seen = collections.Counter()
with Client(scheduler) as client:
    client.wait_for_workers(2)
    parts = parts_of(plans, int(lines_a_part))
    running = as_completed([])
    futures = 0
    done = 0

    def submit():
        """Hands on one more part; no more are read than workers can begin soon."""
        global futures
        part = next(parts, None)
        if part is None:
            return
        expected.update(json.loads(line)["path"] for line in part)
        running.add(client.submit(check, part, pure=False, retries=2))
        futures += 1

    for _ in range(8):
        submit()
    for future in running:
        seen.update(future.result())
        done += 1
        if done == 2:
            os.kill(int(doomed), signal.SIGKILL)
        submit()
    others = sum(1 for path in expected | seen if seen[path] != expected[path])
    print(json.dumps({"lines": sum(seen.values()), "others": others, "parts": futures, "workers": len(client.scheduler_info()["workers"])}))
