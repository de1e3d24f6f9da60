"""A process has a folder of its own to spill to; that of a dead one goes, that of a living one stays."""

import subprocess
import sys
from pathlib import Path

from pipeline.spill import MARK, PREFIX, held_folder, own_folder, remove, sweep

ROOT = Path(__file__).parents[2]
HOLD = "import sys\nfrom pathlib import Path\nfrom pipeline.spill import own_folder\n"
HOLD += "print(own_folder(Path(sys.argv[1])), flush=True)\ninput()\n"


def test_it_is_one_folder_for_one_process(tmp_path: Path) -> None:
    assert own_folder(tmp_path) == own_folder(tmp_path)
    assert own_folder(tmp_path).parent == tmp_path


def test_what_a_killed_process_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    mine, held = held_folder(tmp_path)
    (tmp_path / f"{PREFIX}of-somebody").mkdir()
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        other = Path(process.stdout.readline().strip())
        sweep(tmp_path)
        assert (other / MARK).exists()
        process.kill()
    sweep(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {mine.name, f"{PREFIX}of-somebody"}
    remove(mine, held)
    assert not mine.exists()
