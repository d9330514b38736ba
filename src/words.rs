//! Every word shown to people, in Chinese and English, from one table.
//!
//! A key that lacks a language does not compile. `{name}`-style holes are
//! filled by [`fill`].

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

/// Makes the table from three parts: `core` is what the core says itself,
/// `shell` what it only hands to the page's scripts, and `native` what only the
/// program and the built pages say, which no browser needs to load.
macro_rules! table {
    (
        core { $($core:ident: $core_zh:literal, $core_en:literal;)* }
        shell { $($shell:ident: $shell_zh:literal, $shell_en:literal;)* }
        native { $($native:ident: $native_zh:literal, $native_en:literal;)* }
    ) => {
        /// The words of one language as fields, so that the compiler finds a missing one.
        #[derive(Debug, Clone)]
        #[allow(missing_docs)]
        pub struct Words {
            $(pub $core: &'static str,)*
            $(#[cfg(not(target_arch = "wasm32"))] pub $native: &'static str,)*
        }
        const ZH: Words = Words {
            $($core: $core_zh,)*
            $(#[cfg(not(target_arch = "wasm32"))] $native: $native_zh,)*
        };
        const EN: Words = Words {
            $($core: $core_en,)*
            $(#[cfg(not(target_arch = "wasm32"))] $native: $native_en,)*
        };
        /// The shell's words as lines of key, Chinese and English with tabs
        /// between: one text is lighter than a table of pointers.
        const SHELL: &str =
            concat!($(stringify!($shell), "\t", $shell_zh, "\t", $shell_en, "\n",)*);
        /// Every key with its two texts.
        #[cfg(not(target_arch = "wasm32"))]
        pub static TABLE: &[(&str, &str, &str)] = &[
            $((stringify!($core), $core_zh, $core_en),)*
            $((stringify!($shell), $shell_zh, $shell_en),)*
            $((stringify!($native), $native_zh, $native_en),)*
        ];
        /// The TypeScript interface of the shell's words.
        pub const TYPESCRIPT: &str =
            concat!("export interface Words {", $(" ", stringify!($shell), ": string;",)* " }");
    };
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
        key_press: "半实心：新闻媒体", "Half: news outlet";
        key_secondary: "空心：转载等二手来源", "Hollow: reprint or other secondary source";
        key_planned: "带箭头：计划或预期", "With arrowhead: planned or expected";
        key_span: "横线：只知年份或月份", "Line: only the year or month is known";
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

        // Columns of places that can be focused.
        headings: "表头", "Headings";
        cells: "单元格", "Cells";

        // The matrix.
        title_matrix: "公开读数矩阵", "Public readings by pairing and task area";

        // One indicator.
        title_indicator: "指标", "Indicator";

        // Trends.
        title_trend: "趋势", "Over time";

        // Planned and actual.
        title_target: "计划与实际", "Planned and actual";

        // The table of readings.
        title_table: "对口合作公开读数：{n}条", "Public readings on the pairings: {n}";
        description_table: "共{n}条公开读数，涉及{pairings}对结对，依据为：{kinds}。最新一条的日期是{latest}，数据截至{cutoff}。", "{n} public readings on {pairings} pairings, resting on: {kinds}. The latest is dated {latest}; data up to {cutoff}.";
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

        // Profiles and tasks.
        profile: "结对概况", "Briefing card";

        // Cards and screen readers.
        card_year_readings: "这一年的公开读数{n}条", "{n} public readings of that year";
        card_year_hint: "点选只看这一年，再点恢复", "Choose it to see that year only; choose it again to see all";
        card_term: "期限{term}", "Term {term}";
        card_same_province: "两市同属{province}", "Both cities lie in {province}";
        card_readings: "公开读数{n}条，其中二手来源{secondary}条", "{n} public readings, {secondary} of them secondary";
        card_paired_with: "结对城市：{cities}", "Paired with {cities}";
        card_pairings: "{n}对结对", "{n} pairings";
        card_value: "{indicator}：{value}", "{indicator}: {value}";
        card_source: "来源：{source}（{kind}）", "Source: {source} ({kind})";
        card_together: "同日同类公开读数{n}条", "{n} readings of one kind and date";
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
        no_reading: "未见公开数据。这不等于没有开展工作，也不能当作零。", "No public figure found. This does not mean that nothing was done, nor does it count as zero.";

        // Sources.
        evidence_founding: "基础文件", "founding document";
        evidence_government: "政府网站", "government page";
        evidence_press: "新闻媒体", "press";
        evidence_secondary: "二手来源", "secondary source";
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
        view_target: "计划与实际", "Planned and actual";
        view_table: "读数表", "Readings";
        view_sources: "来源", "Sources";
        views: "视图", "Views";
        filtered: "筛选", "Filtered";
        clear_filter: "取消筛选：{name}", "Clear filter: {name}";
        clear_filters: "全部取消", "Clear all";
        show_evidence: "显示哪些证据", "Evidence shown";
        show_government: "政府网站", "Government";
        show_press: "新闻媒体", "Press";
        show_secondary: "二手来源", "Secondary";
        count_secondary: "合计含二手来源", "Count secondary in totals";
        keyboard_hint: "按 Tab 键换列，按方向键移动，按回车键选中，按住 Ctrl 再按回车可多选，按 Esc 键取消。", "Tab changes column, arrow keys move, Enter selects, Ctrl+Enter adds to the selection, Esc clears.";
        evidence_key: "实心标记依据政府网页或方案原文，半实心依据媒体报道，空心依据转载、镜像等二手来源。没有标记只说明没有查到公开读数。", "Filled marks rest on government pages or the plan itself, half-filled ones on press reports, hollow ones on reprints, mirrors and other secondary sources. No mark means only that no public figure was found.";
        panel: "详情", "Details";
        start_title: "从一对城市看起", "Start with one pairing";
        start_hint: "点一下图中的城市、分组或连线，或者在这里选一对，就能看到结对双方、方案要求做的事，以及查得到的进展和出处。按住 Ctrl 或打开“多选”，可以把几对放在一起看。", "Click a city, a group or a ribbon in the diagram, or choose a pairing here, to see both cities, what the plan asks for, and what is publicly known of progress, with sources. Hold Ctrl or switch on “Select several” to see pairings together.";
        see_details: "查看详情", "See details";
        clear_selection: "取消选择", "Clear selection";
        close_detail: "不再选择“{title}”", "Take {title} out of the selection";
        selected: "已选：{titles}。", "Selected: {titles}.";
        selected_see_below: "已选：{titles}。详情在图后的“详情”区域。", "Selected: {titles}. The details follow the diagrams.";
        nothing_selected: "没有选中任何内容。", "Nothing is selected.";
        tasks_and_progress: "任务与进展", "Tasks and progress";
        measures: "方案提出的举措", "Measures in the plan";
        reading_count: "读数 {n} 条", "{n} readings";
        more_readings: "其余 {n} 条读数", "{n} more readings";
        county_pairs: "县区结对", "Paired counties and districts";
        county_base: "老区一方", "Base-area side";
        county_east: "东部一方", "Eastern side";
        county_since: "起始", "Since";
        related_pairings: "相关结对", "Related pairings";
        no_public_address: "无公开网址", "no public address";
        // The table of readings.
        column_pairing: "结对", "Pairing";
        column_date: "日期", "Date";
        column_area: "任务与保障", "Task area";
        column_indicator: "指标与口径", "Indicator and what it counts";
        column_value: "数值", "Value";
        column_evidence: "证据", "Evidence";
        column_source: "来源", "Source";
        exact_values: "写出完整数字", "Figures in full";
        rows_printed: "打印了前 {n} 条。", "The first {n} are printed.";
        no_rows: "没有符合筛选和选择的读数。", "No reading matches the filters and the selection.";
        clear_everything: "取消筛选和选择", "Clear filters and selection";
        published_on: "发布日期", "Published";
        // The list of sources.
        sources_of_kind: "{n} 个来源，{readings} 条读数", "Sources: {n}. Readings: {readings}.";
        more_sources: "再列 {n} 个", "{n} more";
        title_not_seen: "题名未见", "title not seen";
        date_not_seen: "日期未见", "date not seen";
        rests_on_it: "读数 {n} 条：{about}", "Readings: {n}. {about}";
        cite: "引用", "Cite";
        cite_plain: "文字说明", "In words";
        cite_access: "查阅日期没有记录，引用时请补上您查阅的日期。", "No date of access was recorded: add the day on which you read the page.";
        cite_impossible: "题名和网址都没有见到，无法按国家标准著录。", "Neither title nor address was seen, so it cannot be cited after the standard.";
        copy: "复制", "Copy";
        copied: "已复制", "Copied";
        copy_by_hand: "已选中，请自行复制", "Selected: copy it yourself";
        unknown_attribute: "属性 {name} 的值“{value}”无法识别，已按默认值处理。", "attribute {name} has the unknown value “{value}”; its default is used";
        unknown_keys: "数据中没有 {keys}；结对的键如 p01，城市的键如 c360700。", "there is no {keys} in the data; keys look like p01 for a pairing and c360700 for a city";
    }

    native {
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
        html_untitled: "另有{n}个来源未见题名和网址。", "{n} more sources show neither title nor address.";
        value: "数值", "Value";
        date: "日期", "Date";
        indicator: "指标", "Indicator";
        evidence: "证据与说明", "Evidence and remarks";

        // What the command-line program says of checked files.
        checked_clean: "没有问题", "no problems";
        checked_one: "1 个问题", "1 problem";
        checked_many: "{n} 个问题", "{n} problems";
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
        footer_embed_text: "把 dist 目录放到自己的网站上，在网页中加入：", "Put the dist folder on your own site and add to your page:";
    }
}

/// The shell's words in one language: pairs of key and text.
pub fn shell(lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
    SHELL.lines().filter_map(move |line| {
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
