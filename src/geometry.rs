//! Points, boxes and ribbons, in CSS pixels with y growing downwards.

/// A point.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// Rightwards.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// The corners of a shape around a point, given in multiples of a size.
pub fn corners(shape: &[(f64, f64)], at: Point, size: f64) -> Vec<Point> {
    let mut points = Vec::with_capacity(shape.len());
    for (x, y) in shape {
        points.push(Point {
            x: at.x + x * size,
            y: at.y + y * size,
        });
    }
    points
}

/// An axis-parallel box; width and height are never negative.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Rect {
    /// A box from its upper left corner and size.
    pub const fn new(x: f64, y: f64, width: f64, height: f64) -> Rect {
        Rect {
            x,
            y,
            width,
            height,
        }
    }

    /// Right edge.
    pub fn right(self) -> f64 {
        self.x + self.width
    }

    /// Bottom edge.
    pub fn bottom(self) -> f64 {
        self.y + self.height
    }

    /// Centre.
    pub fn center(self) -> Point {
        Point {
            x: self.x + self.width / 2.0,
            y: self.y + self.height / 2.0,
        }
    }

    /// Whether the point lies inside or on the edge.
    pub fn contains(self, p: Point) -> bool {
        p.x >= self.x && p.x <= self.right() && p.y >= self.y && p.y <= self.bottom()
    }

    /// Whether the two boxes share more than `tolerance` pixels both ways.
    pub fn overlaps(self, other: Rect, tolerance: f64) -> bool {
        self.right().min(other.right()) - self.x.max(other.x) > tolerance
            && self.bottom().min(other.bottom()) - self.y.max(other.y) > tolerance
    }

    /// The box grown by `dx` on the left and right and `dy` above and below.
    #[must_use]
    pub fn grown(self, dx: f64, dy: f64) -> Rect {
        Rect::new(
            self.x - dx,
            self.y - dy,
            self.width + 2.0 * dx,
            self.height + 2.0 * dy,
        )
    }
}

/// A band that leaves one node horizontally and enters another horizontally.
///
/// Its centre follows `y(u) = y0 + (y1 − y0)·ease(u)` with `u` the share of the
/// way from `x0` to `x1`: explicit in x, so that a point is tested against a
/// ribbon without solving for a curve parameter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ribbon {
    /// Left end.
    pub x0: f64,
    /// Right end.
    pub x1: f64,
    /// Centre at the left end.
    pub y0: f64,
    /// Centre at the right end.
    pub y1: f64,
    /// Thickness at the left end, measured vertically.
    pub w0: f64,
    /// Thickness at the right end.
    pub w1: f64,
}

/// `6u⁵ − 15u⁴ + 10u³`: from 0 to 1 with no slope and no curvature at the ends,
/// so that a ribbon meets its node without a kink.
pub fn ease(u: f64) -> f64 {
    let u = u.clamp(0.0, 1.0);
    u * u * u * (u * (u * 6.0 - 15.0) + 10.0)
}

impl Ribbon {
    /// Centre of the band at `x`, clamped to its ends.
    pub fn center_at(&self, x: f64) -> f64 {
        self.y0 + (self.y1 - self.y0) * ease(self.share(x))
    }

    /// Thickness of the band at `x`.
    pub fn thickness_at(&self, x: f64) -> f64 {
        self.w0 + (self.w1 - self.w0) * ease(self.share(x))
    }

    /// The middle of the band.
    pub fn midpoint(&self) -> Point {
        Point {
            x: self.x0.midpoint(self.x1),
            y: self.y0.midpoint(self.y1),
        }
    }

    /// The smallest box around the band.
    pub fn bounds(&self) -> Rect {
        let top = (self.y0 - self.w0 / 2.0).min(self.y1 - self.w1 / 2.0);
        let bottom = (self.y0 + self.w0 / 2.0).max(self.y1 + self.w1 / 2.0);
        Rect::new(self.x0, top, self.x1 - self.x0, bottom - top)
    }

    /// How many straight pieces keep the drawn edge within `tolerance` pixels
    /// of the curve. The second derivative of [`ease`] stays below 5.78, and a
    /// chord of share `1/n` strays from its curve by at most `y″/(8n²)`.
    pub fn pieces(&self, tolerance: f64) -> usize {
        let rise = (self.y1 - self.y0).abs() + (self.w1 - self.w0).abs() / 2.0;
        let pieces = (5.78 * rise / (8.0 * tolerance)).sqrt().ceil();
        (pieces as usize).clamp(1, 96)
    }

    fn share(&self, x: f64) -> f64 {
        let length = self.x1 - self.x0;
        if length > 0.0 {
            (x - self.x0) / length
        } else {
            0.0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BAND: Ribbon = Ribbon {
        x0: 10.0,
        x1: 110.0,
        y0: 0.0,
        y1: 80.0,
        w0: 4.0,
        w1: 4.0,
    };

    #[test]
    fn a_ribbon_meets_its_ends_and_its_middle() {
        assert!((BAND.center_at(10.0) - 0.0).abs() < 1e-12);
        assert!((BAND.center_at(110.0) - 80.0).abs() < 1e-12);
        assert!((BAND.center_at(60.0) - 40.0).abs() < 1e-9);
        assert!(
            (BAND.center_at(-50.0) - 0.0).abs() < 1e-12,
            "clamped before its start"
        );
    }

    #[test]
    fn the_pieces_keep_the_tolerance() {
        for tolerance in [0.1, 0.25, 0.5] {
            let n = BAND.pieces(tolerance);
            let mut worst: f64 = 0.0;
            for i in 0..n {
                let (a, b) = (i as f64 / n as f64, (i + 1) as f64 / n as f64);
                for k in 1..10 {
                    let u = a + (b - a) * f64::from(k) / 10.0;
                    let chord = ease(a) + (ease(b) - ease(a)) * f64::from(k) / 10.0;
                    worst = worst.max((chord - ease(u)).abs() * 80.0);
                }
            }
            assert!(worst <= tolerance, "{worst} px off with {n} pieces");
        }
    }

    #[test]
    fn boxes_that_only_touch_do_not_overlap() {
        let a = Rect::new(0.0, 0.0, 10.0, 10.0);
        assert!(!a.overlaps(Rect::new(10.0, 0.0, 5.0, 5.0), 0.0));
        assert!(a.overlaps(Rect::new(9.0, 9.0, 5.0, 5.0), 0.5));
        assert!(a.contains(Point { x: 10.0, y: 10.0 }));
    }
}
