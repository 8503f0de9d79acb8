use serde::{Deserialize, Serialize};

use super::*;

mod examples;
