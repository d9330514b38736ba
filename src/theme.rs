//! Colours and text sizes.

/// A colour with its opacity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Color {
    /// Red, green, blue.
    pub rgb: (u8, u8, u8),
    /// Opacity from 0 to 1.
    pub alpha: f64,
}

impl Color {
    /// An opaque colour from `0xRRGGBB`.
    pub const fn hex(value: u32) -> Color {
        Color {
            rgb: ((value >> 16) as u8, (value >> 8) as u8, value as u8),
            alpha: 1.0,
        }
    }

    /// The same colour at another opacity.
    #[must_use]
    pub const fn with_alpha(self, alpha: f64) -> Color {
        Color {
            rgb: self.rgb,
            alpha,
        }
    }

    /// Relative luminance as WCAG 2 defines it.
    pub fn luminance(self) -> f64 {
        let channel = |v: u8| {
            let v = f64::from(v) / 255.0;
            if v <= 0.040_45 {
                v / 12.92
            } else {
                ((v + 0.055) / 1.055).powf(2.4)
            }
        };
        let (r, g, b) = self.rgb;
        0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b)
    }

    /// WCAG contrast ratio of two opaque colours, from 1 to 21.
    pub fn contrast(self, other: Color) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

/// What the picture is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ThemeName {
    /// Dark ink on white.
    #[default]
    Light,
    /// Light ink on near-black.
    Dark,
    /// Grey that survives a photocopier.
    Print,
}

impl ThemeName {
    /// Every theme.
    pub const ALL: [ThemeName; 3] = [ThemeName::Light, ThemeName::Dark, ThemeName::Print];

    /// Reads `light`, `dark` or `print`.
    pub fn parse(text: &str) -> Option<ThemeName> {
        ThemeName::ALL.into_iter().find(|t| t.name() == text)
    }

    /// The attribute value.
    pub fn name(self) -> &'static str {
        match self {
            ThemeName::Light => "light",
            ThemeName::Dark => "dark",
            ThemeName::Print => "print",
        }
    }

    /// The colours; `strong` ones for readers who need more contrast.
    pub fn colors(self, strong: bool) -> &'static Theme {
        match (self, strong) {
            (ThemeName::Light, false) => &LIGHT,
            (ThemeName::Light, true) => &STRONG_LIGHT,
            (ThemeName::Dark, false) => &DARK,
            (ThemeName::Dark, true) => &STRONG_DARK,
            (ThemeName::Print, _) => &PRINT,
        }
    }
}

/// The colours of a theme. Text colours reach 4.5:1 on `paper`, marks 3:1; in the
/// strong themes and in print 7:1.
#[derive(Debug)]
pub struct Theme {
    /// Background.
    pub paper: Color,
    /// Main text.
    pub ink: Color,
    /// Secondary text.
    pub muted: Color,
    /// Hairlines.
    pub rule: Color,
    /// Fill of a node's box.
    pub node: Color,
    /// What is pointed at or selected.
    pub accent: Color,
    /// Text on `accent`.
    pub on_accent: Color,
    /// Laid over what recedes.
    pub veil: Color,
    /// One for each cluster, in turn: unlike in lightness as well as in hue, so
    /// that they can be told apart in grey and with deficient colour vision.
    pub clusters: [Color; 4],
    /// Opacity of a ribbon at rest.
    pub ribbon: f64,
}

const LIGHT: Theme = Theme {
    paper: Color::hex(0xFF_FF_FF),
    ink: Color::hex(0x1F_1D_1A),
    muted: Color::hex(0x6B_66_5F),
    rule: Color::hex(0xD9_D4_CB),
    node: Color::hex(0xF4_F1_EB),
    accent: Color::hex(0xB1_22_2B),
    on_accent: Color::hex(0xFF_FF_FF),
    veil: Color::hex(0xFF_FF_FF).with_alpha(0.74),
    clusters: [
        Color::hex(0x1E_52_82),
        Color::hex(0x4F_85_76),
        Color::hex(0xB5_8C_48),
        Color::hex(0x85_56_72),
    ],
    ribbon: 0.48,
};

const DARK: Theme = Theme {
    paper: Color::hex(0x17_18_1A),
    ink: Color::hex(0xEE_EB_E4),
    muted: Color::hex(0xA8_A3_9A),
    rule: Color::hex(0x3C_3B_39),
    node: Color::hex(0x28_28_2A),
    accent: Color::hex(0xFF_8A_80),
    on_accent: Color::hex(0x1A_10_10),
    veil: Color::hex(0x17_18_1A).with_alpha(0.72),
    clusters: [
        Color::hex(0x45_88_BD),
        Color::hex(0x86_C5_AB),
        Color::hex(0xF2_CC_8C),
        Color::hex(0xB0_94_B7),
    ],
    ribbon: 0.42,
};

