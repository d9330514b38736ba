//! How different two colours look, to several kinds of eyes.

use duikou::theme::Color;

/// Whose eyes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sight {
    Normal,
    Protanopia,
    Deuteranopia,
    Tritanopia,
    /// Anybody's, on a grey printer.
    Grey,
}

impl Sight {
    pub(crate) const ALL: [Sight; 5] = [
        Sight::Normal,
        Sight::Protanopia,
        Sight::Deuteranopia,
        Sight::Tritanopia,
        Sight::Grey,
    ];

    /// What becomes of linear red, green and blue.
    fn matrix(self) -> [[f64; 3]; 3] {
        match self {
            Sight::Normal => [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            Sight::Protanopia => [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            Sight::Deuteranopia => [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
            Sight::Tritanopia => [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
            Sight::Grey => [[0.2126, 0.7152, 0.0722]; 3],
        }
    }
}

/// The CIEDE2000 distance of two opaque colours.
pub(crate) fn distance(a: Color, b: Color, sight: Sight) -> f64 {
    ciede2000(lab(a, sight), lab(b, sight))
}

/// CIELAB under D65.
fn lab(color: Color, sight: Sight) -> (f64, f64, f64) {
    let (r, g, b) = color.rgb;
    let linear = [r, g, b].map(|v| {
        let v = f64::from(v) / 255.0;
        if v <= 0.040_45 {
            v / 12.92
        } else {
            ((v + 0.055) / 1.055).powf(2.4)
        }
    });
    let times = |row: [f64; 3], v: [f64; 3]| row[0] * v[0] + row[1] * v[1] + row[2] * v[2];
    let seen = sight.matrix().map(|row| times(row, linear).clamp(0.0, 1.0));
    let root = |t: f64| {
        if t > 216.0 / 24_389.0 {
            t.cbrt()
        } else {
            (24_389.0 / 27.0 * t + 16.0) / 116.0
        }
    };
    let x = root(times([0.412_456_4, 0.357_576_1, 0.180_437_5], seen) / 0.950_47);
    let y = root(times([0.212_672_9, 0.715_152_2, 0.072_175_0], seen));
    let z = root(times([0.019_333_9, 0.119_192_0, 0.950_304_1], seen) / 1.088_83);
    (116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z))
}

/// After Sharma, Wu and Dalal, "The CIEDE2000 Color-Difference Formula", 2005.
pub(crate) fn ciede2000(one: (f64, f64, f64), other: (f64, f64, f64)) -> f64 {
    let ((l1, a1, b1), (l2, a2, b2)) = (one, other);
    let seventh = |c: f64| (c.powi(7) / (c.powi(7) + 25.0_f64.powi(7))).sqrt();
    let g = 0.5 * (1.0 - seventh(a1.hypot(b1).midpoint(a2.hypot(b2))));
    let (a1, a2) = (a1 * (1.0 + g), a2 * (1.0 + g));
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| b.atan2(a).to_degrees().rem_euclid(360.0);
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let grey = c1 * c2 == 0.0;
    let turn = match h2 - h1 {
        _ if grey => 0.0,
        turn if turn > 180.0 => turn - 360.0,
        turn if turn < -180.0 => turn + 360.0,
        turn => turn,
    };
    let middle = match h1 + h2 {
        sum if grey => sum,
        sum if (h1 - h2).abs() <= 180.0 => sum / 2.0,
        sum if sum < 360.0 => sum / 2.0 + 180.0,
        sum => sum / 2.0 - 180.0,
    };
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t =
        1.0 - 0.17 * cos(middle - 30.0) + 0.24 * cos(2.0 * middle) + 0.32 * cos(3.0 * middle + 6.0)
            - 0.20 * cos(4.0 * middle - 63.0);
    let (l, c) = (l1.midpoint(l2), c1.midpoint(c2));
    let lightness =
        (l2 - l1) / (1.0 + 0.015 * (l - 50.0).powi(2) / (20.0 + (l - 50.0).powi(2)).sqrt());
    let chroma = (c2 - c1) / (1.0 + 0.045 * c);
    let hue = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin() / (1.0 + 0.015 * c * t);
    let rotation = -2.0
        * seventh(c)
        * (60.0 * (-((middle - 275.0) / 25.0).powi(2)).exp())
            .to_radians()
            .sin();
    (lightness.powi(2) + chroma.powi(2) + hue.powi(2) + rotation * chroma * hue).sqrt()
}
