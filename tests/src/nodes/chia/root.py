"""Writes what a simulated chain starts from: configuration and certificates into CHIA_ROOT, a key into CHIA_KEYS_ROOT.

The first argument is a folder for a second root, with the same certificates, for the crawler.
"""

import os
import shutil
import sys
from pathlib import Path

from chia.cmds.sim_funcs import create_chia_directory, generate_and_return_fingerprint
from chia.util.config import save_config

# The words of no secret: all zeros. Plots belong to a key, and with one that stays they can be kept.
MNEMONIC = " ".join(["abandon"] * 23 + ["art"])


def main() -> None:
    root = Path(os.environ["CHIA_ROOT"])
    fingerprint = generate_and_return_fingerprint(MNEMONIC)
    config = create_chia_directory(
        root,
        fingerprint,
        farming_address=None,
        plot_directory=None,
        auto_farm=False,
        # Means: the usual ports, and log lines on the standard output. Addresses too, which aren't wanted.
        docker_mode=True,
    )
    config["self_hostname"] = "localhost"
    config["full_node"]["enable_upnp"] = False
    config["wallet"]["connect_to_unknown_peers"] = False
    config["data_layer"]["host_ip"] = "127.0.0.1"
    # The simulator makes its plots there. It would say so too, but only after the harvester has read this.
    plots = root.parent / config["simulator"]["plot_directory"]
    config["harvester"]["plot_directories"] = [str(plots)]
    config["seeder"].update(
        bootstrap_peers=[],
        static_peers=[],
        minimum_height=0,
        # Its own choice is the full node's.
        port=58445,
        crawler_db_path="crawler.db",
    )
    save_config(root, "config.yaml", config)
    # A crawler takes the same lock as a full node, in its root.
    shutil.copytree(root / "config", Path(sys.argv[1]) / "config")


main()
