//! Why a workbook cannot be read, as a sentence for whoever brought it.

/// A language to say it in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    /// Simplified Chinese.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// English for a tag that begins with `en`, Chinese for every other.
    pub fn of(tag: &str) -> Self {
        match tag.as_bytes() {
            [b'e' | b'E', b'n' | b'N', ..] => Lang::En,
            _ => Lang::Zh,
        }
    }
}

/// Why a workbook cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Another kind of file.
    NotAWorkbook,
    /// It opens with a password only.
    Protected,
    /// A workbook of the formats before .xlsx, or the binary one beside it.
    OldFormat,
    /// Cut off, altered on the way, or never sound.
    Damaged,
    /// Unpacking it would fill the memory.
    Bomb,
    /// More of something than the limit.
    TooMuch(What, u64),
    /// No sheet has anything in it.
    Empty,
}

/// Of what there is too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Bytes of the file.
    File,
    /// Files in the package.
    Parts,
    /// Bytes of all files in the package once they are unpacked.
    Unpacked,
    /// Sheets.
    Sheets,
    /// Rows.
    Rows,
    /// Columns.
    Columns,
    /// Bytes of text.
    Text,
}

impl Fault {
    /// What is wrong and what to do about it.
    pub fn sentence(self, lang: Lang) -> String {
        let (zh, en) = match self {
            Fault::NotAWorkbook => (
                "这不是.xlsx工作簿。请用表格软件打开它，另存为.xlsx或CSV后再试。",
                "This is no .xlsx workbook. Open it in a spreadsheet program, save it as .xlsx or CSV and try again.",
            ),
            Fault::Protected => (
                "这个工作簿设有打开密码，无法读取。请在表格软件中取消密码，保存后再试。",
                "This workbook opens with a password only. Remove the password in a spreadsheet program, save it and try again.",
            ),
            Fault::OldFormat => (
                "这是旧版（.xls）或二进制（.xlsb）工作簿。请在表格软件中另存为.xlsx后再试。",
                "This workbook is of an older (.xls) or binary (.xlsb) format. Save it as .xlsx in a spreadsheet program and try again.",
            ),
            Fault::Damaged => (
                "这个工作簿已损坏或不完整，无法读取。请用表格软件打开并重新保存，或重新下载后再试。",
                "This workbook is damaged or incomplete. Open it in a spreadsheet program and save it anew, or fetch it again, and try again.",
            ),
            Fault::Bomb => (
                "这个文件压缩得异常紧密，展开后会占满内存，所以没有打开。请用表格软件重新保存后再试。",
                "This file is packed so tightly that unpacking it would fill the memory, so it was not opened. Save it anew in a spreadsheet program and try again.",
            ),
            Fault::Empty => (
                "这个工作簿里没有任何内容。请选择有数据的文件。",
                "There is nothing in this workbook. Choose a file with data in it.",
            ),
            Fault::TooMuch(what, limit) => return too_much(what, limit, lang),
        };
        match lang {
            Lang::Zh => zh.to_owned(),
            Lang::En => en.to_owned(),
        }
    }
}

fn too_much(what: What, limit: u64, lang: Lang) -> String {
    let (zh, en, size) = match what {
        What::File => ("文件大小", "of file", true),
        What::Parts => ("内部文件数", "files inside", false),
        What::Unpacked => ("展开后的大小", "of content when unpacked", true),
        What::Sheets => ("工作表数", "sheets", false),
        What::Rows => ("行数", "rows", false),
        What::Columns => ("列数", "columns", false),
        What::Text => ("文字总量", "of text", true),
    };
    let limit = if size {
        [&grouped(limit >> 20), " MB"].concat()
    } else {
        grouped(limit)
    };
    match lang {
        Lang::Zh => [
            "这个工作簿的",
            zh,
            "超过上限（",
            &limit,
            "）。请删去不需要的内容，或拆成几个文件后再试。",
        ],
        Lang::En => [
            "This workbook has more ",
            en,
            " than the limit of ",
            &limit,
            ". Delete what is not needed, or split it into several files, and try again.",
        ],
    }
    .concat()
}

/// With commas between thousands.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_is_a_sentence_in_both_languages() {
        let whats = [
            What::File,
            What::Parts,
            What::Unpacked,
            What::Sheets,
            What::Rows,
            What::Columns,
            What::Text,
        ];
        let mut faults = vec![
            Fault::NotAWorkbook,
            Fault::Protected,
            Fault::OldFormat,
            Fault::Damaged,
            Fault::Bomb,
            Fault::Empty,
        ];
        faults.extend(whats.map(|what| Fault::TooMuch(what, 1_048_576 << 20)));
        for fault in faults {
            let (zh, en) = (fault.sentence(Lang::Zh), fault.sentence(Lang::En));
            assert!(
                zh.ends_with('。') && zh.chars().filter(|c| *c > '一').count() > 12,
                "{zh}"
            );
            assert!(en.ends_with('.') && en.is_ascii() && en.len() > 40, "{en}");
        }
        assert_eq!(
            Fault::TooMuch(What::Rows, 1_048_576).sentence(Lang::En),
            "This workbook has more rows than the limit of 1,048,576. Delete what is not needed, or split it into several files, and try again."
        );
        assert_eq!(
            Fault::TooMuch(What::File, 256 << 20).sentence(Lang::Zh),
            "这个工作簿的文件大小超过上限（256 MB）。请删去不需要的内容，或拆成几个文件后再试。"
        );
    }

    #[test]
    fn a_language_is_told_by_its_tag() {
        assert_eq!(Lang::of("en-GB"), Lang::En);
        assert_eq!(["zh-CN", "", "e"].map(Lang::of), [Lang::Zh; 3]);
    }
}
