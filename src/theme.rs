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

    /// The colours.
    pub fn colors(self) -> &'static Theme {
        match self {
            ThemeName::Light => &LIGHT,
            ThemeName::Dark => &DARK,
            ThemeName::Print => &PRINT,
        }
    }
}

/// The colours of a theme. Text colours reach 4.5:1 on `paper`, marks 3:1.
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
    /// One for each cluster, in turn.
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
        Color::hex(0x5B_7C_A3),
        Color::hex(0x5C_95_86),
        Color::hex(0xC0_8F_45),
        Color::hex(0x8A_7A_9C),
    ],
    ribbon: 0.42,
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
        Color::hex(0x7F_A3_CC),
        Color::hex(0x7F_BB_AA),
        Color::hex(0xD8_AB_63),
        Color::hex(0xB0_A0_C4),
    ],
    ribbon: 0.38,
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
        Color::hex(0x6E_6E_6E),
        Color::hex(0x8C_8C_8C),
        Color::hex(0xA8_A8_A8),
        Color::hex(0xC2_C2_C2),
    ],
    ribbon: 0.6,
};

/// How large text and targets are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum TextSize {
    /// For most readers.
    #[default]
    Normal,
    /// 适老化: larger text and targets, stronger contrast.
    Large,
}

impl TextSize {
    /// Both sizes.
    pub const ALL: [TextSize; 2] = [TextSize::Normal, TextSize::Large];

    /// Reads `normal` or `large`.
    pub fn parse(text: &str) -> Option<TextSize> {
        TextSize::ALL.into_iter().find(|s| s.name() == text)
    }

    /// The attribute value.
    pub fn name(self) -> &'static str {
        match self {
            TextSize::Normal => "normal",
            TextSize::Large => "large",
        }
    }

    /// Font sizes in CSS pixels.
    pub fn type_sizes(self) -> TypeSizes {
        match self {
            TextSize::Normal => TypeSizes {
                label: 14.0,
                small: 12.0,
            },
            TextSize::Large => TypeSizes {
                label: 20.0,
                small: 18.0,
            },
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
        for name in ThemeName::ALL {
            let t = name.colors();
            assert!(t.ink.contrast(t.paper) >= 7.0, "{name:?} ink");
            assert!(t.ink.contrast(t.node) >= 7.0, "{name:?} ink on a node");
            assert!(t.muted.contrast(t.paper) >= 4.5, "{name:?} muted");
            assert!(t.accent.contrast(t.paper) >= 4.5, "{name:?} accent");
            assert!(t.on_accent.contrast(t.accent) >= 4.5, "{name:?} on accent");
        }
    }
}
