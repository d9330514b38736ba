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
        title_table: "全部读数", "All readings";

        // Sources.
        title_sources: "来源", "Sources";

        // Profiles and tasks.
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
        task_known: "读数{n}条，涉及{pairings}对，其中二手来源{secondary}条", "{n} readings on {pairings} pairings, {secondary} of them secondary";
        task_filtered: "没有符合筛选条件的读数", "No reading matches the filters";
        left_out_by_filter: "另有{n}条读数不符合筛选条件。", "Readings that do not match the filters: {n}.";
        left_out_elsewhere: "这里只列所选的任务或保障，其余另有读数{n}条。", "Only the chosen task areas are listed here; readings on the others: {n}.";
        left_out_beside: "读数列在所选的结对之下。", "The readings stand with the chosen pairings.";

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
        // Profiles and tasks.
        task_areas: "重点任务", "Task areas";
        safeguards: "保障措施", "Safeguards";
        task_readings: "各结对的读数", "Readings by pairing";
        none_found: "未见公开数据", "No public data found";
        readings_hidden: "已筛去 {n} 条", "{n} filtered out";
        group_latest: "读数 {n} 条，最近 {date}", "{n} readings, latest {date}";
        see_pairing: "查看这一对：{title}", "See this pairing: {title}";
        full_figures: "写出完整数字", "Write figures out";
        in_full: "合 {value}", "in full {value}";
        profile: "结对概况", "Briefing card";
        profile_open: "结对概况（可打印）", "Briefing card (to print)";
        profile_print: "打印这一页", "Print this page";
        profile_milestones: "大事", "Milestones";
        profile_figures: "各项指标的读数", "Figures by indicator";
        profile_plans: "计划与预期（不计入上列读数）", "Planned or expected (apart from the figures above)";
        profile_gaps: "未见公开数据的方面", "No public data found on";
        profile_gaps_note: "没有查到不等于没有开展，也不能当作零。", "That none was found does not mean that nothing was done, nor does it count as zero.";
        profile_no_gaps: "九个方面都查到了公开读数。", "Public readings were found on all nine areas.";
        profile_sources: "来源", "Sources";
        profile_more: "限于篇幅，另有 {n} 条未列", "{n} more, left out for space";
        profile_others: "另有 {n} 条", "{n} more";

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
