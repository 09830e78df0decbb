//! Transformations of a page's plane (ISO 32000-1, 8.3.4), in points.

/// Maps (x, y) to (a·x + c·y + e, b·x + d·y + f).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    /// Changes nothing.
    pub(super) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// Moves.
    pub(super) fn moved(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// First this, then the other.
    pub(super) fn then(self, other: Self) -> Self {
        let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (self.0, other.0);
        Self([
            a * g + b * i,
            a * h + b * j,
            c * g + d * i,
            c * h + d * j,
            e * g + f * i + k,
            e * h + f * j + l,
        ])
    }

    /// Where a point goes.
    pub(super) fn apply(self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// How long a step up of one unit becomes, across the line of writing.
    pub(super) fn height(self) -> f64 {
        let [a, b, c, d, ..] = self.0;
        let along = a.hypot(b);
        if along > 0.0 {
            (a * d - b * c).abs() / along
        } else {
            c.hypot(d)
        }
    }

    /// Whether every figure is a usable number.
    pub(super) fn is_sane(self) -> bool {
        self.0
            .iter()
            .all(|value| value.is_finite() && value.abs() < 1.0e9)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_goes_before_the_other() {
        let both = Matrix([2.0, 0.0, 0.0, 3.0, 0.0, 0.0]).then(Matrix::moved(10.0, 20.0));
        assert_eq!(both.apply(1.0, 1.0), (12.0, 23.0));
        assert!((both.height() - 3.0).abs() < 1.0e-9);
        let turned = Matrix([0.0, 1.0, -1.0, 0.0, 0.0, 0.0]);
        assert_eq!(turned.apply(1.0, 0.0), (0.0, 1.0));
        assert!(!Matrix([f64::NAN; 6]).is_sane());
    }
}
