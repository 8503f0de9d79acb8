//! The tool's help text, with examples.

pub(super) const HELP: &str = "\
CHAIN is a chain, such as `ethereum`, or a service of one, such as `chia/full_node`. `polyrpc methods` lists all.

The node's address is that of --url, or else of the environment variable POLYRPC_<CHAIN>_<SERVICE>_URL or POLYRPC_<CHAIN>_URL, such as
POLYRPC_ETHEREUM_URL or POLYRPC_CHIA_WALLET_URL, or else what the chain's own programs use: their variables, such as CHIA_ROOT and
FULLNODE_API_INFO, and their folders. For a document (--document) it is POLYRPC_URL, or else the document's `servers`.

On a terminal JSON is indented and coloured; in a pipe it is a line for each result. NO_COLOR or `--color never` turns colours off.

Exit codes:
  0  all is well
  1  something is wrong: the node answered with an error, or a check failed
  2  nothing was done: wrong usage, parameters that can't be sent, a file that can't be read or written
  3  the node can't be reached, or didn't answer";
