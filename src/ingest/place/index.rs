//! Names in order, each with what it may mean.

use crate::sort;

/// Folded names with the positions of what they name.
#[derive(Debug, Clone)]
pub(super) struct Index {
    names: Vec<(String, u32)>,
}

impl Index {
    /// Empty names name nothing.
    pub(super) fn new(names: &[(String, u32)]) -> Self {
        let order = sort::order(names.len(), &|a, b| names[a].cmp(&names[b]));
        let mut sorted: Vec<(String, u32)> = Vec::with_capacity(names.len());
        for at in order {
            let new = sorted.last() != Some(&names[at]);
            if new && !names[at].0.is_empty() {
                sorted.push(names[at].clone());
            }
        }
        Index { names: sorted }
    }

    /// All that a folded name names, in the order of their positions.
    pub(super) fn all(&self, name: &str) -> Vec<u32> {
        let start = self
            .names
            .partition_point(|(known, _)| known.as_str() < name);
        let mut found = Vec::new();
        for (known, at) in &self.names[start..] {
            if known != name {
                break;
            }
            found.push(*at);
        }
        found
    }
}
