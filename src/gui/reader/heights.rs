//! Heights of blocks, estimated until measured, with sums in O(log n) (a Fenwick tree; Fenwick 1994).

/// Heights of consecutive blocks, px.
#[derive(Clone, Debug, Default)]
pub(super) struct Heights {
    heights: Vec<f32>,
    tree: Vec<f64>,
}

impl Heights {
    /// Takes the first estimates. O(n).
    pub(super) fn new(heights: Vec<f32>) -> Self {
        let mut tree = vec![0.0; heights.len() + 1];
        for index in 1..tree.len() {
            tree[index] += f64::from(heights[index - 1]);
            let parent = index + (index & index.wrapping_neg());
            if parent < tree.len() {
                tree[parent] += tree[index];
            }
        }
        Self { heights, tree }
    }

    pub(super) fn len(&self) -> usize {
        self.heights.len()
    }

    pub(super) fn get(&self, block: usize) -> f32 {
        self.heights.get(block).copied().unwrap_or(0.0)
    }

    /// Corrects one height.
    pub(super) fn set(&mut self, block: usize, height: f32) {
        let Some(old) = self.heights.get_mut(block) else {
            return;
        };
        let change = f64::from(height - *old);
        if change == 0.0 {
            return;
        }
        *old = height;
        let mut index = block + 1;
        while index < self.tree.len() {
            self.tree[index] += change;
            index += index & index.wrapping_neg();
        }
    }

    /// The top of a block, px from the top of the document.
    pub(super) fn top(&self, block: usize) -> f64 {
        let mut index = block.min(self.heights.len());
        let mut sum = 0.0;
        while index > 0 {
            sum += self.tree[index];
            index &= index - 1;
        }
        sum
    }

    pub(super) fn total(&self) -> f64 {
        self.top(self.heights.len())
    }

    /// The block at a height, and how far into it; the last block for anything below.
    pub(super) fn find(&self, y: f64) -> (usize, f32) {
        let count = self.heights.len();
        let (mut block, mut rest) = (0, y.max(0.0));
        let mut step = (count + 1).next_power_of_two();
        while step > 0 {
            if block + step <= count && self.tree[block + step] <= rest {
                block += step;
                rest -= self.tree[block];
            }
            step /= 2;
        }
        if block >= count {
            let last = count.saturating_sub(1);
            return (last, self.get(last));
        }
        (block, rest as f32)
    }
}
