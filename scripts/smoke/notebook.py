"""Executes one notebook on the Deno kernel in a given folder and fails on the first cell that raises."""

import queue
import sys

import nbformat
from nbclient import NotebookClient


class PatientClient(NotebookClient):
    """Keeps reading after a cell is done: the kernel may report idle before its last output."""

    async def async_execute_cell(self, cell, *args, **kwargs):
        done = await super().async_execute_cell(cell, *args, **kwargs)
        if cell.cell_type != "code":
            return done
        while True:
            try:
                message = await self.kc.get_iopub_msg(timeout=0.2)
            except queue.Empty:
                return done
            self.process_message(message, cell, kwargs.get("cell_index", 0))


notebook = nbformat.read(sys.argv[1], as_version=4)
client = PatientClient(
    notebook,
    kernel_name="deno",
    timeout=120,
    resources={"metadata": {"path": sys.argv[2]}},
)
client.execute()
code = [cell for cell in notebook.cells if cell.cell_type == "code"]
print(f"{len(code)} cells")
