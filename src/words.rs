//! Every word shown to people, in Chinese and English, from one table.
//!
//! A key that lacks a language does not compile. `{name}`-style holes are
//! filled by [`fill`].
//!
//! Chinese is set with full-width punctuation and nothing between a Chinese
//! character and a Latin letter, a figure or a hole: no space, no thin gap.

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// Simplified Chinese, `zh-CN`.
    #[default]
    Zh,
    /// English, `en`.
    En,
}

impl Lang {
    /// Reads a BCP 47 tag; anything but Chinese and English is `None`.
    pub fn parse(tag: &str) -> Option<Lang> {
        let primary = tag.split(['-', '_']).next().unwrap_or("");
        match primary.to_ascii_lowercase().as_str() {
            "zh" => Some(Lang::Zh),
            "en" => Some(Lang::En),
            _ => None,
        }
    }

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Zh => "zh-CN",
            Lang::En => "en",
        }
    }

    /// The words of this language.
    pub fn words(self) -> &'static Words {
        match self {
            Lang::Zh => &ZH,
            Lang::En => &EN,
        }
    }
}

/// Makes the table from its parts: `core` is what the core says itself, `shell`
/// what it only hands to the page's scripts, `charts` and `chart_shell` the same of
/// what only charts need, which a build without them leaves empty, `load` what the
/// scripts that bring a file in say, which travels with them as `load-words.js`, and
/// `native` what only the program and the built pages say, which no browser needs to
/// load.
macro_rules! table {
    (
        core { $($core:ident: $core_zh:literal, $core_en:literal;)* }
        charts { $($chart:ident: $chart_zh:literal, $chart_en:literal;)* }
        shell { $($shell:ident: $shell_zh:literal, $shell_en:literal;)* }
        chart_shell { $($sheet:ident: $sheet_zh:literal, $sheet_en:literal;)* }
        load { $($load:ident: $load_zh:literal, $load_en:literal;)* }
        native { $($native:ident: $native_zh:literal, $native_en:literal;)* }
    ) => {
        /// The words of one language as fields, so that the compiler finds a missing one.
        #[derive(Debug, Clone)]
        #[allow(missing_docs)]
        pub struct Words {
            $(pub $core: &'static str,)*
            $(pub $chart: &'static str,)*
            $(#[cfg(not(target_arch = "wasm32"))] pub $native: &'static str,)*
        }
        const ZH: Words = Words {
            $($core: $core_zh,)*
            $($chart: with_charts($chart_zh),)*
            $(#[cfg(not(target_arch = "wasm32"))] $native: $native_zh,)*
        };
        const EN: Words = Words {
            $($core: $core_en,)*
            $($chart: with_charts($chart_en),)*
            $(#[cfg(not(target_arch = "wasm32"))] $native: $native_en,)*
        };
        /// The shell's words as lines of key, Chinese and English with tabs
        /// between: one text is lighter than a table of pointers.
        const SHELL: &str =
            concat!($(stringify!($shell), "\t", $shell_zh, "\t", $shell_en, "\n",)*);
        const CHART_SHELL: &str =
            with_charts(concat!($(stringify!($sheet), "\t", $sheet_zh, "\t", $sheet_en, "\n",)*));
        /// Every key with its two texts.
        #[cfg(not(target_arch = "wasm32"))]
        pub static TABLE: &[(&str, &str, &str)] = &[
            $((stringify!($core), $core_zh, $core_en),)*
            $((stringify!($chart), $chart_zh, $chart_en),)*
            $((stringify!($shell), $shell_zh, $shell_en),)*
            $((stringify!($sheet), $sheet_zh, $sheet_en),)*
            $((stringify!($load), $load_zh, $load_en),)*
            $((stringify!($native), $native_zh, $native_en),)*
        ];
        /// The words of the scripts that bring a file in, each key with its two texts.
        #[cfg(not(target_arch = "wasm32"))]
        pub static LOAD: &[(&str, &str, &str)] = &[
            $((stringify!($load), $load_zh, $load_en),)*
        ];
        /// The TypeScript interface of the shell's words.
        pub const TYPESCRIPT: &str = concat!(
            "export interface Words {",
            $(" ", stringify!($shell), ": string;",)*
            $(" ", stringify!($sheet), ": string;",)*
            " }"
        );
    };
}

/// A text that only a build with charts has.
const fn with_charts(text: &'static str) -> &'static str {
    if cfg!(feature = "charts") { text } else { "" }
}

table! {
    core {
        // Headings of the pairing diagram's columns.
        cluster: "城市群", "City cluster";
        province: "省份", "Province";
        eastern_city: "东部城市", "Eastern city";
        base_city: "老区重点城市", "Old-area key city";
        base_area: "革命老区", "Old revolutionary base area";
        readings: "读数", "Readings";
        east_provinces: "东部省份", "Eastern provinces";
        base_provinces: "老区省份", "Old-area provinces";
        same_province_key: "虚线：两市同属一省", "Dashed: both cities lie in one province";

        // The timeline.
        today: "今天", "Today";
        kind_plan: "方案与文件", "Plan or document";
        kind_agreement: "协议", "Agreement";
        kind_visit: "互访与会商", "Visit or meeting";
        kind_platform: "平台与节点", "Platform or milestone";
        kind_assessment: "评估", "Assessment";
        kind_figure: "其他数据", "Other figure";
        key_government: "实心：政府网站", "Filled: government page";
        key_file: "实心：来自文件", "Filled: as filed";
        key_government_file: "实心：政府网站，或来自文件", "Filled: government page, or as filed";
        key_press: "半实心：新闻媒体", "Half: news outlet";
        key_secondary: "空心：转载等二手来源", "Hollow: reprint or other secondary source";
        key_planned: "带箭头：计划或预期", "With arrowhead: planned or expected";
        key_span: "横线：只知年份或月份", "Line: only the year or month is known";
        key_inferred: "虚线：日期系推定", "Dashed: the date is inferred";
        no_public_data: "未见公开数据", "No public data found";

        // Titles and descriptions of views.
        title_pairing: "革命老区重点城市对口合作：{n}对结对城市，{start}—{end}年", "Pairing cooperation of key cities in old revolutionary base areas: {n} pairings, {start}–{end}";
        title_timeline: "对口合作进展：{n}对结对的公开信息，{start}—{end}年", "Progress on record: public information on {n} pairings, {start}–{end}";
        description_pairing: "{east}个东部城市（分属{east_groups}个城市群）与{base}个老区重点城市（分属{base_groups}片革命老区）结成{n}对，其中{inside}对的两市同属一省。", "{east} eastern cities in {east_groups} city clusters and {base} key cities in {base_groups} old revolutionary base areas form {n} pairings; in {inside} of them both cities lie in one province.";
        description_pairing_by_province: "{east}个东部城市（分属{east_groups}个省市）与{base}个老区重点城市（分属{base_groups}个省区）结成{n}对，其中{inside}对的两市同属一省。", "{east} eastern cities in {east_groups} provinces and {base} key cities in {base_groups} provinces form {n} pairings; in {inside} of them both cities lie in one province.";
        description_timeline: "{n}对结对共有{readings}条公开读数，其中{secondary}条出自转载等二手来源。数据截至{cutoff}。读数多少只反映公开信息的多少，不代表工作多少。", "{n} pairings have {readings} public readings, {secondary} of them from secondary sources such as reprints. Data up to {cutoff}. How many readings there are shows what was published, not how much was done.";
        description_silent: "{n}对未见公开数据。", " For {n} pairings no public data was found.";
        nothing_left: "没有符合筛选条件的结对。", "No pairing matches the filters.";

        // The line below every picture.
        credit: "数据截至{cutoff}，版本{version}。读数多寡只反映公开信息的多寡。", "Data up to {cutoff}, version {version}. How many figures there are shows what was published, not what was done.";
        credit_file: "数据来自打开的文件，截至{cutoff}，版本{version}，未经核对。", "Data from the file opened, up to {cutoff}, version {version}; not checked.";
        credit_plain: "数据由本页提供。", "Data supplied by this page.";

        // What can be chosen in a view.
        choose_rows: "行的分组", "Group rows by";
        choose_columns: "列", "Columns";
        choose_sort: "排序", "Order";
        choose_indicator: "指标", "Indicator";
        by_area: "任务与保障", "Task areas and safeguards";
        by_year: "年份", "Years";
        sort_plan: "方案顺序", "The plan’s order";
        sort_count: "读数条数，从多到少", "Readings, most first";
        sort_latest: "最近日期，从新到旧", "Latest date, newest first";
        sort_area: "“{area}”的读数条数", "Readings on {area}";
        sort_value: "数值，从大到小", "Value, largest first";
        sort_newest: "日期，从新到旧", "Date, newest first";
        sort_oldest: "日期，从旧到新", "Date, oldest first";
        sort_by_area: "任务与保障", "Task area";
        sort_by_indicator: "指标", "Indicator";
        sort_by_evidence: "证据种类", "Kind of evidence";
        sort_by_source: "来源", "Source";
        indicator_option: "{indicator}（{n}对）", "{indicator} ({n})";

        // What is filtered.
        indicator_label: "指标", "Indicator";
        years_label: "年份", "Years";
        evidence_label: "证据", "Evidence";
        text_label: "文字", "Text";
        secondary_counts: "合计含二手来源", "secondary sources count in totals";

        // Columns of places that can be focused.
        headings: "表头", "Headings";
        cells: "单元格", "Cells";

        // Profiles and tasks.
        task_known: "读数{n}条，涉及{pairings}对，其中二手来源{secondary}条", "Readings: {n}, on pairings: {pairings}; secondary: {secondary}";
        task_filtered: "没有符合筛选条件的读数", "No reading matches the filters";
        left_out_by_filter: "另有{n}条读数不符合筛选条件。", "Readings that do not match the filters: {n}.";
        left_out_elsewhere: "这里只列所选的任务或保障，其余另有读数{n}条。", "Only the chosen task areas are listed here; readings on the others: {n}.";
        left_out_beside: "读数列在所选的结对之下。", "The readings stand with the chosen pairings.";

        // Cards and screen readers.
        card_year_readings: "这一年的公开读数{n}条", "Public readings of that year: {n}";
        card_year_hint: "点选只看这一年，再点恢复", "Choose it to see that year only; choose it again to see all";
        card_term: "期限{term}", "Term {term}";
        card_same_province: "两市同属{province}", "Both cities lie in {province}";
        card_readings: "公开读数{n}条，其中二手来源{secondary}条", "Public readings: {n}, of them secondary: {secondary}";
        card_paired_with: "结对城市：{cities}", "Paired with {cities}";
        card_pairings: "{n}对结对", "Pairings: {n}";
        card_value: "{indicator}：{value}", "{indicator}: {value}";
        card_source: "来源：{source}（{kind}）", "Source: {source} ({kind})";
        card_together: "同期同类公开读数{n}条", "{n} readings of one kind and time";
        card_more: "另有{n}条，选中后可看全部", "and {n} more: select to see them all";

        // Problems.
        bad_state_value: "“{name}”的值“{value}”无法识别，已改用默认值", "“{name}” has no value “{value}”; the default is used";

        // Names of pairings and what they are under.
        pairing: "结对", "Pairing";
        pairing_title: "{base} — {east}", "{base} — {east}";
        pairing_short: "{base}—{east}", "{base}–{east}";
        pairing_sentence: "{base}与{east}结对，{area}，{term}", "{base} paired with {east}, {area}, {term}";
        pairing_within: "，两市同属{province}", ", both in {province}";
        all_pairings: "全部结对", "All pairings";
        county_pair: "区县结对", "County-level pair";
        term: "期限", "Term";
        city_in_province: "{city}（{province}）", "{city} ({province})";
        same_province: "同省结对", "Within one province";
        same_province_value: "两市同属{province}", "Both cities are in {province}";
        eastern_cities: "东部城市", "Eastern cities";
        base_cities: "老区重点城市", "Old-area key cities";
        pairings: "结对", "Pairings";
        since: "起始时间", "Since";
        subtitle: "{first} · {second}", "{first} · {second}";
        comma: "、", ", ";

        // The plan and its sections.
        task: "重点任务", "Task area";
        safeguard: "保障措施", "Safeguard";
        section: "第{part}部分", "Section {part}";
        section_item: "第{part}部分（{item}）", "Section {part} ({item})";
        plan_section: "《{title}》（{number}）{section}", "{title} ({number}), {section}";

        // Readings: figures, and the words that qualify them.
        at_least: "≥", "≥";
        about: "约", "≈";
        quantity: "{number}{unit}", "{number} {unit}";
        years: "{start}—{end}年", "{start}–{end}";
        quantity_million: "{number}百万{unit}", "{number} million {unit}";
        quantity_billion: "{number}十亿{unit}", "{number} billion {unit}";
        planned: "计划", "planned";
        planned_value: "{value}（计划）", "{value} (planned)";
        grade_excellent: "优秀", "Excellent";
        grade_first_group: "第一梯队", "First group";
        secondary_source: "二手来源", "secondary source";
        date_inferred: "日期系推定", "date inferred";
        date_of_publication: "日期为发布日期", "date of publication";
        scope_part: "仅为其中一部分", "part of the pairing only";
        scope_wider: "范围大于本结对", "covers more than the pairing";
        note_and: "；", "; ";
        rows_together: "由{n}行汇总", "{n} rows together";
        no_reading: "未见公开数据。这不等于没有开展工作，也不能当作零。", "No public figure found. This does not mean that nothing was done, nor does it count as zero.";

        // Sources.
        evidence_founding: "基础文件", "founding document";
        evidence_government: "政府网站", "government page";
        evidence_press: "新闻媒体", "press";
        evidence_secondary: "二手来源", "secondary source";
        evidence_file: "来自文件", "as filed";
        publisher_unknown: "未注明发布者", "publisher not named";

        // Dates.
        date_year: "{year}年", "{year}";
        date_month: "{year}年{month}", "{month} {year}";
        date_day: "{year}年{month}{day}日", "{day} {month} {year}";
        january: "1月", "January";
        february: "2月", "February";
        march: "3月", "March";
        april: "4月", "April";
        may: "5月", "May";
        june: "6月", "June";
        july: "7月", "July";
        august: "8月", "August";
        september: "9月", "September";
        october: "10月", "October";
        november: "11月", "November";
        december: "12月", "December";
    }

    charts {
        // The matrix.
        title_matrix: "公开读数矩阵：{n}对结对，重点任务与保障措施", "Public readings by pairing and task area: {n} pairings";
        title_matrix_years: "公开读数矩阵：{n}对结对，{years}", "Public readings by pairing and year: {n} pairings, {years}";
        matrix_tasks: "重点任务", "Task areas";
        matrix_safeguards: "保障措施", "Safeguards";
        matrix_total: "合计", "Total";
        matrix_without_secondary: "二手、计划另计", "secondary and planned counted apart";
        matrix_with_secondary: "含二手，计划另计", "with secondary, planned counted apart";
        matrix_left_out: "被筛选排除", "Left out";
        matrix_ahead: "尚未到来", "Still ahead";
        matrix_key_units: "数字：公开读数条数；日期：最近一条；小方块：每块一条读数", "Number: public readings; date: the latest; each small square is one reading";
        matrix_key_strip: "数字：公开读数条数；日期：最近一条；色条：证据构成", "Number: public readings; date: the latest; bar: their mix of evidence";
        matrix_key_planned: "箭头：计划或预期，另计", "Arrow: planned or expected, counted apart";
        matrix_key_left_out: "斜线：被筛选条件排除", "Slash: left out by the filters";
        description_matrix: "{n}对结对与{columns}，共{cells}格，其中{filled}格有公开读数，{empty}格未见公开数据。", "{n} pairings by {columns} make {cells} cells: {filled} have public readings, for {empty} no public data was found.";
        matrix_areas: "{n}项任务与保障", "{n} task areas and safeguards";
        matrix_years: "{n}个年份", "{n} years";
        description_matrix_left_out: "{n}格被筛选条件排除。", " {n} are left out by the filters.";
        description_matrix_ahead: "{n}格的年份尚未到来。", " {n} belong to years still ahead.";
        description_matrix_readings: "共有{readings}条公开读数，其中{secondary}条出自转载等二手来源，{planned}条是计划或预期。", " There are {readings} public readings, {secondary} of them from secondary sources such as reprints; {planned} are plans or expectations.";
        description_matrix_most: "读数最多的一格是{cell}，{cell_n}条；读数最多的一行是{row}，{row_n}条。", " The cell with most readings is {cell}, with {cell_n}; the row with most is {row}, with {row_n}.";
        description_matrix_elsewhere: "另有{n}条读数针对全部结对或在期限之外，未列入。", " {n} more readings are about all pairings or outside the term and stand in no cell.";
        description_matrix_caveat: "读数多少只反映公开信息的多少，不代表工作多少。", " How many readings there are shows what was published, not how much was done.";
        matrix_sorted: "各行按{what}排列，{direction}，未见数据的排在最后；次序不表示工作好坏。", "Rows are ordered by {what}, {direction}; those without data come last. The order is no ranking.";
        matrix_by_count: "公开读数条数（{basis}）", "the number of public readings ({basis})";
        matrix_by_date: "最近日期", "their latest date";
        matrix_by_area: "“{area}”的公开读数条数（不含计划）", "the number of public readings on “{area}” (without plans)";
        sentence_gap: "", " ";
        most_first: "从多到少", "most first";
        fewest_first: "从少到多", "fewest first";
        newest_first: "从新到旧", "newest first";
        oldest_first: "从旧到新", "oldest first";
        card_cell_readings: "公开读数{n}条：{kinds}", "Public readings: {n} ({kinds})";
        card_cell_reading: "公开读数1条：{kinds}", "1 public reading: {kinds}";
        card_cell_kind: "{kind}{n}条", "{n} {kind}";
        card_cell_planned: "其中计划或预期{n}条", "{n} of them planned or expected";
        card_cell_latest: "最近一条：{reading}", "Latest: {reading}";
        card_cell_figure: "{date}，{indicator}：{value}（{evidence}）", "{date}, {indicator}: {value} ({evidence})";
        card_cell_left_out: "筛选条件排除了这里的{n}条公开读数。", "The filters leave out the {n} public readings here.";
        card_column_left_out: "这一列不在筛选范围内。", "The filters leave this column out.";
        card_cell_ahead: "这一年尚未到来。", "This year is still ahead.";
        card_area_pairings: "公开读数见于{n}对结对", "Public readings about {n} pairings";

        // One indicator.
        title_indicator: "{indicator}：{n}对结对中{found}对的公开数字", "{indicator}: public figures of {found} of {n} pairings";
        title_no_indicator: "指标：未见公开数据", "Indicator: no public data found";
        what_bars_event: "单次活动的数字，不是各次之和。每对画最近的一次，优先取覆盖整个结对的。", "Figures of single events, not sums of them. For each pairing the latest is drawn, one about the whole pairing first.";
        what_bars_period: "所注时段内的合计。每对画最近的一条，优先取覆盖整个结对的。", "Totals over the time noted. For each pairing the latest is drawn, one about the whole pairing first.";
        what_bars_cumulative: "截至所注日期的累计数。每对画最近的一条，优先取覆盖整个结对的。", "Running totals up to the date noted. For each pairing the latest is drawn, one about the whole pairing first.";
        what_bars_level: "所注日期时的状况。每对画最近的一条，优先取覆盖整个结对的。", "The state at the date noted. For each pairing the latest is drawn, one about the whole pairing first.";
        what_planned: "计划或预期的数字，不是已经完成的数字。", "Planned or expected figures, not what was done.";
        what_dots: "每个点是一条公开读数，各计一次，按日期从左到右。点多只说明公开得多。", "Each dot is one public reading and counts once, from left to right by date. More dots only mean that more was published.";
        what_labels: "逐条列出，没有可比的大小。", "Listed one by one: there is no size to compare.";
        sorted_note: "按所选的数值或日期排列，只为便于查找。各地口径不同，先后不是排名，也不代表工作多少。", "In the chosen order of values or dates, only to help you find them. Cities count differently: this is no ranking, and it does not tell how much was done.";
        bar_full: "实心：政府网站或方案原文", "Solid: government page or the plan itself";
        bar_file: "实心：来自文件", "Solid: as filed";
        bar_full_file: "实心：政府网站、方案原文，或来自文件", "Solid: government page, the plan itself, or as filed";
        bar_half: "半实心：新闻媒体", "Half: news outlet";
        bar_hatched: "斜线：转载等二手来源", "Hatched: reprint or other secondary source";
        bar_part: "细条：仅为其中一部分", "Thin: part of the pairing only";
        bar_wider: "两端竖线：范围大于本结对", "Posts at the ends: covers more than the pairing";
        bar_at_least: "箭头：不少于此数", "Arrow: at least so much";
        bar_about: "锯齿：约数", "Torn end: about so much";
        bar_planned: "虚线框：计划或预期", "Dashed outline: planned or expected";
        bar_zero: "竖线：数字为零", "Upright stroke: the figure is zero";
        dot_part: "菱形：仅为其中一部分", "Diamond: part of the pairing only";
        dot_wider: "外有圆圈：范围大于本结对", "Ring around: covers more than the pairing";
        dots_count: "有记录{value}", "{value} on record";
        dots_latest: "最近{date}：{note}", "latest {date}: {note}";
        dots_left_out: "只画最近{n}个点", "only the latest {n} are drawn as dots";
        date_is_inferred: "{date}（推定）", "{date} (inferred)";
        date_is_published: "{date}（发布日期）", "{date} (date of publication)";
        more_readings_of_pairing: "另有{n}条较早或口径不同的读数", "{n} more on record, earlier or counted otherwise";
        heading_planned: "计划或预期，不与实际数字相加", "Planned or expected, never added to what was done";
        heading_apart: "单位不同，不能画在同一标尺上", "In other units, which have no place on one scale with these";
        heading_silent: "未见公开数据：{n}对", "No public data found: {n}";
        silent_is_not_zero: "这不等于没有开展工作，也不能当作零。", "This does not mean that nothing was done, nor does it count as zero.";
        about_all: "关于全部结对：{value}，{date}。{note}。", "About all pairings: {value}, {date}. {note}.";
        nothing_found: "没有符合筛选条件的读数。", "No reading matches the filters.";
        total: "合计{total}：依据{pairings}对的{readings}条读数，其余{missing}对没有可以计入的数字。", "Total {total} (pairings: {pairings}, readings: {readings}). Pairings without a figure to count: {missing}.";
        total_none: "没有可以计入合计的数字。", "There is no figure to add up.";
        total_not: "各对的数字不能相加，不作合计。", "Figures of different pairings must not be added, so there is no total.";
        total_left: "未计入：{list}。", "Not counted: {list}.";
        total_secondary: "二手来源已按所选计入。", "Secondary sources are counted, as chosen.";
        left_secondary: "二手来源{n}条", "secondary sources {n}";
        left_wider: "范围大于本结对的{n}条", "wider than the pairing {n}";
        left_part: "仅为一部分的{n}条", "part of a pairing {n}";
        left_planned: "计划{n}条", "planned {n}";
        left_other: "口径或单位不同的{n}条", "other series or units {n}";
        left_earlier: "较早的{n}条", "earlier {n}";
        description_indicator: "{n}对结对中，{found}对查到“{indicator}”的公开读数，共{readings}条，其中二手来源{secondary}条。", "Of {n} pairings {found} have public readings of “{indicator}”: {readings} readings, {secondary} of them secondary.";
        description_largest: "最大的数字是{pairing}的{value}，{date}。各地口径不同，不作排名。", "The largest figure is that of {pairing}: {value}, {date}. Cities count differently: this is no ranking.";
        description_most: "记录最多的是{pairing}，{value}；这只反映公开信息的多少。", "Most are on record for {pairing}: {value}. That shows only what was published.";
        description_planned: "另有{n}条计划或预期的读数，单独列出。", "Plans or expectations listed apart: {n}.";
        description_missing: "{n}对未见公开数据，这不等于零。", "Without public data: {n}; that is not zero.";

        // Trends.
        title_trend: "{indicator}：{n}对结对的历次公开读数，{years}", "{indicator} over time, {years} (pairings with public readings: {n})";
        trend_happenings: "每个点各记一件事，互不连线。", "Each point is a happening of its own; none are joined.";
        trend_periods: "每个点是一个时段的合计，互不连线。", "Each point is the total of one period; none are joined.";
        trend_plans: "每个点是一项计划或预期，互不连线。", "Each point is a plan or an expectation of its own; none are joined.";
        trend_joined: "阶梯线只连接同一结对、同一口径的读数。单独的点，口径与其他读数不同，或先后无法确定，不与别的点相连。", "Steps join only readings of one pairing that count the same thing. A point alone counts something else, or its place in time is not certain.";
        trend_no_second: "每种口径都只有一个读数，没有第二个读数可比，因此没有连线。", "Each count has one reading only. There is no second one to compare it with, so nothing is joined.";
        trend_scale: "各格纵轴都从零起，比例相同。", " All panels start at zero and have one scale.";
        trend_point: "{value}（{date}）", "{value} ({date})";
        trend_step: "→", " → ";
        trend_entry: "{point}：{note}", "{point}: {note}";
        trend_entry_scope: "{point}：{note}（{scope}）", "{point}: {note} ({scope})";
        trend_many: "共{n}条读数，逐条说明见各点", "Readings: {n}; point at them to see what each counts";
        trend_missing: "未见这一指标公开读数的{n}对结对：{pairings}。没有读数不等于没有开展工作，也不能当作零。", "Pairings of which no public reading of this indicator was found ({n}): {pairings}. That does not mean that nothing was done, nor does it count as zero.";
        trend_texts: "只有文字读数（文号、年限、等次），画不成数值的{n}对结对：{pairings}。", "Pairings with readings in words only, such as document numbers, which cannot be drawn ({n}): {pairings}.";
        trend_none: "筛选后没有“{indicator}”的数值可画。", "The filters leave no figure for “{indicator}”.";
        key_today: "竖线：今天", "Upright line: today";
        key_at_least: "尖顶：不少于此数", "Roof: at least so much";
        key_about: "波纹：约数", "Wave: about so much";
        description_trend: "{n}对结对共有{readings}条“{indicator}”的读数，其中{secondary}条出自转载等二手来源。", "Readings of “{indicator}”: {readings}, of which from secondary sources: {secondary}. Pairings that have any: {n}.";
        description_trend_line: "读数最多的一条线是{pairing}：{first}，到{last}。{note}。", " The line with most readings is that of {pairing}: from {first} to {last}. {note}.";
        description_trend_apart: "{n}个点不与别的点相连。", " Points not joined to any other: {n}.";
        description_trend_all: "另有{n}条读数是就全部结对而言的，不在各对之中。", " Readings about all pairings together, shown in no panel: {n}.";

        // Planned and actual.
        title_target: "计划与实际：{n}对结对中{both}对可以对照", "Planned and actual: {both} of {n} pairings can be compared";
        target_summary: "{n}对结对中，{list}。", "Of {n} pairings, {list}.";
        pairings_both: "{n}对的计划数查到同一口径的实际数", "{n} have a plan with a figure of the same thing done";
        pairings_none_both: "没有一对的计划数查到同一口径的实际数", "none has a plan with a figure of the same thing done";
        pairings_only_planned: "{n}对有计划数而没有可以对照的实际数", "{n} have plans without such a figure";
        pairings_only_done: "{n}对只有实际读数", "{n} have only readings of what was done";
        pairings_neither: "{n}对未见公开数据", "{n} have no public data";
        clause_comma: "，", ", ";
        target_rule: "结对、指标、系列和范围都相同，才拿实际数与计划数相比。", "What was done is measured against a plan only where pairing, indicator, series and scope are the same.";
        heading_compared: "有计划数，也有同一口径的实际数", "Planned, and a figure of the same thing done";
        compared_note: "每行各有自己的标尺，都从零起。虚线框是计划数，框内是实际数。", "Each row has a scale of its own from zero. The dashed outline is the plan, the bar inside what was done.";
        compared_figure: "{value}，为计划的{share}", "{value}, {share} of the plan";
        compared_plan: "{indicator} · 计划：{value}，{date}，{note}", "{indicator} · Planned: {value}, {date}, {note}";
        compared_done: "实际：{date}，{note}", "Done: {date}, {note}";
        per_cent: "{n}%", "{n}%";
        heading_term: "期限过了多少，查到些什么", "The term so far, and what is on record";
        term_passed: "方案期限{term}，到{today}已过{share}。这是时间的进度，不是工作的进度。", "By {today}, {share} of the term {term} had passed. That is time, not work done.";
        key_passed: "灰底：已过去的时间", "Grey: time that has passed";
        key_own_plan: "横条：本结对实施方案的年限", "Bar: years of an implementation plan of its own";
        latest_is_dot: "圆点标出最近一条读数的日期。", "The dot marks the date of the latest reading.";
        on_record: "读数{n}条，最近{date}", "Readings: {n}, latest {date}";
        own_plan: "实施方案{years}", "own plan {years}";
        clause: "{first}；{second}", "{first}; {second}";
        not_found_done: "未见完成情况的数字", "no figure of what was done found";
        beside_done: "同一指标另有一个数字：{value}，{date}，{note}；口径不同，不能相比", "another figure under the same indicator: {value}, {date}, {note}; it counts something else and cannot be compared";
        superseded_plans: "此前另有{n}个计划数", "earlier plans: {n}";
        more_plans: "另有{n}个计划数，见读数表", "{n} more planned figures: see the table of readings";
        description_plans: "查到计划或预期的数字{plans}个，其中二手来源{secondary}个、只涉及一部分的{part}个、范围大于结对的{wider}个。", "Planned or expected figures on record: {plans}, of them secondary {secondary}, about a part only {part}, wider than the pairing {wider}.";
        description_own_plans: "{n}对查到实施方案的年限。", "The years of their own implementation plan are on record for {n} pairings.";

        // The table of readings.
        title_table: "对口合作公开读数：{n}条", "Public readings on the pairings: {n}";
        title_table_rolled_up: "对口合作公开读数：{n}条，汇总为{lines}条", "Public readings on the pairings: {n}, rolled up to {lines}";
        description_table: "共{n}条公开读数，涉及{pairings}对结对，依据为：{kinds}。最新一条的日期是{latest}，数据截至{cutoff}。", "Public readings: {n}, on pairings: {pairings}. They rest on: {kinds}. The latest is dated {latest}; data up to {cutoff}.";
        table_rolled_up: "这些读数汇总为{lines}条列出。", " They are listed rolled up to {lines}.";
        table_kind: "{kind}{n}条", "{kind} {n}";
        table_planned: "其中{n}条是计划或预期。", " {n} of them are plans or expectations.";
        table_caveat: "二手来源的读数只作参考。各条读数口径不同，不宜相加，也不宜据此排名；没有读数不等于没有工作，也不能当作零。", " Readings from secondary sources are for reference only. Readings count different things: do not add them up or rank by them. No reading does not mean no work, nor does it count as zero.";
        table_date: "日期", "Date";
        table_area: "任务与保障", "Task area";
        table_indicator: "指标与口径", "Indicator and what it counts";
        table_value: "数值", "Value";
        table_evidence: "证据", "Evidence";
        table_source: "来源", "Source";
        sheet_some: "以下是前{shown}条，共{n}条。排列：{order}。", "The first {shown} of {n}. Order: {order}.";
        sheet_all: "共{n}条。排列：{order}。", "{n} in all. Order: {order}.";
        sheet_plan: "方案顺序", "as in the plan";
        sheet_reversed: "{order}，倒序", "{order}, reversed";
        no_readings_left: "没有符合筛选和选择的读数。", "No reading matches the filters and the selection.";

        // Sources.
        title_sources: "公开读数的来源：{n}个", "Sources of the public readings: {n}";
        description_sources: "{readings}条公开读数和方案本身出自{n}个来源：{kinds}。其中{linked}个有可靠的公开网址。", "{readings} public readings and the plan itself come from {n} sources: {kinds}. {linked} of them have a trustworthy public address.";
        sources_kind: "{kind}{n}个", "{kind} {n}";
        sources_latest: "最新的发布于{latest}。", " The newest was published on {latest}.";
        sources_caveat: "数据截至{cutoff}。二手来源多为转载和镜像，有些不附网址。没有记录查阅日期，引用时请补上。", " Data up to {cutoff}. Most secondary sources are reprints and mirrors, some without an address. No date of access was recorded: add your own when you cite.";
        sources_heading: "{kind}：{n}个来源，{readings}条读数", "{kind}: sources {n}, readings {readings}";
        sources_resting: "读数{n}条：{about}", "Readings: {n}. {about}";
        sources_title: "题名与发布者", "Title and publisher";
        sources_date: "发布日期", "Published";
        sources_about: "涉及的结对", "Pairings";
        sources_site: "网址", "Site";
        sources_some: "以下是前{shown}个，共{n}个。每类从新到旧排列。", "The first {shown} of {n}, the newest of each kind first.";
        sources_all: "共{n}个。每类从新到旧排列。", "{n} in all, the newest of each kind first.";
        no_sources_left: "没有符合筛选和选择的来源。", "No source matches the filters and the selection.";
        sources_only_plan: "没有符合筛选和选择的读数，以下只是方案的出处。", "No reading matches the filters and the selection; what follows is only where the plan comes from.";
        sources_basis: "方案本身", "the plan itself";
        title_unknown: "题名未见", "title not seen";
        date_unknown: "日期未见", "date not seen";
        address_unknown: "无公开网址", "no public address";
        cite_title: "《{title}》", "《{title}》";
        cite_comma: "，", ", ";

        // Briefing cards.
        term_running: "{term}，共{total}年，{year}年是第{n}年", "{term}, {total} years; {year} is year {n}";
        term_ahead: "{term}，共{total}年，尚未开始", "{term}, {total} years, not begun yet";
        term_over: "{term}，共{total}年，已经期满", "{term}, {total} years, now over";
        profile_basis: "公开读数{n}条：{kinds}。", "Public readings: {n} ({kinds}).";
        profile_kind: "{kind}{n}条", "{kind} {n}";
        profile_visits: "互访、会议等活动有公开记录{n}条，最近一条：{date}。", "Visits and meetings on record: {n}; the latest: {date}.";
        profile_caveat: "各地口径不同，读数不宜相加，不可据此排名；签约额、总投资是约定的数，不是已经花的钱。二手来源是转载、镜像、汇总，未与原始发布核对。推定：年月系推算；发布：以页面日期为准；部分：只涉及其中一县、一园或一事；更大范围：不限于本结对；另有：同一指标的其他读数。", "Cities count differently: the figures are not to be added up, nor to rank cities by. Sums signed and total investments are agreed, not spent. Secondary sources are reprints, mirrors and summaries, not checked against the original. Inferred: year or month worked out; published: the page’s own date; part: one county, park or event; wider: not this pairing alone; more: other readings of the indicator.";
        brief_inferred: "{date}（推定）", "{date} (inferred)";
        brief_published: "{date}（发布）", "{date} (published)";
        brief_part: "部分", "part";
        brief_wider: "更大范围", "wider";

        // Files that readers bring.
        other_pairs: "文件中的其他结对", "Other pairs in the file";
        pairs_of_file: "文件中的结对", "Pairs in the file";
        province_unnamed: "未写明省份", "Province not given";
        area_unnamed: "未写明任务", "Task area not given";
        indicator_unnamed: "未写明指标", "Indicator not given";
        status_is: "状态：{status}", "status: {status}";

        // Pairings side by side.
        compare_title: "并列对比：{n}对结对", "Side by side: {n} pairings";

        // Searching by name.
        found_cities: "城市", "Cities";
        found_sources: "来源", "Sources";
        found_readings: "读数{n}条", "Readings: {n}";

        // What a file that is taken away says about itself.
        away_title: "题名", "Title";
        away_filters: "筛选", "Filters";
        away_rows: "行数", "Rows";
        away_basis: "依据", "Basis";
        away_sources: "读数来源", "Sources of the readings";
        away_cutoff: "数据截至", "Data up to";
        away_version: "数据版本", "Data version";
        away_note: "说明", "Note";
        away_citation: "引用", "Citation";
        away_about: "关于这份数据", "About this file";
        away_no_filter: "无，全部数据", "none (all data)";
        away_one_filter: "{label}：{value}", "{label}: {value}";
        away_selected: "所选", "Selected";
        away_marked: "标出", "Highlighted";
        away_filter_line: "筛选：{filters}。", "Filters: {filters}.";
        away_marked_line: "标出：{names}。", "Highlighted: {names}.";
        away_basis_line: "依据：{basis}。", "Basis: {basis}.";
        away_sources_line: "读数来源：{sources}。", "Sources of the readings: {sources}.";
        away_kind: "{kind}{n}个", "{kind} ({n})";
        away_each: "，逐条出处见“读数表”和下载的数据", "; each is named in the table of readings and in the data to download";
        away_none: "无", "none";
        away_caveat: "没有读数不等于没有工作，只说明没有查到；缺失不是零。各地口径不同，读数不宜相加，不可据此排名。", "No figure does not mean no work, only that none was found: missing is not zero. Cities count differently; the figures are not to be added up, nor to rank cities by.";
        away_program: "对口（duikou）", "duikou";
        away_all: "全部", "all";
        away_space: "", " ";
        away_file_pairing: "结对关系", "pairings";
        away_file_timeline: "时间轴", "timeline";
        away_file_matrix: "矩阵", "matrix";
        away_file_indicator: "指标", "indicator";
        away_file_trend: "趋势", "trend";
        away_file_target: "计划与实际", "targets";
        away_file_table: "读数表", "readings";
        away_file_sources: "来源", "sources";
        away_cite_title: "{title}（数据版本{version}）", "{title} (data version {version})";
        away_cite_plain: "《{title}》，{program}，数据截至{cutoff}，版本{version}{seen}，{address}", "“{title}”, {program}, data up to {cutoff}, version {version}{seen}, {address}";
        away_cite_seen: "，{day}查阅", ", seen {day}";

        // Sources.
        source: "来源", "Source";

        // Columns of exported tables. English headings are names for programs;
        // those of readings are the headings that a user's own file may have.
        col_key: "编号", "key";
        col_number: "序号", "number";
        col_base_city: "老区重点城市", "base_city";
        col_base_code: "老区城市代码", "base_code";
        col_base_province: "老区城市省份", "base_province";
        col_base_area: "革命老区", "base_area";
        col_eastern_city: "东部城市", "eastern_city";
        col_eastern_code: "东部城市代码", "eastern_code";
        col_eastern_province: "东部城市省份", "eastern_province";
        col_cluster: "城市群", "cluster";
        col_same_province: "同省", "same_province";
        col_start: "起始年", "start";
        col_end: "结束年", "end";
        col_city: "城市", "city";
        col_code: "行政区划代码", "code";
        col_short: "简称", "short";
        col_pinyin: "拼音", "pinyin";
        col_side: "类别", "side";
        col_province: "省份", "province";
        col_partners: "结对城市", "partners";
        col_pairings: "结对编号", "pairings";
        col_pairing: "结对", "pairing";
        col_every: "全部", "all";
        col_date: "日期", "date";
        col_date_basis: "日期依据", "date_basis";
        col_area: "任务", "area";
        col_indicator: "指标", "indicator";
        col_planned: "计划", "planned";
        col_actual: "实际", "actual";
        col_bound: "精确程度", "bound";
        col_unit: "单位", "unit";
        col_scope: "口径", "scope";
        col_nature: "性质", "nature";
        col_series: "系列", "series";
        col_evidence: "证据", "evidence";
        col_source_key: "来源编号", "source_key";
        col_source: "来源", "source";
        col_publisher: "发布者", "publisher";
        col_title: "题名", "title";
        col_published: "发布日期", "published";
        col_url: "链接", "url";
        col_note: "备注", "note";
        col_rows: "行数", "rows";
        col_kind: "类型", "kind";
        col_name: "名称", "name";
        col_section: "方案章节", "section";
        col_measures: "举措", "measures";
        col_readings: "读数条数", "readings";

        // Words in exported tables.
        yes: "是", "true";
        no: "否", "false";
        semicolon: "；", "; ";
        side_east: "东部城市", "eastern city";
        side_base: "老区重点城市", "old-area key city";
        basis_stated: "原文写明", "stated";
        basis_inferred: "推定", "inferred";
        basis_published: "发布日期", "published";
        bound_exact: "准确", "exact";
        bound_at_least: "至少", "at least";
        bound_about: "约数", "about";
        scope_is_pairing: "本结对", "pairing";
        scope_is_part: "其中一部分", "part";
        scope_is_wider: "范围更大", "wider";
        nature_event: "单次", "event";
        nature_period: "时段合计", "period";
        nature_cumulative: "累计", "cumulative";
        nature_level: "时点", "level";
        nature_planned: "计划数", "planned";
        nature_grade: "等次", "grade";
        nature_document: "文件", "document";

        // The picture as HTML: its table and its sources.
        html_plan: "依据：《{title}》（{number}），{date}。数据截至{cutoff}。", "Source of the pairings: {title} ({number}), {date}. Data up to {cutoff}.";
        html_sources: "读数来源（{n}个）", "Sources of the readings ({n})";
        html_title: "《{title}》", "《{title}》";
        html_counts: "各格公开读数条数", "Public readings in each cell";
        html_count: "{n}（{parts}）", "{n} ({parts})";
        html_count_secondary: "二手{n}", "{n} secondary";
        html_count_planned: "计划{n}", "{n} planned";
        html_untitled: "另有{n}个来源未见题名和网址。", "{n} more sources show neither title nor address.";
        value: "数值", "Value";
        date: "日期", "Date";
        indicator: "指标", "Indicator";
        evidence: "证据与说明", "Evidence and remarks";
    }

    shell {
        // The shell.
        language_tag: "zh-CN", "en";
        other_language: "English", "中文";
        other_language_tag: "en", "zh-CN";
        list_comma: "、", ", ";
        controls: "显示设置", "Display settings";
        group_by: "分组方式", "Group by";
        group_cluster: "城市群与老区", "Cluster and base area";
        group_province: "省份", "Province";
        select_several: "多选", "Select several";
        large_text: "大字", "Large text";
        theme: "配色", "Colours";
        theme_auto: "自动配色", "Auto colours";
        theme_light: "浅色", "Light";
        theme_dark: "深色", "Dark";
        full_screen: "全屏", "Full screen";
        view_pairing: "结对图", "Pairings";
        view_timeline: "时间轴", "Timeline";
        view_matrix: "矩阵", "Matrix";
        view_indicator: "指标", "Indicator";
        view_trend: "趋势", "Trend";
        view_target: "计划与实际", "Targets";
        view_table: "读数表", "Readings";
        view_sources: "来源", "Sources";
        // Finding, filtering, going back, comparing.
        search: "搜索", "Search";
        filters: "筛选", "Filters";
        undo: "撤销", "Undo";
        redo: "重做", "Redo";
        compare: "对比所选{n}对", "Compare the {n} chosen";
        colon: "：", ": ";
        views: "视图", "Views";
        take_away: "下载与分享", "Download and share";
        fetching: "正在载入图表……", "Loading the charts …";
        filtered: "筛选", "Filtered";
        clear_filter: "取消筛选：{name}", "Clear filter: {name}";
        clear_filters: "全部取消", "Clear all";
        show_evidence: "显示哪些证据", "Evidence shown";
        show_government: "政府网站", "Government";
        show_press: "新闻媒体", "Press";
        show_secondary: "二手来源", "Secondary";
        show_file: "来自文件", "As filed";
        count_secondary: "合计含二手来源", "Count secondary in totals";
        keyboard_hint: "按Tab键换列，按方向键移动，按回车键选中，按住Ctrl再按回车可多选，按Esc键取消。", "Tab changes column, arrow keys move, Enter selects, Ctrl+Enter adds to the selection, Esc clears.";
        evidence_key: "实心标记依据政府网页或方案原文，半实心依据媒体报道，空心依据转载、镜像等二手来源。没有标记只说明没有查到公开读数。", "Filled marks rest on government pages or the plan itself, half-filled ones on press reports, hollow ones on reprints, mirrors and other secondary sources. No mark means only that no public figure was found.";
        panel: "详情", "Details";
        start_title: "从一对城市看起", "Start with one pairing";
        start_hint: "点一下图中的城市、分组或连线，或者在这里选一对，就能看到结对双方、方案要求做的事，以及查得到的进展和出处。按住Ctrl或打开“多选”，可以把几对放在一起看。", "Click a city, a group or a ribbon in the diagram, or choose a pairing here, to see both cities, what the plan asks for, and what is publicly known of progress, with sources. Hold Ctrl or switch on “Select several” to see pairings together.";
        see_details: "查看详情", "See details";
        clear_selection: "取消选择", "Clear selection";
        close_detail: "不再选择“{title}”", "Take {title} out of the selection";
        selected: "已选：{titles}。", "Selected: {titles}.";
        selected_see_below: "已选：{titles}。详情在图后的“详情”区域。", "Selected: {titles}. The details follow the diagrams.";
        nothing_selected: "没有选中任何内容。", "Nothing is selected.";
        // What has changed, for those who do not see it.
        sentence: "{text}。", "{text}.";
        sentence_space: "", " ";
        filtered_by: "已筛选，{filters}。", "Filtered, {filters}.";
        unfiltered: "没有筛选条件。", "No filters.";
        // The size of large text.
        text_size: "字号", "Text size";
        pixels: "{n}像素", "{n} pixels";

        // Profiles and tasks.
        task_areas: "重点任务", "Task areas";
        safeguards: "保障措施", "Safeguards";
        task_readings: "各结对的读数", "Readings by pairing";
        none_found: "未见公开数据", "No public data found";
        readings_hidden: "已筛去{n}条", "{n} filtered out";
        group_latest: "读数{n}条，最近{date}", "Readings: {n}, latest {date}";
        see_pairing: "查看这一对：{title}", "See this pairing: {title}";
        full_figures: "写出完整数字", "Write figures out";
        in_full: "合{value}", "in full {value}";
        profile_open: "结对概况（可打印）", "Briefing card (to print)";

        tasks_and_progress: "任务与进展", "Tasks and progress";
        measures: "方案提出的举措", "Measures in the plan";
        reading_count: "读数{n}条", "Readings: {n}";
        more_readings: "其余{n}条读数", "{n} more readings";
        county_pairs: "县区结对", "Paired counties and districts";
        county_base: "老区一方", "Base-area side";
        county_east: "东部一方", "Eastern side";
        county_since: "起始", "Since";
        related_pairings: "相关结对", "Related pairings";
        no_public_address: "无公开网址", "no public address";
        unknown_attribute: "属性{name}的值“{value}”无法识别，已按默认值处理。", "attribute {name} has the unknown value “{value}”; its default is used";
        // What brings a file in has words of its own, below.
        open_file: "打开数据文件…", "Open file…";
        unknown_keys: "数据中没有{keys}；结对的键如p01，城市的键如c360700。", "there is no {keys} in the data; keys look like p01 for a pairing and c360700 for a city";
    }

    chart_shell {
        // Briefing cards.
        profile: "结对概况", "Briefing card";
        profile_print: "打印这一页", "Print this page";
        profile_milestones: "大事", "Milestones";
        profile_figures: "各项指标的读数", "Figures by indicator";
        profile_plans: "计划与预期（不计入上列读数）", "Planned or expected (apart from the figures above)";
        profile_gaps: "未见公开数据的方面", "No public data found on";
        profile_gaps_note: "没有查到不等于没有开展，也不能当作零。", "That none was found does not mean that nothing was done, nor does it count as zero.";
        profile_no_gaps: "九个方面都查到了公开读数。", "Public readings were found on all nine areas.";
        profile_sources: "来源", "Sources";
        profile_more: "限于篇幅，另有{n}条未列", "{n} more, left out for space";
        profile_others: "另有{n}条", "{n} more";

        // The table of readings.
        column_pairing: "结对", "Pairing";
        column_date: "日期", "Date";
        column_area: "任务与保障", "Task area";
        column_indicator: "指标与口径", "Indicator and what it counts";
        column_value: "数值", "Value";
        column_evidence: "证据", "Evidence";
        column_source: "来源", "Source";
        exact_values: "写出完整数字", "Figures in full";
        rows_printed: "打印了前{n}条。", "The first {n} are printed.";
        no_rows: "没有符合筛选和选择的读数。", "No reading matches the filters and the selection.";
        clear_everything: "取消筛选和选择", "Clear filters and selection";
        published_on: "发布日期", "Published";
        // The list of sources.
        sources_of_kind: "{n}个来源，{readings}条读数", "Sources: {n}. Readings: {readings}.";
        more_sources: "再列{n}个", "{n} more";
        title_not_seen: "题名未见", "title not seen";
        date_not_seen: "日期未见", "date not seen";
        rests_on_it: "读数{n}条：{about}", "Readings: {n}. {about}";
        cite: "引用", "Cite";
        cite_plain: "文字说明", "In words";
        cite_access: "查阅日期没有记录，引用时请补上您查阅的日期。", "No date of access was recorded: add the day on which you read the page.";
        cite_impossible: "题名和网址都没有见到，无法按国家标准著录。", "Neither title nor address was seen, so it cannot be cited after the standard.";
        copy: "复制", "Copy";
        copied: "已复制", "Copied";
        copy_by_hand: "已选中，请自行复制", "Selected: copy it yourself";
        // Where nothing can be downloaded.
        press_long: "这里不能下载文件，请长按图片保存。", "Files cannot be downloaded here: press the picture long to save it.";
        keep_screen: "这里不能下载文件，请截屏保存。", "Files cannot be downloaded here: take a screenshot to keep it.";

        // Searching.
        search_hint: "城市、结对、任务、指标、来源", "Cities, pairings, tasks, indicators, sources";
        search_close: "关闭搜索", "Close search";
        search_found: "找到{n}项，按上下键选择", "Found: {n}. Use the arrow keys to choose.";
        search_more: "{label}（{n}项，列出前{listed}项）", "{label} ({n}, first {listed} shown)";
        search_nothing: "没有找到“{query}”。", "Nothing is called “{query}”.";
        search_nearest: "是不是要找“{name}”？", "Did you mean “{name}”?";

        // Filtering.
        filters_close: "关闭筛选", "Close filters";
        filters_left: "留下读数{readings}条、结对{pairings}对", "Left: readings {readings}, pairings {pairings}";
        filters_text: "名称中含有", "Names containing";
        filters_text_hint: "城市、省份、城市群、革命老区", "City, province, cluster, base area";
        filters_from: "从", "From";
        filters_to: "到", "To";
        filters_any_year: "不限", "Any";
        filters_year: "{year}（{n}）", "{year} ({n})";
        filters_count: "读数{readings}条，结对{pairings}对", "Readings: {readings}, pairings: {pairings}";
        filters_numbers: "每项后面是只选它时会留下的读数条数和结对对数。", "Behind each choice: the readings and pairings that it alone would leave.";
        filters_chosen: "已选{n}项", "{n} chosen";

        // Pairings side by side.
        compare_close: "结束对比", "End the comparison";
        compare_print: "打印对比", "Print the comparison";
        compare_few: "至少选两对才能并列对比：按住Ctrl或打开“多选”，再选一对。", "Choose at least two pairings to compare: hold Ctrl or switch on “Select several”, and choose another.";
        compare_more: "只并列前4对，所选的另外{n}对没有列出。", "The first 4 are shown; {n} more that are chosen are not.";
        compare_particulars: "基本情况", "Particulars";
        compare_readings: "公开读数", "Public readings";
        compare_time: "有日期的事项", "What happened when";
        compare_time_hint: "各对用同一条时间轴。竖线是互访与会商，圆点是其他事项，横线是只知月份或年份的，虚线是今天。", "All on one scale of time. Strokes are visits and meetings, dots other events, lines those of which only the month or year is known; dashed is today.";
        compare_no_events: "未见有日期的事项", "No dated event found";
        compare_figures: "各项指标", "Indicators";
        compare_figures_hint: "每个指标自成标尺，只在同一行内比长短；单位不同的不放在一行。", "Each indicator has a scale of its own: compare lengths within a row only. Different units never share a row.";
        compare_single: "只有一对查得到的指标", "Known of one pairing only";
        compare_planned: "计划", "planned";
        compare_none: "没有查到可以并列的数字。这不等于没有开展工作，也不能当作零。", "No figure was found to put side by side. This does not mean that nothing was done, nor does it count as zero.";
        compare_indicator: "指标", "Indicator";
        compare_take_out: "不再对比“{title}”", "Take {title} out of the comparison";

        // Taking a drawing or its data away.
        away_close: "关闭", "Close";
        away_picture: "图片", "Picture";
        away_picture_hint: "图中带题名、筛选、来源和数据版本。", "Title, filters, sources and the version of the data stand in the picture.";
        away_svg: "SVG（矢量）", "SVG (vector)";
        away_png: "PNG {n}倍", "PNG {n}×";
        away_data: "数据", "Data";
        away_extent: "哪些数据", "Which data";
        away_filtered_only: "当前筛选（{n}行）", "As filtered (rows: {n})";
        away_everything: "全部（{n}行）", "All (rows: {n})";
        away_csv: "CSV（可用Excel打开）", "CSV (opens in Excel)";
        away_json: "JSON", "JSON";
        away_cite: "引用", "Cite";
        away_link: "链接", "Link";
        away_link_hint: "打开后就是现在的视图、选择和筛选。", "Opens with the present view, selection and filters.";
        away_copy_link: "复制链接", "Copy the link";
        away_embed: "嵌入网页", "Embed";
        away_embed_hint: "把现在看到的放进您的网页。", "Put what you see on a page of yours.";
        away_open_embed: "取得代码……", "Get the code …";
        away_saved: "已生成：{name}", "Made: {name}";
        away_too_large: "这张图按{n}倍放大后有{w}×{h}像素，超出浏览器能生成的大小。请选较小的倍数，或下载SVG。", "At {n}× this picture has {w} × {h} pixels, more than the browser can make. Choose a smaller size, or download the SVG.";
        away_failed: "没有生成文件：{reason}", "The file could not be made: {reason}";
        away_back: "返回", "Back";
        embed_what: "怎样嵌入", "How to embed";
        embed_tag: "组件标签（可交互，把dist目录放到自己的网站）", "Tag (interactive; put the dist folder on your own site)";
        embed_frame: "内嵌框架iframe（可交互）", "Frame, iframe (interactive)";
        embed_static: "静态HTML（图、数据表和来源，不用脚本）", "Static HTML (picture, data table and sources, no script)";
        embed_width: "宽度（像素，空白为占满）", "Width (px; empty fills the page)";
        embed_height: "高度（像素）", "Height (px)";
        embed_controls: "控件", "Controls";
        embed_full: "全部", "all";
        embed_minimal: "少量", "few";
        embed_none: "没有", "none";
        embed_code: "代码", "Code";
        embed_copy: "复制代码", "Copy the code";
        embed_preview: "预览", "Preview";
        embed_listener: "加上第二行，框架的高度会随内容变化。", "With the second line the frame is as high as its content.";
        // An address made with other data.
        changed_data: "这个链接是用另一版数据（{then}）做的，现在的数据截至{cutoff}，版本{now}，图中内容可能已有变化。", "This link was made with another version of the data ({then}). The present data reach up to {cutoff}, version {now}; what you see may have changed.";
        changed_close: "知道了", "Understood";
    }

    load {
        // Bringing a file in: choosing it.
        load_title: "打开数据文件", "Open a data file";
        load_list_comma: "、", ", ";
        load_colon: "：", ": ";
        load_lead: "用自己的表格看这里的全部视图。文件只在这台设备的浏览器里读取，不会上传到任何地方。", "See every view on a table of your own. The file is read in this browser, on this device, and is sent nowhere.";
        load_choose: "选择文件", "Choose a file";
        load_or_drop: "也可以把文件直接拖到图上。", "Or drop a file onto the diagram.";
        load_formats: "可用的格式", "Formats";
        load_formats_text: "CSV（逗号、分号或制表符分隔，UTF-8、UTF-16或GB18030编码）、Excel工作簿（.xlsx）、JSON（对象数组，或从这里下载的JSON）", "CSV (comma, semicolon or tab; UTF-8, UTF-16 or GB18030), Excel workbooks (.xlsx), JSON (an array of objects, or what was downloaded here)";
        load_limits: "大小上限", "Limits";
        load_limits_text: "CSV {text}，Excel {book}，JSON {json}；{rows}行，{columns}列", "CSV {text}, Excel {book}, JSON {json}; {rows} rows, {columns} columns";
        load_columns: "能认出的列", "Columns it knows";
        load_columns_text: "结对（或老区城市、东部城市两列）、日期、任务、指标、计划、实际、单位、来源、链接、备注、口径、性质，以及从这里下载的表格的各列。列名认不出时会请您指定。", "pairing (or two columns for the two cities), date, area, indicator, planned, actual, unit, source, url, note, scope, nature, and every column of the tables downloaded here. Where headings are not understood you are asked.";
        load_template: "从模板开始", "Start from a template";
        load_template_csv: "下载CSV模板", "CSV template";
        load_template_xlsx: "下载Excel模板", "Excel template";
        load_template_name: "对口合作数据模板", "duikou-template";
        load_close: "关闭", "Close";
        load_drop_here: "松开，打开这个文件", "Let go to open this file";
        load_drop_note: "只在这台设备上读取，不会上传", "It is read on this device and sent nowhere";
        load_first_only: "一次只能打开一个文件，已打开“{name}”。", "Only one file can be open at a time; “{name}” was opened.";

        // While it is read.
        load_reading: "正在读取“{name}”", "Reading “{name}”";
        load_fetching: "正在下载“{name}”", "Downloading “{name}”";
        load_progress: "{done} / {total}，已读{rows}行", "{done} of {total}, rows read: {rows}";
        load_progress_unknown: "已下载{done}", "{done} downloaded";
        load_drawing: "正在画图……", "Drawing …";
        load_percent: "{name}：已读{percent}%，{rows}行", "{name}: {percent}% read, rows: {rows}";
        load_still: "读完之前，下面仍是原来的数据。", "Until it is done, the data below stay as they were.";
        load_cancel: "取消", "Cancel";
        load_cancelled: "已取消读取“{name}”，数据没有变。", "Reading “{name}” was cancelled; the data are as they were.";

        // What came of it.
        load_file: "数据文件", "Data file";
        load_object_rows: "网页传入的数据", "rows from this page";
        load_done: "“{name}”已读完：读入{loaded}行，拒绝{rejected}行。", "“{name}” is loaded. Rows taken in: {loaded}, rejected: {rejected}.";
        load_count_loaded: "读入", "Rows taken in";
        load_count_rejected: "拒绝", "Rejected";
        load_count_skipped: "略过", "Passed over";
        load_rows: "{n}行", "{n}";
        load_recognised: "识别结果{n}项", "What was recognised: {n}";
        load_problems: "问题{n}处，共{kinds}类", "Problems: {n}, of {kinds} kinds";
        load_no_problems: "没有发现问题", "No problems were found";
        load_level_rejected: "未读入", "Rejected";
        load_level_changed: "已改读", "Changed";
        load_level_notice: "提示", "Notice";
        load_times: "{n}处", "×{n}";
        load_row: "第{row}行", "row {row}";
        load_row_column: "第{row}行{column}列", "row {row}, column {column}";
        load_more_places: "等{n}处", "and {n} more";
        load_download_problems: "下载全部问题（CSV）", "Download all problems (CSV)";
        load_problems_name: "{name}-问题", "{name}-problems";
        load_other_file: "打开另一个文件…", "Open another file…";
        load_match: "指定列…", "Match columns…";
        load_back: "回到内置数据", "Back to the built-in data";
        load_is_back: "已回到内置数据。", "The built-in data are back.";
        load_sheet: "工作表", "Sheet";
        load_sheet_hidden: "{name}（隐藏）", "{name} (hidden)";
        load_sheet_note: "工作簿有{n}张工作表，当前是“{name}”。", "The workbook has {n} sheets; this is “{name}”.";
        load_dismiss: "知道了", "Dismiss";

        // Faults.
        load_not_begun: "文件没有读成：读取程序没有下载成功，请检查网络后再试。", "The file was not read: the program that reads it could not be downloaded. Check the connection and try again.";
        load_no_worker: "文件没有读成：这个浏览器或网页的安全策略不允许在后台读取。", "The file was not read: this browser, or the page’s security policy, does not allow reading in the background.";
        load_too_large: "文件有{size}，超过上限{limit}。请拆成几个文件，或先汇总再打开。", "The file has {size}, more than the limit of {limit}. Split it, or add it up first.";
        load_empty: "文件是空的。请选择有数据的文件。", "The file is empty. Choose one with data in it.";
        load_unreadable: "浏览器读不出这个文件。它可能已被移动、改动或没有权限，请重新选择。", "The browser cannot read this file. It may have been moved, changed or be forbidden: choose it again.";
        load_trapped: "读取这个文件时出错，没有读成。请用表格软件另存为CSV后再试。", "Reading this file failed. Save it as CSV in a spreadsheet program and try again.";
        load_not_data: "“{name}”既不是表格文本，也不是XLSX工作簿或JSON，无法读取。请另存为CSV或XLSX后再试。", "“{name}” is neither a table as text nor an XLSX workbook nor JSON. Save it as CSV or XLSX and try again.";
        load_not_json: "这个JSON读不懂：{reason}", "This JSON cannot be read: {reason}";
        load_no_rows: "JSON应当是对象数组，一行一个对象，或者是从这里下载的JSON。请按模板的列名改写后再试。", "JSON must be an array of objects, one for each row, or what was downloaded here. Write it with the template’s headings and try again.";
        load_http: "没有取到“{name}”：服务器回应{status}。请核对地址。", "“{name}” could not be fetched: the server answered {status}. Check the address.";
        load_network: "没有取到“{name}”：网络不通，或者服务器、网页的安全策略不允许。", "“{name}” could not be fetched: no connection, or the server or the page’s security policy does not allow it.";
        load_bad_kind: "load只接受文件（File、Blob）、地址（URL）或对象数组。", "load takes a File, a Blob, a URL or an array of objects.";
        load_nothing: "文件里没有一行可以读入，图没有变。", "No row of the file could be taken in; the pictures are as they were.";
        load_dialog_closed: "没有指定列，“{name}”没有读入，数据没有变。", "No columns were matched: “{name}” was not taken in and the data are as they were.";

        // Matching columns.
        match_title: "指定各列的内容", "Say what the columns hold";
        match_lead: "“{name}”的列名没有完全认出。请对照前几行，为每一列选择内容；用不到的选“不用”。", "Not all headings of “{name}” were understood. Go by the first rows and say what each column holds; leave out what is not needed.";
        match_again: "可以在这里改变“{name}”各列的内容。", "Here you can change what each column of “{name}” holds.";
        match_head_row: "列名在", "Headings end at";
        match_head_none: "没有列名行", "there are no headings";
        match_column: "{letter}列", "Column {letter}";
        match_column_of: "{letter}列“{name}”的内容", "Column {letter}, “{name}”, holds";
        match_first_rows: "文件的前几行", "The file’s first rows";
        match_years: "把年份列展开：每个年份列的数字作为", "Melt the year columns: the figures of each year are";
        match_years_actual: "实际数", "actual";
        match_years_planned: "计划数", "planned";
        match_apply: "按此读取", "Read it so";
        match_needs: "还不能读取：{what}。", "It cannot be read yet: {what}.";
        match_needs_pairing: "要有一列是结对，或者老区城市和东部城市各一列", "one column must be the pairing, or two the two cities";
        match_needs_value: "要有一列是计划、实际或年份", "one column must be planned, actual or a year";
        match_needs_year: "“年份”列的列名里要有年份", "a year column must have a year in its heading";
        match_twice: "“{field}”只能有一列", "only one column can be “{field}”";
        match_ready: "可以读取了。", "It can be read now.";
    }

    native {
        // What the program's tables are called.
        sheet_of_pairings: "革命老区重点城市结对关系", "Pairings of old-area key cities";
        sheet_of_cities: "结对城市", "Paired cities";
        sheet_of_readings: "公开读数", "Public readings";
        sheet_of_sources: "读数来源", "Sources of the readings";
        sheet_of_tasks: "重点任务与保障措施", "Task areas and safeguards";

        // What the command-line program says of checked files.
        checked_clean: "没有问题", "no problems";
        checked_one: "1个问题", "1 problem";
        checked_many: "{n}个问题", "{n} problems";
        told_at: "{place}：{what}", "{place}: {what}";
        told_more: "{place}：同类问题另有{n}处", "{place}: {n} more like this";
        told_read: "{file}：读入{read}行，未能读入{rejected}行，另有{skipped}行是表头、标题、合计、附注、空行或没有填数", "{file}: {read} rows read, {rejected} rejected, {skipped} left out (headings, titles, totals, remarks, blank rows, rows without a figure)";
        told_columns: "{file}：各列读作{mapping}", "{file}: columns read as {mapping}";
        told_hidden: "{file}：没有读隐藏的工作表{sheets}", "{file}: hidden sheets were not read: {sheets}";
        told_unread: "{file}：没有读入任何一行", "{file}: no row was read";
        nothing_known: "一列都没有认出来", "no column is known";
        known_columns: "认出的列有{columns}", "known columns are {columns}";
        unreadable: "读不了文件：{reason}", "the file cannot be read: {reason}";
        unreadable_mend: "核对路径和权限", "check its path and permissions";

        // The explorer page.
        page_title: "对口：革命老区重点城市结对图", "Duikou: who is paired with whom";
        page_kicker: "革命老区重点城市对口合作", "Pairing cooperation of key old-area cities";
        page_headline: "20对城市，结对到2030年", "Twenty pairs of cities, paired until 2030";
        page_standfirst: "20个革命老区重点城市，各与一个东部城市结对合作。谁与谁结对，方案要求做什么，公开渠道能查到哪些进展，这里一图看清。", "Each of twenty key cities in China’s old revolutionary base areas is paired with a city in the east. See who is paired with whom, what the plan asks of them, and what is publicly known of progress.";
        skip_to_diagram: "跳到结对图", "Skip to the diagram";
        footer_plan: "依据", "The plan";
        footer_cutoff: "数据截至", "Data up to";
        footer_evidence: "读数的出处", "Where the figures come from";
        footer_evidence_text: "每个读数都附出处，并注明种类：方案原文、政府网页、媒体报道，或转载、镜像、汇总等二手来源。二手来源不计入合计，只作参考；其中一些页面没有可靠的公开网址，因此不附链接。", "Every figure names its source and the kind of source: the plan itself, a government page, a press report, or a secondary source such as a reprint, mirror or summary. Secondary figures stay out of totals; some of their pages have no trustworthy public address and are not linked.";
        footer_limits: "没有读数不等于没有工作，只说明没有查到。各地统计口径不同，请不要据此排名。", "No figure does not mean no work, only that none was found. Cities count differently: please do not rank them by these figures.";
        footer_embed: "嵌入网页", "Put it on your page";
        footer_embed_text: "把dist目录放到自己的网站上，在网页中加入：", "Put the dist folder on your own site and add to your page:";
    }
}

/// The shell's words in one language: pairs of key and text.
pub fn shell(lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = SHELL.lines().chain(CHART_SHELL.lines());
    lines.filter_map(move |line| {
        let mut cells = line.split('\t');
        let (key, zh, en) = (cells.next()?, cells.next()?, cells.next()?);
        Some((
            key,
            match lang {
                Lang::Zh => zh,
                Lang::En => en,
            },
        ))
    })
}

/// Fills `{name}` holes: `fill("{n} pairings", &[("n", "20")])` is `20 pairings`.
/// Holes in a value, and those that no value is given for, stay as they are.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut parts = template.split('{');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').unwrap_or((part, ""));
        if let Some((_, value)) = values.iter().find(|(hole, _)| *hole == name) {
            text.push_str(value);
            text.push_str(rest);
        } else {
            text.push('{');
            text.push_str(part);
        }
    }
    text
}