const STRONG_LIGHT: Theme = Theme {
    muted: Color::hex(0x4D_49_44),
    rule: Color::hex(0xA8_A2_98),
    accent: Color::hex(0x94_12_1B),
    ribbon: 0.6,
    ..LIGHT
};

const STRONG_DARK: Theme = Theme {
    muted: Color::hex(0xCF_CA_C1),
    rule: Color::hex(0x77_73_6C),
    accent: Color::hex(0xFF_B0_A8),
    ribbon: 0.55,
    ..DARK
};

const PRINT: Theme = Theme {
    paper: Color::hex(0xFF_FF_FF),
    ink: Color::hex(0x00_00_00),
    muted: Color::hex(0x4D_4D_4D),
    rule: Color::hex(0xBB_BB_BB),
    node: Color::hex(0xF2_F2_F2),
    accent: Color::hex(0x1A_1A_1A),
    on_accent: Color::hex(0xFF_FF_FF),
    veil: Color::hex(0xFF_FF_FF).with_alpha(0.7),
    clusters: [
        Color::hex(0x3C_3C_3C),
        Color::hex(0x5C_5C_5C),
        Color::hex(0x7A_7A_7A),
        Color::hex(0x94_94_94),
    ],
    ribbon: 0.48,
};

/// How large text and targets are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum TextSize {
    /// For most readers.
    #[default]
    Normal,
    /// 适老化: larger text and targets, stronger contrast.
    Large,
    /// The same with names of so many CSS pixels, from [`TextSize::CHOICE`].
    Larger(u8),
}

impl TextSize {
    /// The sizes that have a name.
    pub const ALL: [TextSize; 2] = [TextSize::Normal, TextSize::Large];

    /// What a reader of large text may choose, in CSS pixels.
    pub const CHOICE: std::ops::RangeInclusive<u32> = 18..=30;

    /// Reads `normal`, `large`, or a number of CSS pixels that may be chosen.
    pub fn parse(text: &str) -> Option<TextSize> {
        if let Ok(pixels) = text.parse::<u32>() {
            let allowed = TextSize::CHOICE.contains(&pixels);
            return allowed.then_some(TextSize::Larger(pixels as u8));
        }
        TextSize::ALL.into_iter().find(|s| s.name() == text)
    }

    /// The attribute value.
    pub fn name(self) -> &'static str {
        match self {
            TextSize::Normal => "normal",
            TextSize::Large | TextSize::Larger(_) => "large",
        }
    }

    /// Font sizes in CSS pixels.
    pub fn type_sizes(self) -> TypeSizes {
        match self {
            TextSize::Normal => TypeSizes {
                label: 14.0,
                small: 12.0,
            },
            TextSize::Large => TextSize::Larger(20).type_sizes(),
            TextSize::Larger(pixels) => {
                let label = f64::from(pixels);
                TypeSizes {
                    label,
                    small: (label * 0.9).max(18.0),
                }
            }
        }
    }
}

/// Font sizes in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TypeSizes {
    /// Names of cities.
    pub label: f64,
    /// Headings of columns, names of groups, notes.
    pub small: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_marks_stand_out_from_their_ground() {
        for (name, strong) in ThemeName::ALL
            .into_iter()
            .flat_map(|name| [(name, false), (name, true)])
        {
            let t = name.colors(strong);
            let least = if strong { 7.0 } else { 4.5 };
            let stands_out = |what: &str, text: Color, ground: Color, least: f64| {
                let ratio = text.contrast(ground);
                assert!(ratio >= least, "{name:?} {strong} {what}: {ratio:.2}");
            };
            stands_out("ink", t.ink, t.paper, 7.0);
            stands_out("ink on a node", t.ink, t.node, 7.0);
            stands_out("muted", t.muted, t.paper, least);
            stands_out("muted on a node", t.muted, t.node, least);
            stands_out("accent", t.accent, t.paper, least);
            stands_out("on accent", t.on_accent, t.accent, least);
            stands_out("accent as a mark", t.accent, t.node, 3.0);
        }
    }

    #[test]
    fn large_text_is_as_large_as_chosen_and_never_below_18_pixels() {
        for pixels in TextSize::CHOICE {
            let size = TextSize::parse(&pixels.to_string()).unwrap();
            assert_eq!(size.name(), "large");
            let sizes = size.type_sizes();
            assert!(sizes.small >= 18.0 && (sizes.label - f64::from(pixels)).abs() < 1e-9);
        }
        for text in ["17", "31", "-20", "20.5", "300", "", "huge"] {
            assert_eq!(TextSize::parse(text), None, "{text}");
        }
    }
}
